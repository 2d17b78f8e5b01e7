@NullMarked
package org.carrel.launcher.mail;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.carrel.launcher.stack;

import org.jspecify.annotations.NullMarked;

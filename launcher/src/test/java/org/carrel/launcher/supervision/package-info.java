@NullMarked
package org.carrel.launcher.supervision;

import org.jspecify.annotations.NullMarked;

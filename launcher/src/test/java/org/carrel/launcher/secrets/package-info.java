@NullMarked
package org.carrel.launcher.secrets;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.carrel.launcher.health;

import org.jspecify.annotations.NullMarked;

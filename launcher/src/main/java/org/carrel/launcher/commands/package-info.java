/**
 * The commands of {@code ./carrel}.
 *
 * <p>Owns the words on the screen and the order of steps; every step itself lives in another package.
 */
@NullMarked
package org.carrel.launcher.commands;

import org.jspecify.annotations.NullMarked;

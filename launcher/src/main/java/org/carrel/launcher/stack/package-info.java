/**
 * What the stack consists of, as data: its parts, their ports, their environment and their JVM options.
 *
 * <p>Owns every decision that can be made without touching the machine. Starts nothing.
 */
@NullMarked
package org.carrel.launcher.stack;

import org.jspecify.annotations.NullMarked;

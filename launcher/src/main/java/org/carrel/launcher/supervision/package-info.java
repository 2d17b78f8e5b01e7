/**
 * Keeps the parts running: starts them, waits until they are ready, restarts what dies and stops all in order.
 *
 * <p>Owns child processes, their logs and the files by which other terminals find a running stack. Decides nothing
 * about what the parts are.
 */
@NullMarked
package org.carrel.launcher.supervision;

import org.jspecify.annotations.NullMarked;

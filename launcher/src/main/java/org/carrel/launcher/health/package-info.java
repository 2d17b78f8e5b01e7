/**
 * What {@code doctor} looks at: ports, disk, memory, tools and permissions of this machine.
 *
 * <p>Owns the reading of /proc. Changes nothing.
 */
@NullMarked
package org.carrel.launcher.health;

import org.jspecify.annotations.NullMarked;

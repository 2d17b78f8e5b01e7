/**
 * Builds what changed, and only that.
 *
 * <p>Owns the reading of the build files, the choice of stale modules and the run of Maven.
 */
@NullMarked
package org.carrel.launcher.building;

import org.jspecify.annotations.NullMarked;

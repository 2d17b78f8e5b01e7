/** Asks outside databases over the line. Owns sockets while a search lasts, and no data. */
@NullMarked
package org.carrel.catalog.targets.wire;

import org.jspecify.annotations.NullMarked;

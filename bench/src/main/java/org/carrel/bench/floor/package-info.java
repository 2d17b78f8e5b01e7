/** The floor under a check-out: the same rows, written by plain prepared SQL into the same server, and nothing else. */
@NullMarked
package org.carrel.bench.floor;

import org.jspecify.annotations.NullMarked;

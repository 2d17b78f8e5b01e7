/** How long it takes from {@code ./carrel up} to the first loan. */
@NullMarked
package org.carrel.bench.start;

import org.jspecify.annotations.NullMarked;

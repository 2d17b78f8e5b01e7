/**
 * Puts load on something and tells how long it took: a closed loop, a paced one that does not forgive itself a late
 * start, and an HTTP client light enough not to be what is measured. Every load ends by itself.
 */
@NullMarked
package org.carrel.bench.load;

import org.jspecify.annotations.NullMarked;

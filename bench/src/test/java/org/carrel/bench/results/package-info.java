/** Tests. */
@NullMarked
package org.carrel.bench.results;

import org.jspecify.annotations.NullMarked;

/** Tests. */
@NullMarked
package org.carrel.bench.floor;

import org.jspecify.annotations.NullMarked;

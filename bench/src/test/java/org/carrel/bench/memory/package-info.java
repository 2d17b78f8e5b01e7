/** Tests. */
@NullMarked
package org.carrel.bench.memory;

import org.jspecify.annotations.NullMarked;

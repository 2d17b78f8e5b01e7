/** Tests. */
@NullMarked
package org.carrel.bench.load;

import org.jspecify.annotations.NullMarked;

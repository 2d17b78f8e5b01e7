/** Tests. */
@NullMarked
package org.carrel.bench.check;

import org.jspecify.annotations.NullMarked;

/** Tests. */
@NullMarked
package org.carrel.bench.library;

import org.jspecify.annotations.NullMarked;

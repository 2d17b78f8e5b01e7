/** Tests of the shelf list and of how items come, move and leave. */
@NullMarked
package org.carrel.catalog.shelf;

import org.jspecify.annotations.NullMarked;

/** Tests of orders. */
@NullMarked
package org.carrel.catalog.orders;

import org.jspecify.annotations.NullMarked;

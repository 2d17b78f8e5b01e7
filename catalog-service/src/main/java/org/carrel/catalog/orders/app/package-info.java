/** Use cases of orders. */
@NullMarked
package org.carrel.catalog.orders.app;

import org.jspecify.annotations.NullMarked;

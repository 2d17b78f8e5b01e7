/** The tables of orders. */
@NullMarked
package org.carrel.catalog.orders.store;

import org.jspecify.annotations.NullMarked;

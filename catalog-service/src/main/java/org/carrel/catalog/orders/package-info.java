/**
 * Vendors, orders and receipts. An order puts brief records and items on order into the catalogue, and receiving sends
 * the items on their way. Owns vendors and orders; records, items and their steps are their own capabilities'.
 */
@NullMarked
package org.carrel.catalog.orders;

import org.jspecify.annotations.NullMarked;

/**
 * Items as described: what can be held in the hand and lent. Owns barcode, call number, types, place, price and process
 * tags of an item. Whether it is on loan is circulation's to know; this package never says.
 */
@NullMarked
package org.carrel.catalog.items;

import org.jspecify.annotations.NullMarked;

/**
 * Call numbers and the keys that sort them as they stand on the shelf. Pure functions of text; owns no data. Keys are
 * compared octet by octet, so that no collation can change an order.
 */
@NullMarked
package org.carrel.catalog.callnumbers;

import org.jspecify.annotations.NullMarked;

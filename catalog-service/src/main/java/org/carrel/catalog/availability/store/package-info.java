/** The table {@code item_availability}, and its join with items and places. */
@NullMarked
package org.carrel.catalog.availability.store;

import org.jspecify.annotations.NullMarked;

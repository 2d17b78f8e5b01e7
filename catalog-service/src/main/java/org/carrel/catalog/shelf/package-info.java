/**
 * Items in the order of the shelf, and counts of them: the shelf list, free cutters, duplicate numbers, collection
 * statistics. Reads what {@code items} owns; owns nothing.
 */
@NullMarked
package org.carrel.catalog.shelf;

import org.jspecify.annotations.NullMarked;

/** The table {@code item} and the indexes that finding needs. */
@NullMarked
package org.carrel.catalog.itemsearch.store;

import org.jspecify.annotations.NullMarked;

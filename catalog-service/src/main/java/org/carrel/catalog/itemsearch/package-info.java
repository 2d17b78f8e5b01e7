/** Finding single items, by whatever staff have at hand. */
@NullMarked
package org.carrel.catalog.itemsearch;

import org.jspecify.annotations.NullMarked;

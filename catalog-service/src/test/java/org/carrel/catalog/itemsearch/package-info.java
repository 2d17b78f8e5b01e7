/** Tests of finding items. */
@NullMarked
package org.carrel.catalog.itemsearch;

import org.jspecify.annotations.NullMarked;

/** The use case of finding items. */
@NullMarked
package org.carrel.catalog.itemsearch.app;

import org.jspecify.annotations.NullMarked;

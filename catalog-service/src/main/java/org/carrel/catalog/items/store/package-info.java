/** The table {@code item}. */
@NullMarked
package org.carrel.catalog.items.store;

import org.jspecify.annotations.NullMarked;

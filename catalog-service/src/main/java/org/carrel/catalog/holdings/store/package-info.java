/** The table {@code holdings_link}. */
@NullMarked
package org.carrel.catalog.holdings.store;

import org.jspecify.annotations.NullMarked;

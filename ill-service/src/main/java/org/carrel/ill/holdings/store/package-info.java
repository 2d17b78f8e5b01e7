/** The replica of titles and items in SQL. */
@NullMarked
package org.carrel.ill.holdings.store;

import org.jspecify.annotations.NullMarked;

/** How stores deal with many rows at once, and with documents. */
@NullMarked
package org.carrel.catalog.store;

import org.jspecify.annotations.NullMarked;

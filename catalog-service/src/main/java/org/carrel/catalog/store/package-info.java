/** How stores deal with documents. */
@NullMarked
package org.carrel.catalog.store;

import org.jspecify.annotations.NullMarked;

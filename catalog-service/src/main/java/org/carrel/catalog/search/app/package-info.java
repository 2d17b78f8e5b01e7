/** Keeping the index up to date, and making it anew. */
@NullMarked
package org.carrel.catalog.search.app;

import org.jspecify.annotations.NullMarked;

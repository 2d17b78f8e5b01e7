/** Counts in PostgreSQL. */
@NullMarked
package org.carrel.catalog.usage.store;

import org.jspecify.annotations.NullMarked;

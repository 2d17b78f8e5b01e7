/** Leases in PostgreSQL. */
@NullMarked
package org.carrel.catalog.editing.store;

import org.jspecify.annotations.NullMarked;

/** The browse lists in PostgreSQL, sorted by ICU. */
@NullMarked
package org.carrel.catalog.headings.store;

import org.jspecify.annotations.NullMarked;

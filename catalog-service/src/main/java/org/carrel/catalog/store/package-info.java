/** How stores speak SQL: prepared statements, rows read by name, documents as JSON. */
@NullMarked
package org.carrel.catalog.store;

import org.jspecify.annotations.NullMarked;

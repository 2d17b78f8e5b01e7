/** The library's own rules in PostgreSQL. */
@NullMarked
package org.carrel.catalog.validation.store;

import org.jspecify.annotations.NullMarked;

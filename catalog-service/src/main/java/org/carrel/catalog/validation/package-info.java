/**
 * Whether a record keeps the rules: those of MARC 21, written down as tables under {@code marc21/}, and those that the
 * library makes itself. Owns the library's rules; the decision {@link org.carrel.catalog.validation.Validation} is a
 * pure function that every way into the catalogue can call. It never changes a record.
 */
@NullMarked
package org.carrel.catalog.validation;

import org.jspecify.annotations.NullMarked;

/**
 * Holdings records (MARC 21 format for holdings data): what they say a library has of a title, in words. Owns the links
 * from holdings records to their titles; the records themselves are {@code records}'.
 */
@NullMarked
package org.carrel.catalog.holdings;

import org.jspecify.annotations.NullMarked;

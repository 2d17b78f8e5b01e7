/**
 * Searches that are kept, and lists of titles that people put together. Owns both; what is found or listed is the
 * catalogue's.
 */
@NullMarked
package org.carrel.catalog.lists;

import org.jspecify.annotations.NullMarked;

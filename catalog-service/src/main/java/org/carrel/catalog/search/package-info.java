/**
 * Finding titles. Owns the query language, the neutral query and document models, and the index, which is a projection:
 * it can be thrown away and made anew from the records at any time. The search engine behind it is an adapter.
 */
@NullMarked
package org.carrel.catalog.search;

import org.jspecify.annotations.NullMarked;

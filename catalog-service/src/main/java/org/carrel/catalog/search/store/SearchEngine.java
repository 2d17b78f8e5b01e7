package org.carrel.catalog.search.store;

import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.SearchIndex;

/** An engine: what is kept in it is searched in it. */
interface SearchEngine extends SearchIndex, CatalogueSearch {}

/** The index in embedded Apache Lucene, the requests to rebuild it, and what is known of titles' copies. */
@NullMarked
package org.carrel.catalog.search.store;

import org.jspecify.annotations.NullMarked;

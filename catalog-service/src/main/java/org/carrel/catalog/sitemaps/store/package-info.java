/** Records in the database, as search engines are told of them. */
@NullMarked
package org.carrel.catalog.sitemaps.store;

import org.jspecify.annotations.NullMarked;

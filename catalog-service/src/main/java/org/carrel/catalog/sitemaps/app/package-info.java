/** Use cases of the list. */
@NullMarked
package org.carrel.catalog.sitemaps.app;

import org.jspecify.annotations.NullMarked;

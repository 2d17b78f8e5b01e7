/** Finding items over HTTP. */
@NullMarked
package org.carrel.catalog.itemsearch.web;

import org.jspecify.annotations.NullMarked;

/** Searching over HTTP. */
@NullMarked
package org.carrel.catalog.search.web;

import org.jspecify.annotations.NullMarked;

/** Searches and lists that are kept, over HTTP. */
@NullMarked
package org.carrel.catalog.lists.web;

import org.jspecify.annotations.NullMarked;

/** The shelf list and collection statistics over HTTP. */
@NullMarked
package org.carrel.catalog.shelf.web;

import org.jspecify.annotations.NullMarked;

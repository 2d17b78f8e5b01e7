/** The items of a title over HTTP, with where they stand. */
@NullMarked
package org.carrel.catalog.availability.web;

import org.jspecify.annotations.NullMarked;

/** Places over HTTP. */
@NullMarked
package org.carrel.catalog.places.web;

import org.jspecify.annotations.NullMarked;

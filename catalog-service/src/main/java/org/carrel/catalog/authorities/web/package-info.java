/** Authorities over HTTP. */
@NullMarked
package org.carrel.catalog.authorities.web;

import org.jspecify.annotations.NullMarked;

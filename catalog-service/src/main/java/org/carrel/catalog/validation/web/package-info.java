/** Validation over HTTP. */
@NullMarked
package org.carrel.catalog.validation.web;

import org.jspecify.annotations.NullMarked;

/** Serials over HTTP. */
@NullMarked
package org.carrel.catalog.serials.web;

import org.jspecify.annotations.NullMarked;

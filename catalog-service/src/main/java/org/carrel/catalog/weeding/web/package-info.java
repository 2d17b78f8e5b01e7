/** Weeding over HTTP. */
@NullMarked
package org.carrel.catalog.weeding.web;

import org.jspecify.annotations.NullMarked;

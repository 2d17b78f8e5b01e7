/** Editing over HTTP. */
@NullMarked
package org.carrel.catalog.editing.web;

import org.jspecify.annotations.NullMarked;

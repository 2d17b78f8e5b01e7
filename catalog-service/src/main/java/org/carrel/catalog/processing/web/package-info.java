/** Processing over HTTP. */
@NullMarked
package org.carrel.catalog.processing.web;

import org.jspecify.annotations.NullMarked;

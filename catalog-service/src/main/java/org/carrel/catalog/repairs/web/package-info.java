/** Repairs over HTTP. */
@NullMarked
package org.carrel.catalog.repairs.web;

import org.jspecify.annotations.NullMarked;

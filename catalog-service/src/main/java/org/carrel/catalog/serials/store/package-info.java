/** The tables {@code subscription} and {@code issue}. */
@NullMarked
package org.carrel.catalog.serials.store;

import org.jspecify.annotations.NullMarked;

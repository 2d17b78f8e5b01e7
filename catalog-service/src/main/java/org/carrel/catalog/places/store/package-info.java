/** The table {@code place}. */
@NullMarked
package org.carrel.catalog.places.store;

import org.jspecify.annotations.NullMarked;

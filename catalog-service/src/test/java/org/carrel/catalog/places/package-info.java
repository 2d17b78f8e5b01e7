/** Tests of places. */
@NullMarked
package org.carrel.catalog.places;

import org.jspecify.annotations.NullMarked;

/** The replica of places in SQL. */
@NullMarked
package org.carrel.ill.places.store;

import org.jspecify.annotations.NullMarked;

/** Use cases of the place tree. */
@NullMarked
package org.carrel.catalog.places.app;

import org.jspecify.annotations.NullMarked;

/**
 * Where things are: the consortium's tree of libraries, branches and shelving locations, and the service points in it.
 * A read-only replica of what catalog-service owns; nothing here changes a place.
 */
@NullMarked
package org.carrel.circulation.places;

import org.jspecify.annotations.NullMarked;

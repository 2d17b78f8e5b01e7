/**
 * The places of the consortium: library systems, branches, shelving locations and service points, as one tree. Owns the
 * rules of the tree; every other service keeps a replica of it.
 */
@NullMarked
package org.carrel.catalog.places;

import org.jspecify.annotations.NullMarked;

/**
 * Places, as far as interlibrary lending must know them: where things can be picked up, and in which time zone. A
 * replica of catalog-service's.
 */
@NullMarked
package org.carrel.ill.places;

import org.jspecify.annotations.NullMarked;

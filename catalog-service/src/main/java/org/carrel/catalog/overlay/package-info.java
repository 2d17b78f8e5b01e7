/**
 * What becomes of a record's fields when another record of the same thing is laid over it. Owns nothing; decides on two
 * views and a profile, and says when no decision was needed, so that octets stay as they came.
 */
@NullMarked
package org.carrel.catalog.overlay;

import org.jspecify.annotations.NullMarked;

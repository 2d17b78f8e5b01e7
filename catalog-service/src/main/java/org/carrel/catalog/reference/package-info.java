/**
 * Questions asked at the reference desk: what was answered, from what, and how long it took. Owns the log; who asked is
 * not in it.
 */
@NullMarked
package org.carrel.catalog.reference;

import org.jspecify.annotations.NullMarked;

/**
 * Who is editing what: an advisory lease, so that two cataloguers do not work on the same record without knowing. Owns
 * the leases; who was first at saving is decided by the record's version, not here.
 */
@NullMarked
package org.carrel.catalog.editing;

import org.jspecify.annotations.NullMarked;

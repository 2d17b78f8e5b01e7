/**
 * Changes of records that somebody proposes and somebody else looks at before they are made: trainees learn on real
 * records, and whoever is not sure asks. Owns the drafts and what is said of them; an accepted draft becomes a version
 * of its record through {@code records}, under both names.
 */
@NullMarked
package org.carrel.catalog.drafts;

import org.jspecify.annotations.NullMarked;

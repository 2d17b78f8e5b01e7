/**
 * Whether a record that arrives is in the catalogue already. Owns the match sets' meaning and the keys of fields that
 * match sets look at; the numbers that every record is known by are those of records. Looks up exactly, never in the
 * search index, so that what was stored a moment ago is found.
 */
@NullMarked
package org.carrel.catalog.matching;

import org.jspecify.annotations.NullMarked;

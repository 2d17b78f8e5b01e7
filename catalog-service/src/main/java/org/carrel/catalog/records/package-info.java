/**
 * Catalogue records: bibliographic, holdings and authority. Owns what a record says (the description drawn from its
 * fields by rule), its identifiers as match keys, its versions and who may see it. Does not own items, imports or the
 * search index; they ask here.
 */
@NullMarked
package org.carrel.catalog.records;

import org.jspecify.annotations.NullMarked;

/**
 * The catalogue as harvesters read it, by the Open Archives Initiative Protocol for Metadata Harvesting 2.0. Owns the
 * headers (identifier, datestamp, sets, tombstones) and what a request may ask. Does not own records or the schemas
 * they are said in; it asks records and crosswalks.
 */
@NullMarked
package org.carrel.catalog.oai;

import org.jspecify.annotations.NullMarked;

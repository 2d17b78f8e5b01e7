/**
 * MARC records as octets and as fields. Owns framing (where one record ends in a stream that may be damaged), reading
 * (octets to a parsed view that keeps field order and duplicates) and writing. The octets are the record; the view is
 * derived from them and never written back over them. Knows nothing of databases, HTTP or what a title is.
 */
@NullMarked
package org.carrel.catalog.marc;

import org.jspecify.annotations.NullMarked;

/**
 * What a record says, said in the ways that others read: MODS, Dublin Core, citations for reference managers,
 * schema.org for search engines; and the code lists that the fixed fields speak in. Owns the mappings; asks records for
 * the fields. Does not own protocols.
 */
@NullMarked
package org.carrel.catalog.crosswalks;

import org.jspecify.annotations.NullMarked;

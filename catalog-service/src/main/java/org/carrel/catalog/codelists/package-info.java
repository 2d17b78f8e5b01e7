/**
 * The code lists of MARC 21 for languages, countries, geographic areas and relators, whole, with the codes that are
 * obsolete. Whoever checks, decodes or translates such a code asks here.
 */
@NullMarked
package org.carrel.catalog.codelists;

import org.jspecify.annotations.NullMarked;

/**
 * Authorities: which names and subjects are established, by which variants they are known, and which headings of
 * bibliographic records they control. Owns the links, the reports on what is not linked, merging, and the jobs that
 * carry a changed heading to its records. Does not own the records themselves, which are stored and versioned like any
 * others, nor the browse lists, which it tells what refers to what.
 */
@NullMarked
package org.carrel.catalog.authorities;

import org.jspecify.annotations.NullMarked;

/**
 * Browse lists: the headings that records use, in the order in which a library files them, with references between
 * them. Owns the lists, the counts and what makes two headings the same; does not own authorities, which tell it what
 * refers to what, nor items, which the virtual shelf only reads.
 */
@NullMarked
package org.carrel.catalog.headings;

import org.jspecify.annotations.NullMarked;

/**
 * patron-service: patrons with their groups, cards and blocks; the people who work in the library, with their roles;
 * the programs that talk to it; and the tokens that say who is calling. A capability a package; see each one's own
 * words.
 */
@NullMarked
package org.carrel.patron;

import org.jspecify.annotations.NullMarked;

/**
 * Library cards: what a number may look like, how new numbers are made, and the history of a patron's cards. Pure;
 * knows nothing of patrons.
 */
@NullMarked
package org.carrel.patron.cards;

import org.jspecify.annotations.NullMarked;

package org.carrel.circulation.patrons;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Card;

/**
 * The patron at the desk.
 *
 * @param patron who they are
 * @param shown the card they showed; null if they were told by id
 */
public record Borrower(Patron patron, @Nullable Card shown) {}

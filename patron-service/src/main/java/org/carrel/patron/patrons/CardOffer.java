package org.carrel.patron.patrons;

import org.carrel.patron.cards.CardNumber;

/** Whether a card number can be issued. */
public sealed interface CardOffer {

    /** Nobody has or had it. */
    record Free(CardNumber number) implements CardOffer {}

    /** It cannot be issued. */
    record Unusable(Finding why) implements CardOffer {}
}

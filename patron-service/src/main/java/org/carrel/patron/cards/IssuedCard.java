package org.carrel.patron.cards;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Card;

/**
 * A card that was handed to a patron.
 *
 * @param number what is encoded on it; no other card ever carries it
 * @param state whether it still opens the library
 * @param issuedAt when it was handed out
 * @param endedAt when it stopped being the current card; null while it is
 */
public record IssuedCard(
        CardNumber number,
        Card.State state,
        Instant issuedAt,
        @Nullable Instant endedAt) {

    public IssuedCard {
        if ((state == Card.State.ACTIVE) != (endedAt == null)) {
            throw new IllegalArgumentException("a card has ended if and only if it is not active");
        }
    }

    static IssuedCard now(CardNumber number, Instant at) {
        return new IssuedCard(number, Card.State.ACTIVE, at, null);
    }

    boolean active() {
        return state == Card.State.ACTIVE;
    }

    IssuedCard ended(Card.State as, Instant at) {
        return new IssuedCard(number, as, issuedAt, at);
    }
}

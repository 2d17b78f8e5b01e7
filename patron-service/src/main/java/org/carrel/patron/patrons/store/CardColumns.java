package org.carrel.patron.patrons.store;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Card;
import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.cards.IssuedCard;

/** A card in its table, but for the number, which is the key. */
@Embeddable
record CardColumns(
        @Enumerated(EnumType.STRING) @Column(nullable = false)
        Card.State state,

        @Column(nullable = false) Instant issuedAt,
        @Nullable Instant endedAt) {

    static CardColumns of(IssuedCard card) {
        return new CardColumns(card.state(), card.issuedAt(), card.endedAt());
    }

    IssuedCard card(CardNumber number) {
        return new IssuedCard(number, state, issuedAt, endedAt);
    }
}

package org.carrel.patron.cards;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.carrel.events.Card;

/**
 * All cards a patron ever had, the newest first. At most one of them is active.
 *
 * @param cards the cards
 */
public record CardHistory(List<IssuedCard> cards) {

    private static final Comparator<IssuedCard> NEWEST_FIRST = Comparator.comparing(IssuedCard::active)
            .thenComparing(IssuedCard::issuedAt)
            .reversed()
            .thenComparing(card -> card.number().value());

    public CardHistory {
        cards = cards.stream().sorted(NEWEST_FIRST).toList();
        if (cards.stream().filter(IssuedCard::active).count() > 1) {
            throw new IllegalArgumentException("a patron has one active card at the most");
        }
    }

    /** A first card. */
    public static CardHistory of(CardNumber number, Instant at) {
        return new CardHistory(List.of(IssuedCard.now(number, at)));
    }

    /** The card that opens the library, unless it is lost. */
    public Optional<IssuedCard> active() {
        return cards.stream().filter(IssuedCard::active).findFirst();
    }

    /** A new card takes the place of the active one, which counts as replaced from then on. */
    public CardHistory replacedBy(CardNumber number, Instant at) {
        return new CardHistory(Stream.concat(
                        Stream.of(IssuedCard.now(number, at)),
                        cards.stream().map(card -> card.active() ? card.ended(Card.State.REPLACED, at) : card))
                .toList());
    }

    /** The active card is reported lost: whoever shows it is not necessarily its owner. */
    public CardHistory lost(Instant at) {
        return new CardHistory(cards.stream()
                .map(card -> card.active() ? card.ended(Card.State.LOST, at) : card)
                .toList());
    }
}

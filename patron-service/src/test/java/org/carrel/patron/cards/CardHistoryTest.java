package org.carrel.patron.cards;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.events.Card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CardHistoryTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");
    private static final CardNumber OLD = new CardNumber("OLD-1");
    private static final CardNumber NEW = new CardNumber("NEW-1");

    @Test
    void a_new_card_takes_the_place_of_the_old_one() {
        CardHistory cards = CardHistory.of(OLD, MONDAY).replacedBy(NEW, TUESDAY);

        assertThat(cards.cards())
                .containsExactly(
                        new IssuedCard(NEW, Card.State.ACTIVE, TUESDAY, null),
                        new IssuedCard(OLD, Card.State.REPLACED, MONDAY, TUESDAY));
    }

    @Test
    void a_lost_card_leaves_none_and_stays_lost_when_a_new_one_comes() {
        CardHistory lost = CardHistory.of(OLD, MONDAY).lost(TUESDAY);

        assertThat(lost.active()).isEmpty();
        assertThat(lost.replacedBy(NEW, TUESDAY).cards())
                .containsExactly(
                        new IssuedCard(NEW, Card.State.ACTIVE, TUESDAY, null),
                        new IssuedCard(OLD, Card.State.LOST, MONDAY, TUESDAY));
    }

    @Test
    void losing_a_card_twice_changes_nothing() {
        CardHistory lost = CardHistory.of(OLD, MONDAY).lost(MONDAY);
        assertThat(lost.lost(TUESDAY)).isEqualTo(lost);
    }

    @Test
    void two_active_cards_are_a_contradiction() {
        var one = new IssuedCard(OLD, Card.State.ACTIVE, MONDAY, null);
        var other = new IssuedCard(NEW, Card.State.ACTIVE, MONDAY, null);
        assertThatThrownBy(() -> new CardHistory(List.of(one, other))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_card_that_ended_is_not_active() {
        assertThatThrownBy(() -> new IssuedCard(OLD, Card.State.ACTIVE, MONDAY, TUESDAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IssuedCard(OLD, Card.State.LOST, MONDAY, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

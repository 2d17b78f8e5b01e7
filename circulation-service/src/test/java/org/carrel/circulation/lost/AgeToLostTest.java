package org.carrel.circulation.lost;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.rules.LostTerms;
import org.carrel.circulation.rules.Rulings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.aBook;

class AgeToLostTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final UUID LOAN = new UUID(7, 7);
    /** The end of a day just before the clocks go forward. */
    private static final Instant DUE = Instant.parse("2026-03-20T22:59:59Z");
    /** 42 days later by the calendar, which is 42 days and an hour less on the clock. */
    private static final Instant LOST = Instant.parse("2026-05-01T21:59:59Z");

    /** Terms with settings of their own, told in turns of name and value. */
    private static LostTerms terms(String... namesAndValues) {
        String[] settings = new String[namesAndValues.length / 2];
        for (int i = 0; i < settings.length; i++) {
            settings[i] = namesAndValues[2 * i] + ": " + namesAndValues[2 * i + 1];
        }
        return Rulings.terms(settings).lost();
    }

    private static Loan loan() {
        return new Loan(
                LOAN,
                1,
                aBook().id(),
                ADULT.id(),
                PICKUP,
                DUE.minus(Duration.ofDays(28)),
                new Loan.Course(DUE, 0, null));
    }

    private static AgeToLost.Outcome decide(ItemState state, LostTerms terms, boolean recalled, Instant now) {
        return AgeToLost.decide(new AgeToLost.Facts(loan(), state, terms, recalled, ZONE), now);
    }

    @Test
    void an_item_is_lost_once_it_is_overdue_for_as_long_as_was_promised_by_the_local_calendar() {
        ItemState out = new ItemState.CheckedOut(LOAN, DUE);
        LostTerms terms = terms("agedToLostAfter", "42 days", "agedToLostBilledAfter", "7 days");
        assertThat(decide(out, terms, false, LOST.minusSeconds(1))).isEqualTo(new AgeToLost.Outcome.NotYet(LOST));
        assertThat(decide(out, terms, false, LOST))
                .isEqualTo(new AgeToLost.Outcome.Lost(new ItemState.AgedToLost(LOAN), LOST.plus(Duration.ofDays(7))));
    }

    @Test
    void without_a_delay_it_is_billed_at_once() {
        LostTerms terms = terms("agedToLostAfter", "42 days", "agedToLostBilledAfter", "none");
        assertThat(decide(new ItemState.CheckedOut(LOAN, DUE), terms, false, LOST))
                .isEqualTo(new AgeToLost.Outcome.Lost(new ItemState.AgedToLost(LOAN), LOST));
    }

    @Test
    void a_recalled_item_may_be_lost_sooner() {
        LostTerms terms = terms("agedToLostAfter", "42 days", "recalledAgedToLostAfter", "10 days");
        Instant soon = DUE.plus(Duration.ofDays(11));
        ItemState out = new ItemState.CheckedOut(LOAN, DUE);
        assertThat(decide(out, terms, false, soon)).isInstanceOf(AgeToLost.Outcome.NotYet.class);
        assertThat(decide(out, terms, true, soon)).isInstanceOf(AgeToLost.Outcome.Lost.class);
    }

    @Test
    void where_the_rules_say_never_it_never_is() {
        assertThat(decide(
                        new ItemState.CheckedOut(LOAN, DUE),
                        terms("agedToLostAfter", "none", "recalledAgedToLostAfter", "same"),
                        false,
                        DUE.plus(Duration.ofDays(9_999))))
                .isEqualTo(new AgeToLost.Outcome.Never());
    }

    static Stream<ItemState> notSimplyOnLoan() {
        return Stream.of(
                new ItemState.ClaimedReturned(LOAN),
                new ItemState.DeclaredLost(LOAN),
                new ItemState.AgedToLost(LOAN),
                new ItemState.OnShelf(),
                new ItemState.CheckedOut(new UUID(8, 8), DUE),
                new ItemState.Aside(ItemState.Aside.Reason.LOST_AND_PAID));
    }

    @ParameterizedTest
    @MethodSource("notSimplyOnLoan")
    void what_is_claimed_lost_already_or_back_is_left_alone(ItemState state) {
        assertThat(decide(state, terms("agedToLostAfter", "1 day"), false, LOST))
                .isEqualTo(new AgeToLost.Outcome.Never());
    }

    @Test
    void a_loan_is_in_time_then_overdue_then_long_overdue() {
        LostTerms terms = terms("longOverdueAfter", "28 days");
        assertThat(Overdue.of(DUE, terms, ZONE, DUE)).isEqualTo(Overdue.IN_TIME);
        assertThat(Overdue.of(DUE, terms, ZONE, DUE.plusSeconds(1))).isEqualTo(Overdue.OVERDUE);
        assertThat(Overdue.of(DUE, terms, ZONE, DUE.plus(Duration.ofDays(28)))).isEqualTo(Overdue.LONG_OVERDUE);
        assertThat(Overdue.of(DUE, terms("longOverdueAfter", "none"), ZONE, DUE.plus(Duration.ofDays(999))))
                .isEqualTo(Overdue.OVERDUE);
    }
}

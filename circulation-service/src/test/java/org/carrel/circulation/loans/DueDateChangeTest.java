package org.carrel.circulation.loans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.requests.Queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.HOURS;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class DueDateChangeTest {
    private static final UUID LOAN = new UUID(7, 7);
    /** Friday, the 23rd of October 2026, the last second; on the Sunday after it the clocks go back. */
    private static final Instant DUE = Instant.parse("2026-10-23T21:59:59Z");

    private static Loan loan(@Nullable Instant returnedAt) {
        return new Loan(
                LOAN,
                3,
                AtTheDesk.aBook().id(),
                ADULT.id(),
                AtTheDesk.PICKUP,
                NOW.minusSeconds(86_400),
                new Loan.Course(DUE, 2, 1, returnedAt));
    }

    private static DueDateChange.Facts facts(@Nullable Patron patron, ItemState state, Queue queue) {
        return new DueDateChange.Facts(loan(null), patron, state, queue, HOURS);
    }

    private static DueDateChange.Facts facts() {
        return facts(ADULT, new ItemState.CheckedOut(LOAN, DUE), queue());
    }

    private static DueDateChange.Outcome decide(
            DueDateChange.Facts facts, DueDateChange.Target target, FindingCode... overrides) {
        return DueDateChange.decide(facts, new DueDateChange.Ask(NOW, target, Set.of(overrides), Severities.USUAL));
    }

    private static List<FindingCode> codes(DueDateChange.Outcome outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }

    private static DueDateChange.Target days(int days) {
        return new DueDateChange.Target.ByDays(days);
    }

    private static DueDateChange.Target at(String moment) {
        return new DueDateChange.Target.At(Instant.parse(moment));
    }

    @Test
    void days_later_is_the_same_time_of_day_although_the_clocks_change() {
        assertThat(decide(facts(), days(7)))
                .isInstanceOfSatisfying(DueDateChange.Outcome.Granted.class, granted -> assertThat(granted.moved())
                        .isEqualTo(new Loan(
                                LOAN,
                                4,
                                AtTheDesk.aBook().id(),
                                ADULT.id(),
                                AtTheDesk.PICKUP,
                                NOW.minusSeconds(86_400),
                                new Loan.Course(Instant.parse("2026-10-30T22:59:59Z"), 2, 1, null))));
    }

    @Test
    void a_due_date_may_be_moved_earlier_but_not_into_the_past() {
        assertThat(codes(decide(facts(), days(-7)))).isEmpty();
        assertThat(codes(decide(facts(), at("2026-06-01T10:00:00Z")))).containsExactly(FindingCode.DUE_DATE_IN_PAST);
        assertThat(codes(decide(facts(), at("2026-10-23T21:59:59Z")))).containsExactly(FindingCode.DUE_DATE_UNCHANGED);
    }

    @Test
    void later_is_overridden_when_someone_waits_and_earlier_is_not_asked() {
        DueDateChange.Facts wanted = facts(ADULT, new ItemState.CheckedOut(LOAN, DUE), queue(requestOf(OTHER)));
        assertThat(codes(decide(wanted, days(1)))).containsExactly(FindingCode.REQUESTED_BY_ANOTHER);
        assertThat(decide(wanted, days(1), FindingCode.REQUESTED_BY_ANOTHER))
                .isInstanceOfSatisfying(DueDateChange.Outcome.Granted.class, granted -> assertThat(granted.overridden())
                        .containsExactly("REQUESTED_BY_ANOTHER"));
        assertThat(codes(decide(wanted, days(-1)))).isEmpty();
        assertThat(codes(decide(facts(ADULT, new ItemState.CheckedOut(LOAN, DUE), queue(requestOf(ADULT))), days(1))))
                .isEmpty();
    }

    @Test
    void beyond_the_end_of_membership_must_be_confirmed() {
        DueDateChange.Facts ending =
                facts(AtTheDesk.until(LocalDate.of(2026, 10, 24)), new ItemState.CheckedOut(LOAN, DUE), queue());
        assertThat(codes(decide(ending, days(1)))).isEmpty();
        assertThat(codes(decide(ending, days(2)))).containsExactly(FindingCode.DUE_AFTER_MEMBERSHIP);
        assertThat(decide(ending, days(2), FindingCode.DUE_AFTER_MEMBERSHIP))
                .isInstanceOf(DueDateChange.Outcome.Granted.class);
    }

    @Test
    void only_what_the_patron_still_has_has_a_due_date() {
        assertThat(codes(decide(facts(ADULT, new ItemState.DeclaredLost(LOAN), queue()), days(7))))
                .containsExactly(FindingCode.ITEM_LOST);
        assertThat(codes(decide(facts(ADULT, new ItemState.AgedToLost(LOAN), queue()), days(7))))
                .containsExactly(FindingCode.ITEM_LOST);
        assertThat(codes(decide(facts(ADULT, new ItemState.ClaimedReturned(LOAN), queue()), days(7))))
                .containsExactly(FindingCode.ITEM_CLAIMED_RETURNED);
        DueDateChange.Facts ended = new DueDateChange.Facts(loan(NOW), ADULT, new ItemState.OnShelf(), queue(), HOURS);
        assertThat(codes(decide(ended, days(7)))).containsExactly(FindingCode.LOAN_CLOSED);
    }
}

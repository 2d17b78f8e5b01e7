package org.carrel.circulation.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.requests.Request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.RECORD;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class CheckInReversalTest {
    private static final UUID ITEM = aBook().id();
    private static final Instant DUE = NOW.plus(Duration.ofDays(3));
    private static final Loan RETURNED = new Loan(
            new UUID(7, 7), 2, ITEM, ADULT.id(), PICKUP, NOW.minus(Duration.ofDays(9)), new Loan.Course(DUE, 1, NOW));

    private static Returns.Logged logged(String was, @Nullable UUID requestId, @Nullable Instant reversedAt) {
        return new Returns.Logged(
                new Returns.Scan(
                        new UUID(8, 8),
                        NOW,
                        PICKUP,
                        "somebody",
                        "B300",
                        new Returns.Scan.Outcome(
                                ITEM, 5L, was, InstructionCode.SHELVE_HERE, 0, RETURNED.id(), NOW, requestId, 0)),
                reversedAt);
    }

    private static Standing standing(ItemState state, long version) {
        return new Standing(ITEM, RECORD, state, NOW, PICKUP, version);
    }

    private static CheckInReversal.Outcome decide(Returns.Logged logged, Standing standing, Request... open) {
        return CheckInReversal.decide(new CheckInReversal.Facts(logged, RETURNED, standing, List.of(open)));
    }

    private static List<FindingCode> codes(CheckInReversal.Outcome outcome) {
        return switch (outcome) {
            case CheckInReversal.Outcome.Refused(var findings) ->
                findings.stream().map(Finding::code).toList();
            case CheckInReversal.Outcome.Reversed _ -> List.of();
        };
    }

    @Test
    void the_loan_goes_on_as_it_was() {
        CheckInReversal.Outcome outcome =
                decide(logged("CHECKED_OUT", null, null), standing(new ItemState.OnShelf(), 5));
        assertThat(outcome)
                .isEqualTo(new CheckInReversal.Outcome.Reversed(
                        new ItemState.CheckedOut(RETURNED.id(), DUE),
                        new Loan(
                                RETURNED.id(),
                                3,
                                ITEM,
                                ADULT.id(),
                                PICKUP,
                                RETURNED.checkedOutAt(),
                                new Loan.Course(DUE, 1, null)),
                        null));
    }

    @Test
    void the_request_that_had_got_the_item_waits_again() {
        Request kept = requestOf(OTHER).arrived(ITEM, NOW, DUE);
        CheckInReversal.Outcome outcome = decide(
                logged("CHECKED_OUT", kept.id(), null), standing(new ItemState.AwaitingPickup(kept.id()), 5), kept);
        assertThat(outcome).isInstanceOfSatisfying(CheckInReversal.Outcome.Reversed.class, reversed -> assertThat(
                        reversed.putBack())
                .isEqualTo(kept));
    }

    @Test
    void a_request_that_has_ended_since_keeps_the_check_in_as_it_is() {
        Request kept = requestOf(OTHER).arrived(ITEM, NOW, DUE);
        assertThat(codes(decide(
                        logged("CHECKED_OUT", kept.id(), null), standing(new ItemState.AwaitingPickup(kept.id()), 5))))
                .containsExactly(FindingCode.REQUEST_MOVED_SINCE);
    }

    @Test
    void an_item_that_was_touched_since_stays_where_it_is() {
        assertThat(codes(decide(logged("CHECKED_OUT", null, null), standing(new ItemState.OnShelf(), 6))))
                .containsExactly(FindingCode.ITEM_MOVED_SINCE);
        assertThat(codes(decide(
                        logged("CHECKED_OUT", null, null), standing(new ItemState.CheckedOut(new UUID(9, 9), DUE), 6))))
                .containsExactly(FindingCode.ITEM_MOVED_SINCE);
    }

    @Test
    void what_was_lost_or_claimed_stays_returned_for_its_cost_is_settled() {
        for (String was : List.of("DECLARED_LOST", "AGED_TO_LOST", "CLAIMED_RETURNED")) {
            assertThat(codes(decide(logged(was, null, null), standing(new ItemState.OnShelf(), 5))))
                    .containsExactly(FindingCode.WAS_NOT_SIMPLY_ON_LOAN);
        }
    }

    @Test
    void nothing_is_reversed_twice_and_nothing_that_was_no_return() {
        assertThat(codes(decide(logged("CHECKED_OUT", null, NOW), standing(new ItemState.OnShelf(), 5))))
                .containsExactly(FindingCode.CHECK_IN_REVERSED);
        assertThat(codes(CheckInReversal.decide(new CheckInReversal.Facts(
                        logged("AVAILABLE", null, null), null, standing(new ItemState.OnShelf(), 5), List.of()))))
                .containsExactly(FindingCode.NO_LOAN_ENDED);
    }
}

package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.loans.CheckOutReversal.RequestBefore;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.BRANCH;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.item;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class CheckOutReversalTest {
    private static final UUID LOAN = new UUID(7, 7);
    private static final UUID ITEM = AtTheDesk.aBook().id();
    private static final Instant DUE = NOW.plusSeconds(1_000_000);
    private static final ItemState LENT = new ItemState.CheckedOut(LOAN, DUE);

    private static Loan loan(long version, @Nullable Instant returnedAt) {
        return new Loan(LOAN, version, ITEM, ADULT.id(), AtTheDesk.PICKUP, NOW, new Loan.Course(DUE, 0, returnedAt));
    }

    private static CheckOutReversal.Facts facts(Loan loan, ItemState state, ItemState.@Nullable Lendable before) {
        return new CheckOutReversal.Facts(loan, state, before, List.of(), Map.of(), queue());
    }

    private static CheckOutReversal.Facts moved(Request before, Request now, Queue queue) {
        return new CheckOutReversal.Facts(
                loan(1, null),
                LENT,
                new ItemState.AwaitingPickup(before.id()),
                List.of(RequestBefore.of(before)),
                Map.of(now.id(), now),
                queue);
    }

    private static @Nullable Object because(CheckOutReversal.Facts facts) {
        return CheckOutReversal.decide(facts) instanceof CheckOutReversal.Outcome.Refused(var finding)
                        && finding.code() == FindingCode.CHECK_OUT_NOT_REVERSIBLE
                ? finding.figures().get("because")
                : null;
    }

    @Test
    void a_book_that_was_on_its_shelf_is_there_again() {
        assertThat(CheckOutReversal.decide(facts(loan(1, null), LENT, new ItemState.OnShelf())))
                .isEqualTo(new CheckOutReversal.Outcome.Granted(new ItemState.OnShelf(), List.of()));
    }

    @Test
    void a_book_from_the_hold_shelf_waits_there_again_for_whom_it_waited() {
        Request kept = requestOf(ADULT).arrived(ITEM, NOW.minusSeconds(60), NOW.plusSeconds(600));
        Request filled = kept.filled(ITEM, LOAN, NOW);
        assertThat(CheckOutReversal.decide(moved(kept, filled, queue())))
                .isInstanceOfSatisfying(CheckOutReversal.Outcome.Granted.class, granted -> {
                    assertThat(granted.next()).isEqualTo(new ItemState.AwaitingPickup(kept.id()));
                    assertThat(granted.restored())
                            .containsExactly(new Request(
                                    kept.id(),
                                    filled.version() + 1,
                                    kept.wish(),
                                    kept.place(),
                                    kept.search(),
                                    RequestStatus.AWAITING_PICKUP,
                                    kept.supply(),
                                    null));
                });
    }

    @Test
    void a_request_for_which_another_copy_had_been_set_apart_waits() {
        Request paged = requestOf(ADULT).paged(item(301, BRANCH, false, Set.of()), NOW);
        assertThat(CheckOutReversal.decide(moved(paged, paged.filled(ITEM, LOAN, NOW), queue())))
                .isInstanceOfSatisfying(
                        CheckOutReversal.Outcome.Granted.class, granted -> assertThat(granted.restored())
                                .extracting(Request::status)
                                .containsExactly(RequestStatus.WAITING));
    }

    @Test
    void nothing_is_taken_back_once_something_was_built_on_it() {
        assertThat(because(facts(loan(2, null), LENT, new ItemState.OnShelf()))).isEqualTo("loan-changed");
        assertThat(because(facts(loan(1, null), LENT, null))).isEqualTo("item-moved");
        assertThat(because(facts(loan(1, null), new ItemState.DeclaredLost(LOAN), new ItemState.OnShelf())))
                .isEqualTo("item-moved");
        Request since = requestOf(OTHER, NOW.plusSeconds(1));
        assertThat(because(new CheckOutReversal.Facts(
                        loan(1, null), LENT, new ItemState.OnShelf(), List.of(), Map.of(), queue(since))))
                .isEqualTo("requested-since");
        Request kept = requestOf(OTHER).arrived(ITEM, NOW.minusSeconds(60), NOW.plusSeconds(600));
        Request putBackAndCancelled = kept.putBack().cancelled("patron", null, NOW);
        assertThat(because(moved(kept, putBackAndCancelled, queue()))).isEqualTo("request-changed");
    }

    @Test
    void a_loan_that_has_ended_is_history() {
        assertThat(CheckOutReversal.decide(facts(loan(2, NOW), new ItemState.OnShelf(), null)))
                .isInstanceOfSatisfying(
                        CheckOutReversal.Outcome.Refused.class,
                        refused -> assertThat(refused.finding().code()).isEqualTo(FindingCode.LOAN_CLOSED));
    }
}

package org.carrel.circulation.marks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Mark;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.requests.Request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class MarkingTest {
    private static final UUID LOAN = new UUID(7, 7);
    private static final Instant DUE = NOW;

    static Stream<Arguments> notOnLoan() {
        return Stream.of(
                        new ItemState.OnShelf(),
                        new ItemState.InTransit(PICKUP, null),
                        new ItemState.OnOrder(),
                        new ItemState.InProcess(),
                        new ItemState.Withdrawn(),
                        new ItemState.Aside(ItemState.Aside.Reason.MISSING),
                        new ItemState.Aside(ItemState.Aside.Reason.LOST_AND_PAID))
                .flatMap(state -> Stream.of(Mark.values()).map(mark -> Arguments.of(state, mark)));
    }

    @ParameterizedTest
    @MethodSource("notOnLoan")
    void what_is_not_on_loan_stands_as_staff_say(ItemState.Scannable state, Mark mark) {
        assertThat(Marking.decide(state, mark, queue()))
                .isEqualTo(new Marking.Outcome.Marked(state.marked(mark), null, List.of()));
    }

    static Stream<ItemState> onLoan() {
        return Stream.of(
                new ItemState.CheckedOut(LOAN, DUE),
                new ItemState.DeclaredLost(LOAN),
                new ItemState.AgedToLost(LOAN),
                new ItemState.ClaimedReturned(LOAN));
    }

    @ParameterizedTest
    @MethodSource("onLoan")
    void what_is_on_loan_is_dealt_with_through_its_loan(ItemState state) {
        for (Mark mark : Mark.values()) {
            assertThat(Marking.decide(state, mark, queue()))
                    .isInstanceOfSatisfying(Marking.Outcome.Refused.class, refused -> assertThat(refused.findings())
                            .extracting(Finding::code)
                            .containsExactly(FindingCode.ITEM_ON_LOAN));
        }
    }

    @Test
    void the_request_it_was_set_apart_for_waits_again_and_staff_are_told_who_else_does() {
        Request kept = requestOf(OTHER).arrived(aBook().id(), NOW, NOW);
        Request waiting = requestOf(ADULT);
        assertThat(Marking.decide(new ItemState.AwaitingPickup(kept.id()), Mark.MISSING, queue(kept, waiting)))
                .isInstanceOfSatisfying(Marking.Outcome.Marked.class, marked -> {
                    assertThat(marked.putBack()).isEqualTo(kept);
                    assertThat(marked.warnings())
                            .extracting(Finding::code)
                            .containsExactly(FindingCode.REQUEST_PUT_BACK, FindingCode.REQUESTS_WAIT);
                });
    }
}

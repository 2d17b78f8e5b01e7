package org.carrel.circulation.requests;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.circulation.availability.ItemState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.RECORD;
import static org.carrel.circulation.loans.AtTheDesk.TODAY;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.request;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class QueueTest {
    private static final UUID BOOK = aBook().id();
    private static final UUID OTHER_BOOK = new UUID(0, 301);

    private static Queue of(Request... open) {
        return Queue.of(aBook(), List.of(open), TODAY, _ -> true);
    }

    private static Request moved(Request request, int rank) {
        return request.ranked(BigDecimal.valueOf(rank));
    }

    @Test
    void the_order_is_rank_then_time_then_id() {
        Request late = requestOf(ADULT, NOW.minusSeconds(1));
        Request early = requestOf(OTHER, NOW.minusSeconds(9));
        Request urgent = moved(requestOf(ADULT, NOW), 1);
        Request twin = requestOf(ADULT, NOW.minusSeconds(9));
        assertThat(of(late, early, urgent, twin).requests()).containsExactly(urgent, early, twin, late);
    }

    @Test
    void an_item_concerns_those_who_asked_for_it_or_for_its_title() {
        Request title = requestOf(ADULT);
        Request thisOne = request(ADULT, NOW, BOOK, PICKUP);
        Request anotherOne = request(ADULT, NOW, OTHER_BOOK, PICKUP);
        assertThat(of(title, thisOne, anotherOne).requests()).containsExactlyInAnyOrder(title, thisOne);
    }

    @Test
    void a_request_with_another_copy_set_apart_does_not_want_this_one() {
        assertThat(of(requestOf(ADULT).sent(OTHER_BOOK)).first()).isEmpty();
        Request mine = requestOf(ADULT).sent(BOOK);
        assertThat(of(mine).captor()).contains(mine);
    }

    @Test
    void a_suspended_request_is_passed_over_until_its_day() {
        Request suspended = requestOf(ADULT, NOW.minusSeconds(9)).suspended(TODAY.plusDays(1));
        Request next = requestOf(OTHER, NOW.minusSeconds(1));
        assertThat(of(suspended, next).first()).contains(next);
        Request backToday = requestOf(ADULT, NOW.minusSeconds(9)).suspended(TODAY);
        assertThat(of(backToday, next).first()).contains(backToday);
    }

    @Test
    void a_request_past_its_last_date_is_passed_over() {
        Request over = Request.placed(
                new UUID(0, 5),
                new Request.Wish(
                        org.carrel.events.RequestKind.HOLD,
                        RECORD,
                        null,
                        null,
                        ADULT.id(),
                        "adult",
                        Request.Handover.at(PICKUP),
                        TODAY.minusDays(1),
                        false),
                Request.Place.of(NOW));
        assertThat(of(over).first()).isEmpty();
    }

    @Test
    void a_request_that_the_rules_forbid_is_passed_over() {
        Request forbidden = requestOf(ADULT, NOW.minusSeconds(9));
        Request next = requestOf(OTHER);
        assertThat(Queue.of(aBook(), List.of(forbidden, next), TODAY, request -> !request.equals(forbidden))
                        .first())
                .contains(next);
    }

    @Test
    void a_request_moves_only_while_it_is_open() {
        Request cancelled = requestOf(ADULT).cancelled("patron-asked", null, NOW);
        assertThat(cancelled.status()).isEqualTo(RequestStatus.CANCELLED);
        assertThat(cancelled.version()).isEqualTo(2);
        assertThatThrownBy(() -> cancelled.sent(BOOK)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cancelled.expired("x", NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> requestOf(ADULT).filled(BOOK, BOOK, NOW).putBack())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_copy_still_on_its_shelf_is_released_when_its_request_ends() {
        Request paged = requestOf(ADULT).paged(aBook(), NOW.minusSeconds(3));
        assertThat(Withdrawal.of(paged, aBook(), new ItemState.Paged(paged.id()), queue(), NOW))
                .isEqualTo(new Withdrawal.Outcome(new ItemState.OnShelf(), null));
    }

    @Test
    void or_it_is_passed_on_to_the_next() {
        Request paged = requestOf(ADULT).paged(aBook(), NOW.minusSeconds(3));
        Request next = requestOf(OTHER);
        assertThat(Withdrawal.of(paged, aBook(), new ItemState.Paged(paged.id()), queue(next), NOW))
                .isEqualTo(new Withdrawal.Outcome(new ItemState.Paged(next.id()), next.paged(aBook(), NOW)));
    }

    @Test
    void what_is_under_way_or_on_the_hold_shelf_stays_there() {
        Request sent = requestOf(ADULT).sent(BOOK);
        assertThat(Withdrawal.of(
                        sent, aBook(), new ItemState.InTransit(PICKUP, sent.id()), queue(requestOf(OTHER)), NOW))
                .isEqualTo(Withdrawal.Outcome.NOTHING);
        Request kept = requestOf(ADULT).arrived(BOOK, NOW, NOW);
        assertThat(Withdrawal.of(kept, aBook(), new ItemState.AwaitingPickup(kept.id()), queue(), NOW))
                .isEqualTo(Withdrawal.Outcome.NOTHING);
    }

    @Test
    void a_copy_that_has_been_taken_for_somebody_else_is_left_alone() {
        Request paged = requestOf(ADULT).paged(aBook(), NOW.minusSeconds(3));
        assertThat(Withdrawal.of(paged, aBook(), new ItemState.Paged(new UUID(8, 8)), queue(), NOW))
                .isEqualTo(Withdrawal.Outcome.NOTHING);
    }
}

package org.carrel.circulation.requests;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class JoiningTest {
    private static final UUID SURVIVOR = new UUID(0, 201);

    private static Joining.Outcome join(List<Request> coming, List<Request> there) {
        return Joining.of(coming, there, SURVIVOR, NOW);
    }

    @Test
    void of_two_that_wait_the_older_one_stays() {
        Request older = requestOf(ADULT, NOW.minusSeconds(90));
        Request newer = requestOf(ADULT, NOW.minusSeconds(30)).retitled(SURVIVOR);
        Joining.Outcome outcome = join(List.of(older), List.of(newer));
        assertThat(outcome.superseded()).containsExactly(newer);
        assertThat(outcome.queue()).extracting(Request::id).containsExactly(older.id());
    }

    @Test
    void a_newer_one_stays_whose_book_waits_on_the_hold_shelf_already() {
        Request older = requestOf(ADULT, NOW.minusSeconds(90));
        Request onShelf = requestOf(ADULT, NOW.minusSeconds(30))
                .retitled(SURVIVOR)
                .arrived(aBook().id(), NOW.minusSeconds(9), NOW.plusSeconds(99));
        Joining.Outcome outcome = join(List.of(older), List.of(onShelf));
        assertThat(outcome.superseded()).containsExactly(older);
        assertThat(outcome.ended()).singleElement().satisfies(ended -> {
            assertThat(ended.id()).isEqualTo(older.id());
            assertThat(ended.status()).isEqualTo(RequestStatus.CANCELLED);
        });
        assertThat(outcome.queue()).containsExactly(onShelf);
    }

    @Test
    void it_also_stays_if_it_is_the_one_that_comes() {
        Request waiting = requestOf(ADULT, NOW.minusSeconds(90)).retitled(SURVIVOR);
        Request onItsWay = requestOf(ADULT, NOW.minusSeconds(30)).sent(aBook().id());
        Joining.Outcome outcome = join(List.of(onItsWay), List.of(waiting));
        assertThat(outcome.superseded()).containsExactly(waiting);
        assertThat(outcome.queue()).extracting(Request::id).containsExactly(onItsWay.id());
    }

    @Test
    void all_others_join_by_their_ranks() {
        Request first = requestOf(ADULT, NOW.minusSeconds(90)).retitled(SURVIVOR);
        Request between = requestOf(OTHER, NOW.minusSeconds(60));
        Request last = requestOf(org.carrel.circulation.loans.AtTheDesk.patron(3), NOW.minusSeconds(30))
                .retitled(SURVIVOR);
        assertThat(join(List.of(between), List.of(last, first)).queue())
                .extracting(Request::id)
                .containsExactly(first.id(), between.id(), last.id());
    }
}

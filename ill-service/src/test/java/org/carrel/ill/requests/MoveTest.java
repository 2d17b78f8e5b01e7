package org.carrel.ill.requests;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.platform.money.Money;

import static org.assertj.core.api.Assertions.assertThat;

class MoveTest {

    private static final Instant NOW = Instant.parse("2027-01-12T10:00:00Z");
    private static final UUID PARTNER = new UUID(0, 7);
    private static final IllRequest VALIDATED = new IllRequest(
            new IllRequestId(new UUID(0, 1)),
            2,
            RequestState.VALIDATED,
            new UUID(0, 2),
            new UUID(0, 3),
            new Wanted(ServiceType.LOAN, "Sult", "Knut Hamsun", null, null, null, null),
            Supply.NONE,
            NOW.minusSeconds(120),
            NOW.minusSeconds(60));

    @Test
    void sending_names_the_partner_and_forgets_what_the_former_one_had_agreed() {
        var retried = with(
                RequestState.RETRY_PENDING,
                new Supply(new UUID(0, 6), null, "library use only", Money.of(1500, "EUR"), null));
        assertThat(Move.decide(retried, Action.SEND, details(PARTNER, null, null), NOW))
                .isEqualTo(new Move.Moved(
                        new IllRequest(
                                retried.id(),
                                3,
                                RequestState.SENT,
                                retried.patronId(),
                                retried.pickupServicePointId(),
                                retried.wanted(),
                                new Supply(PARTNER, null, null, null, null),
                                retried.createdAt(),
                                NOW),
                        RequestState.RETRY_PENDING,
                        Action.SEND));
    }

    @Test
    void sending_to_nobody_is_incomplete() {
        assertThat(Move.decide(VALIDATED, Action.SEND, MoveDetails.NONE, NOW))
                .isEqualTo(new Move.Incomplete(Action.Detail.PARTNER));
    }

    @Test
    void a_promise_with_a_condition_waits_for_an_answer() {
        var sent = with(RequestState.SENT, new Supply(PARTNER, null, null, null, null));
        var moved = (Move.Moved) Move.decide(sent, Action.WILL_SUPPLY, details(null, "library use only", null), NOW);
        assertThat(moved.request().state()).isEqualTo(RequestState.CONDITION_PENDING);
        assertThat(moved.request().supply()).isEqualTo(new Supply(PARTNER, null, "library use only", null, null));
    }

    @Test
    void a_promise_at_a_cost_waits_for_an_answer() {
        var sent = with(RequestState.SENT, new Supply(PARTNER, null, null, null, null));
        var cost = new MoveDetails(null, null, null, Money.of(1500, "EUR"), null, null);
        assertThat(((Move.Moved) Move.decide(sent, Action.WILL_SUPPLY, cost, NOW))
                        .request()
                        .state())
                .isEqualTo(RequestState.CONDITION_PENDING);
    }

    @Test
    void a_plain_promise_needs_no_answer() {
        var sent = with(RequestState.SENT, new Supply(PARTNER, null, null, null, null));
        assertThat(((Move.Moved) Move.decide(sent, Action.WILL_SUPPLY, MoveDetails.NONE, NOW))
                        .request()
                        .state())
                .isEqualTo(RequestState.WILL_SUPPLY);
    }

    @Test
    void a_renewal_is_granted_until_a_date_and_keeps_the_rest_of_the_agreement() {
        var due = NOW.plusSeconds(86_400);
        var pending = with(RequestState.RENEWAL_PENDING, new Supply(PARTNER, NOW, null, null, "30012345"));
        assertThat(Move.decide(pending, Action.GRANT_RENEWAL, MoveDetails.NONE, NOW))
                .isEqualTo(new Move.Incomplete(Action.Detail.DUE_DATE));
        var granted = (Move.Moved) Move.decide(pending, Action.GRANT_RENEWAL, details(null, null, due), NOW);
        assertThat(granted.request().state()).isEqualTo(RequestState.CHECKED_OUT);
        assertThat(granted.request().supply()).isEqualTo(new Supply(PARTNER, due, null, null, "30012345"));
    }

    @Test
    void what_is_not_possible_says_what_is() {
        var refused = (Move.NotAllowed) Move.decide(VALIDATED, Action.RECEIVE, MoveDetails.NONE, NOW);
        assertThat(refused)
                .isEqualTo(new Move.NotAllowed(
                        RequestState.VALIDATED,
                        Action.RECEIVE,
                        java.util.Set.of(Action.SEND, Action.CANCEL, Action.MARK_UNFILLED)));
    }

    private static IllRequest with(RequestState state, Supply supply) {
        return new IllRequest(
                VALIDATED.id(),
                2,
                state,
                VALIDATED.patronId(),
                VALIDATED.pickupServicePointId(),
                VALIDATED.wanted(),
                supply,
                VALIDATED.createdAt(),
                VALIDATED.changedAt());
    }

    private static MoveDetails details(@Nullable UUID partner, @Nullable String condition, @Nullable Instant due) {
        return new MoveDetails(partner, due, condition, null, null, null);
    }
}

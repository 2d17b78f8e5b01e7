package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.PlaceKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class HandoverChangeTest {
    private static final UUID ELSEWHERE = new UUID(0, 102);
    private static final Instant KEPT = NOW.plusSeconds(700_000);

    private Request request = requestOf(ADULT);
    private @Nullable Place pickup =
            new Place(ELSEWHERE, PlaceKind.SERVICE_POINT, "NORTH-1", "North", new UUID(0, 103), null, true);
    private Terms terms = Rulings.terms();
    private @Nullable UUID lies;

    private HandoverChange.Outcome change(UUID to, Fulfilment fulfilment, FindingCode... overrides) {
        return HandoverChange.decide(
                new HandoverChange.Facts(request, pickup, List.of("NORTH-1", "NORTH"), List.of(terms), lies, KEPT),
                to,
                fulfilment,
                Set.of(overrides),
                NOW);
    }

    private Request changed(UUID to, Fulfilment fulfilment) {
        return ((HandoverChange.Outcome.Changed) change(to, fulfilment)).request();
    }

    private List<FindingCode> codes() {
        return ((HandoverChange.Outcome.Refused) change(ELSEWHERE, Fulfilment.SHELF))
                .findings().stream().map(Finding::code).toList();
    }

    @Test
    void who_waits_may_pick_it_up_elsewhere() {
        Request moved = changed(ELSEWHERE, Fulfilment.SHELF);
        assertThat(moved.wish().pickupServicePointId()).isEqualTo(ELSEWHERE);
        assertThat(moved.status()).isEqualTo(RequestStatus.WAITING);
        assertThat(moved.place()).isEqualTo(request.place());
        assertThat(moved.version()).isEqualTo(request.version() + 1);
    }

    @Test
    void the_place_must_be_a_pickup_point_that_the_rules_allow() {
        terms = Rulings.terms("pickup: MAIN");
        assertThat(codes()).containsExactly(FindingCode.PICKUP_NOT_ALLOWED);
        assertThat(change(ELSEWHERE, Fulfilment.SHELF, FindingCode.PICKUP_NOT_ALLOWED))
                .isInstanceOfSatisfying(
                        HandoverChange.Outcome.Changed.class,
                        changed -> assertThat(changed.request().wish().exempt()).isTrue());
        terms = Rulings.terms();
        pickup = new Place(ELSEWHERE, PlaceKind.SERVICE_POINT, "NORTH-9", "Sorter", new UUID(0, 103), null, false);
        assertThat(codes()).containsExactly(FindingCode.NOT_A_PICKUP_POINT);
        pickup = null;
        assertThat(codes()).containsExactly(FindingCode.PICKUP_POINT_UNKNOWN);
    }

    @Test
    void a_book_on_a_hold_shelf_elsewhere_is_not_kept_there_any_longer() {
        request = request.arrived(aBook().id(), NOW.minusSeconds(9), NOW.plusSeconds(99));
        lies = PICKUP;
        Request moved = changed(ELSEWHERE, Fulfilment.SHELF);
        assertThat(moved.status()).isEqualTo(RequestStatus.AWAITING_PICKUP);
        assertThat(moved.supply()).isEqualTo(new Request.Supply(aBook().id(), null, null));
    }

    @Test
    void if_the_patron_comes_to_where_it_lies_after_all_its_time_begins_anew() {
        request = request.arrived(aBook().id(), NOW.minusSeconds(9), NOW.plusSeconds(99));
        lies = ELSEWHERE;
        assertThat(changed(ELSEWHERE, Fulfilment.SHELF).shelfExpiresAt()).isEqualTo(KEPT);
        assertThat(change(ELSEWHERE, Fulfilment.DELIVERY)).isInstanceOf(HandoverChange.Outcome.Refused.class);
        terms = Rulings.terms("delivery: yes");
        assertThat(changed(ELSEWHERE, Fulfilment.DELIVERY).shelfExpiresAt()).isNull();
    }

    @Test
    void a_book_on_its_way_stays_on_its_way() {
        request = request.sent(aBook().id());
        Request moved = changed(ELSEWHERE, Fulfilment.SHELF);
        assertThat(moved.status()).isEqualTo(RequestStatus.IN_TRANSIT);
        assertThat(moved.supply()).isEqualTo(request.supply());
    }
}

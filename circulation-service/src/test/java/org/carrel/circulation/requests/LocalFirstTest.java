package org.carrel.circulation.requests;

import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.rules.RequestTerms;
import org.carrel.circulation.rules.Rulings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.TODAY;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.request;

class LocalFirstTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final UUID FAR = new UUID(0, 109);
    private static final RequestTerms TERMS =
            Rulings.terms("localFirst: 10 days", "localFirstSkips: 2").request();

    private final Request far = request(ADULT, NOW.minusSeconds(900), null, FAR);
    private final Request near = request(OTHER, NOW.minusSeconds(60), null, PICKUP);

    private static Queue order(Queue queue, RequestTerms terms) {
        return LocalFirst.order(
                queue, terms, request -> request.wish().pickupServicePointId().equals(PICKUP), ZONE);
    }

    @Test
    void who_is_nearer_goes_first_and_the_others_are_counted_as_passed_over() {
        Queue ordered = order(queue(far, near), TERMS);
        assertThat(ordered.first()).contains(near);
        assertThat(ordered.passedOver()).containsExactly(far);
        assertThat(ordered.requests()).containsExactly(far, near);
    }

    @Test
    void the_rules_may_not_want_it() {
        assertThat(order(queue(far, near), Rulings.terms().request()).first()).contains(far);
    }

    @Test
    void who_was_passed_over_twice_is_not_passed_over_again() {
        Request patient = far.passedOver().passedOver();
        assertThat(order(queue(patient, near), TERMS).first()).contains(patient);
    }

    @Test
    void who_has_waited_for_long_is_not_passed_over() {
        Request longAgo = request(ADULT, NOW.minus(java.time.Duration.ofDays(10)), null, FAR);
        Request notYet = request(ADULT, NOW.minus(java.time.Duration.ofDays(9)), null, FAR);
        assertThat(order(queue(longAgo, near), TERMS).first()).contains(longAgo);
        assertThat(order(queue(notYet, near), TERMS).first()).contains(near);
    }

    @Test
    void a_book_that_is_set_apart_stays_with_its_patron() {
        Request captor = far.sent(aBook().id());
        Queue ordered = order(queue(captor, near), TERMS);
        assertThat(ordered.first()).contains(captor);
        assertThat(ordered.passedOver()).isEmpty();
    }

    @Test
    void a_new_item_is_protected_for_so_long() {
        RequestTerms terms = Rulings.terms("ageProtection: 30 days").request();
        Item old = aBook();
        Item fresh = new Item(
                old.id(),
                old.recordId(),
                old.label(),
                old.shelf(),
                "book",
                "normal",
                Set.of(),
                false,
                null,
                NOW.minus(java.time.Duration.ofDays(29)));
        assertThat(LocalFirst.isProtected(fresh, terms, TODAY, ZONE)).isTrue();
        assertThat(LocalFirst.isProtected(fresh, terms, TODAY.plusDays(1), ZONE))
                .isFalse();
        assertThat(LocalFirst.isProtected(old, terms, TODAY, ZONE)).isFalse();
        assertThat(LocalFirst.isProtected(fresh, Rulings.terms().request(), TODAY, ZONE))
                .isFalse();
    }
}

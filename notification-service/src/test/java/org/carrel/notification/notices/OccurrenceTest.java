package org.carrel.notification.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.events.CarrelEvent;
import org.carrel.events.CheckOutReversed;
import org.carrel.events.IllRequestCreated;
import org.carrel.events.IllRequestStateChanged;
import org.carrel.events.ItemCheckedIn;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanDueDateChanged;
import org.carrel.events.LoanRenewed;
import org.carrel.events.RequestAwaitingPickup;
import org.carrel.events.RequestCancelled;
import org.carrel.events.RequestExpired;
import org.carrel.events.RequestFilled;
import org.carrel.events.RequestInTransit;
import org.carrel.events.RequestKind;
import org.carrel.events.RequestPlaced;
import org.carrel.notification.templates.NoticeKind;

import static org.assertj.core.api.Assertions.assertThat;

class OccurrenceTest {

    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600_000);
    private static final UUID ID = new UUID(0, 1);
    private static final UUID RECORD = new UUID(0, 2);
    private static final UUID ITEM = new UUID(0, 3);
    private static final UUID PATRON = new UUID(0, 4);
    private static final UUID DESK = new UUID(0, 5);

    @Test
    void an_item_on_the_hold_shelf_is_told_until_it_is_no_longer_kept() {
        assertThat(Occurrence.of(new RequestAwaitingPickup(ID, 3, RECORD, ITEM, PATRON, DESK, NOW, LATER)))
                .contains(new Occurrence(
                        NoticeKind.REQUEST_READY,
                        PATRON,
                        new Subject(Subject.Kind.REQUEST, ID),
                        new Facts(RECORD, ITEM, null, null, DESK, LATER, null),
                        LATER));
    }

    @Test
    void a_cancelled_request_is_told_for_two_days() {
        assertThat(Occurrence.of(new RequestCancelled(ID, 3, RECORD, null, PATRON, "item-missing", NOW)))
                .contains(new Occurrence(
                        NoticeKind.REQUEST_CANCELLED,
                        PATRON,
                        new Subject(Subject.Kind.REQUEST, ID),
                        new Facts(RECORD, null, null, null, null, null, "item-missing"),
                        Instant.parse("2027-02-03T09:00:00Z")));
    }

    @Test
    void each_event_calls_for_its_own_kind_of_notice_or_for_none() {
        assertThat(kindOf(new RequestExpired(ID, 3, RECORD, ITEM, PATRON, NOW))).isEqualTo("request-expired");
        assertThat(kindOf(new ItemCheckedOut(ID, 1, ITEM, RECORD, PATRON, DESK, NOW, LATER, List.of())))
                .isEqualTo("check-out-receipt");
        assertThat(kindOf(new LoanRenewed(ID, 2, ITEM, PATRON, 1, NOW, LATER, List.of())))
                .isEqualTo("renewal-receipt");
        assertThat(kindOf(new IllRequestCreated(ID, 1, PATRON, DESK, "Sult", null, NOW)))
                .isEqualTo("ill-request-received");
        assertThat(kindOf(new RequestPlaced(ID, 1, RequestKind.HOLD, RECORD, null, PATRON, DESK, NOW, null)))
                .isEqualTo("none");
        assertThat(kindOf(new RequestInTransit(ID, 2, ITEM, PATRON, DESK, DESK, NOW)))
                .isEqualTo("none");
        assertThat(kindOf(new RequestFilled(ID, 4, ITEM, PATRON, new UUID(0, 9), NOW)))
                .isEqualTo("none");
        assertThat(kindOf(new ItemCheckedIn(ID, 3, ITEM, RECORD, PATRON, DESK, NOW, NOW)))
                .isEqualTo("none");
        assertThat(kindOf(new IllRequestStateChanged(ID, 2, PATRON, "NEW", "VALIDATED", "validate", NOW)))
                .isEqualTo("none");
    }

    @Test
    void how_a_request_stands_follows_its_events() {
        assertThat(statusAfter(new RequestPlaced(ID, 1, RequestKind.HOLD, RECORD, null, PATRON, DESK, NOW, null)))
                .isEqualTo(Standing.Status.OPEN);
        assertThat(Standing.after(new RequestAwaitingPickup(ID, 3, RECORD, ITEM, PATRON, DESK, NOW, LATER)))
                .contains(new Standing(
                        new Subject(Subject.Kind.REQUEST, ID), 3, Standing.Status.AWAITING_PICKUP, LATER, null));
        assertThat(statusAfter(new RequestInTransit(ID, 4, ITEM, PATRON, DESK, DESK, NOW)))
                .isEqualTo(Standing.Status.OPEN);
        assertThat(statusAfter(new RequestFilled(ID, 5, ITEM, PATRON, new UUID(0, 9), NOW)))
                .isEqualTo(Standing.Status.ENDED);
        assertThat(statusAfter(new RequestCancelled(ID, 5, RECORD, null, PATRON, "patron", NOW)))
                .isEqualTo(Standing.Status.ENDED);
        assertThat(statusAfter(new RequestExpired(ID, 5, RECORD, ITEM, PATRON, NOW)))
                .isEqualTo(Standing.Status.ENDED);
    }

    @Test
    void how_a_loan_or_an_interlibrary_request_stands_follows_its_events() {
        assertThat(Standing.after(new ItemCheckedOut(ID, 1, ITEM, RECORD, PATRON, DESK, NOW, LATER, List.of())))
                .contains(new Standing(new Subject(Subject.Kind.LOAN, ID), 1, Standing.Status.OPEN, LATER, RECORD));
        assertThat(Standing.after(new LoanDueDateChanged(ID, 2, ITEM, PATRON, LATER, NOW, NOW, "staff")))
                .contains(new Standing(new Subject(Subject.Kind.LOAN, ID), 2, Standing.Status.OPEN, NOW, null));
        assertThat(statusAfter(new CheckOutReversed(ID, 2, ITEM, RECORD, PATRON, DESK, NOW, NOW)))
                .isEqualTo(Standing.Status.ENDED);
        assertThat(statusAfter(new ItemCheckedIn(ID, 3, ITEM, RECORD, PATRON, DESK, NOW, NOW)))
                .isEqualTo(Standing.Status.ENDED);
        assertThat(statusAfter(new IllRequestStateChanged(ID, 2, PATRON, "NEW", "VALIDATED", "validate", NOW)))
                .isEqualTo(Standing.Status.OPEN);
        assertThat(statusAfter(new IllRequestStateChanged(ID, 3, PATRON, "VALIDATED", "CANCELLED", "cancel", NOW)))
                .isEqualTo(Standing.Status.ENDED);
    }

    private static String kindOf(CarrelEvent event) {
        return Occurrence.of(event).map(occurrence -> occurrence.kind().code()).orElse("none");
    }

    private static Standing.Status statusAfter(CarrelEvent event) {
        return Standing.after(event).map(Standing::status).orElseThrow();
    }
}

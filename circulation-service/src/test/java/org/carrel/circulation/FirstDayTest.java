package org.carrel.circulation;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.events.ItemCheckedIn;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.RequestAwaitingPickup;
import org.carrel.events.RequestFilled;
import org.carrel.events.RequestInTransit;
import org.carrel.events.RequestPlaced;
import org.carrel.events.Topic;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** The story of the first full day, as circulation lives it. */
@CarrelTest
class FirstDayTest {
    @Inject
    SmallLibrary library;

    @BeforeEach
    void open() {
        library.opens();
    }

    @Test
    void a_book_is_lent_requested_returned_elsewhere_sent_kept_and_picked_up() {
        Reader first = library.reader();
        Reader second = library.reader();
        Book book = library.book();
        try (EventProbe loans = EventProbe.on(Topic.LOANS);
                EventProbe requests = EventProbe.on(Topic.REQUESTS);
                EventProbe items = EventProbe.on(Topic.AVAILABILITY)) {
            UUID loanId = SmallLibrary.lent(first, book);
            UUID requestId = SmallLibrary.held(second, book.recordId(), MAIN_DESK);
            assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("WAITING");

            SmallLibrary.renew(loanId)
                    .then()
                    .statusCode(409)
                    .body("reasons.code", hasItem("REQUESTED_BY_ANOTHER"))
                    .body("reasons[0].rule", equalTo("everyone"))
                    .body("reasons[0].waiting", equalTo(1));

            SmallLibrary.checkIn(NORTH_DESK, book)
                    .then()
                    .statusCode(200)
                    .body("instruction", equalTo("IN_TRANSIT_TO"))
                    .body("destination.id", equalTo(MAIN_DESK.toString()))
                    .body("loan.id", equalTo(loanId.toString()))
                    .body("messages.code", hasItem("WAS_ON_LOAN"))
                    .body("slips[0].kind", equalTo("hold-transit"));
            assertThat(SmallLibrary.availability(book)).isEqualTo("IN_TRANSIT");

            SmallLibrary.checkIn(MAIN_DESK, book)
                    .then()
                    .statusCode(200)
                    .body("instruction", equalTo("HOLD_FOR_PICKUP"))
                    .body("request.id", equalTo(requestId.toString()))
                    .body("request.shelfExpiresAt", notNullValue())
                    .body("messages.code", hasItem("ARRIVED"));
            assertThat(SmallLibrary.availability(book)).isEqualTo("AWAITING_PICKUP");
            assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("AWAITING_PICKUP");

            SmallLibrary.checkOut(second, book)
                    .then()
                    .statusCode(201)
                    .body("filledRequestId", equalTo(requestId.toString()))
                    .body("patron.loans", equalTo(1))
                    .body("patron.onShelf", equalTo(0));
            assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("FILLED");

            loans.eventually(heard -> assertThat(heard)
                    .extracting(event -> (Object) event.getClass())
                    .containsOnlyOnce(ItemCheckedIn.class)
                    .contains(ItemCheckedOut.class));
            requests.eventually(heard -> assertThat(heard)
                    .extracting(event -> (Object) event.getClass())
                    .containsExactly(
                            RequestPlaced.class,
                            RequestInTransit.class,
                            RequestAwaitingPickup.class,
                            RequestFilled.class));
            items.eventually(heard -> assertThat(heard)
                    .filteredOn(event -> event.aggregateId().equals(book.id()))
                    .extracting(event ->
                            ((ItemAvailabilityChanged) event).availability().name())
                    .containsExactly(
                            "AVAILABLE", "CHECKED_OUT", "CHECKED_OUT", "IN_TRANSIT", "AWAITING_PICKUP", "CHECKED_OUT"));
        }
    }
}

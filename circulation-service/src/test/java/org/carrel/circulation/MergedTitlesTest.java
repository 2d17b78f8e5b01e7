package org.carrel.circulation;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.items.Items;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.events.ItemChanged;
import org.carrel.events.RequestCancelled;
import org.carrel.events.TitleChanged;
import org.carrel.events.TitleRemoved;
import org.carrel.events.Topic;
import org.carrel.platform.id.IdSource;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.EventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.held;
import static org.carrel.circulation.SmallLibrary.lent;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Requests go with what they ask for when the catalogue merges titles, in whatever order its events come. */
@CarrelTest
class MergedTitlesTest {
    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    Items items;

    @Inject
    IdSource ids;

    @BeforeEach
    void open() {
        library.opens();
    }

    @AfterEach
    void nothing_contradicts_itself() {
        invariants.hold();
    }

    /** A book of a title that somebody has on loan, so that requests for the title wait. */
    private Book lentBook(UUID recordId) {
        Book book = library.book(recordId);
        lent(library.reader(), book);
        return book;
    }

    private static ItemChanged moved(Book book, long version, UUID recordId) {
        ItemChanged told = book.told();
        return new ItemChanged(
                told.itemId(),
                version,
                recordId,
                told.barcode(),
                told.title(),
                told.author(),
                told.callNumber(),
                told.shelvingKey(),
                told.locationId(),
                told.branchId(),
                told.materialType(),
                told.loanType(),
                told.price(),
                told.processTags(),
                told.withdrawn());
    }

    private static ValidatableResponse request(UUID requestId) {
        return asTechnician()
                .get("/api/circulation/requests/" + requestId)
                .then()
                .statusCode(200);
    }

    private static void standsAt(UUID requestId, UUID recordId, int position) {
        request(requestId)
                .body("recordId", equalTo(recordId.toString()))
                .body("status", equalTo("WAITING"))
                .body("position", equalTo(position));
    }

    private static long versionOf(UUID requestId) {
        return request(requestId).extract().jsonPath().getLong("version");
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }

    @Test
    void who_waited_for_the_merged_title_waits_for_the_survivor_and_nobody_twice() {
        UUID old = library.title();
        UUID survivor = library.title();
        Book oldCopy = lentBook(old);
        Book copy = lentBook(survivor);
        Reader both = library.reader();
        Reader one = library.reader();
        Reader last = library.reader();
        UUID first = held(both, old, MAIN_DESK);
        UUID second = held(one, old, MAIN_DESK);
        UUID third = held(last, survivor, MAIN_DESK);
        UUID twice = held(both, survivor, MAIN_DESK);
        TitleRemoved merge = new TitleRemoved(old, 2, survivor);
        try (EventProbe news = EventProbe.on(Topic.REQUESTS);
                EventProbe availability = EventProbe.on(Topic.AVAILABILITY)) {
            UUID id = EventPublisher.publish(merge);
            RequestCancelled told = news.eventually(
                    RequestCancelled.class, event -> event.requestId().equals(twice));
            assertThat(told.reason()).isEqualTo("titles-merged");
            assertThat(told.patronId()).isEqualTo(both.id());
            availability.eventually(
                    ItemAvailabilityChanged.class,
                    event -> event.itemId().equals(copy.id()) && event.requestsWaiting() == 3);

            EventPublisher.publish(id, merge);
            EventPublisher.publish(moved(oldCopy, 2, survivor));
            ItemAvailabilityChanged followed = availability.eventually(
                    ItemAvailabilityChanged.class,
                    event -> event.itemId().equals(oldCopy.id())
                            && event.recordId().equals(survivor));
            assertThat(followed.requestsWaiting()).isEqualTo(3);
        }
        standsAt(first, survivor, 1);
        standsAt(second, survivor, 2);
        standsAt(third, survivor, 3);
        assertThat(versionOf(first)).isEqualTo(2);
        assertThat(versionOf(third)).isEqualTo(1);
        request(twice)
                .body("status", equalTo("CANCELLED"))
                .body("endReason", equalTo("titles-merged"))
                .body("position", nullValue());

        SmallLibrary.checkIn(MAIN_DESK, copy).then().statusCode(200).body("instruction", equalTo("HOLD_FOR_PICKUP"));
        request(first).body("status", equalTo("AWAITING_PICKUP"));
        SmallLibrary.checkIn(MAIN_DESK, oldCopy).then().statusCode(200);
        request(second).body("status", equalTo("AWAITING_PICKUP"));
        standsAt(third, survivor, 3);
    }

    @Test
    void a_request_moves_to_a_survivor_that_is_not_known_yet_and_on_when_that_one_is_merged() {
        UUID old = library.title();
        lentBook(old);
        UUID waiting = held(library.reader(), old, MAIN_DESK);
        UUID survivor = ids.next();
        UUID last = ids.next();
        EventPublisher.publish(new TitleRemoved(old, 2, survivor));
        eventually(() -> request(waiting).body("recordId", equalTo(survivor.toString())));
        EventPublisher.publish(new TitleChanged(survivor, 1, "Niels Lyhne", null, java.util.List.of(), "1880", false));
        EventPublisher.publish(new TitleRemoved(survivor, 2, last));
        eventually(() -> request(waiting).body("recordId", equalTo(last.toString())));

        UUID older = library.title();
        lentBook(older);
        UUID late = held(library.reader(), older, MAIN_DESK);
        EventPublisher.publish(new TitleRemoved(older, 2, survivor));
        eventually(() -> request(late).body("recordId", equalTo(last.toString())));
        standsAt(waiting, last, 1);
        standsAt(late, last, 2);
    }

    @Test
    void who_asks_for_the_merged_title_before_its_item_has_moved_is_taken_along_with_the_item() {
        UUID old = library.title();
        UUID survivor = library.title();
        Book copy = lentBook(old);
        EventPublisher.publish(new TitleRemoved(old, 2, survivor));
        eventually(() -> assertThat(items.survivorOf(old)).contains(survivor));
        UUID late = held(library.reader(), old, MAIN_DESK);
        library.tell(moved(copy, 2, survivor));
        standsAt(late, survivor, 1);
    }

    @Test
    void what_asks_for_an_item_or_has_one_set_apart_goes_with_the_item() {
        UUID old = library.title();
        UUID survivor = library.title();
        Book kept = lentBook(old);
        Book asked = lentBook(old);
        Reader reader = library.reader();
        UUID captured = held(reader, old, MAIN_DESK);
        SmallLibrary.checkIn(MAIN_DESK, kept).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        UUID forItem = UUID.fromString(asTechnician()
                .body(java.util.Map.of(
                        "itemId", asked.id(), "patronId", library.reader().id(), "pickupServicePointId", MAIN_DESK))
                .post("/api/circulation/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        EventPublisher.publish(new TitleRemoved(old, 2, survivor));
        eventually(() -> assertThat(items.survivorOf(old)).contains(survivor));
        request(captured).body("recordId", equalTo(old.toString()));
        request(forItem).body("recordId", equalTo(old.toString()));
        SmallLibrary.checkIn(MAIN_DESK, kept).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));

        library.tell(moved(kept, 2, survivor));
        library.tell(moved(asked, 2, survivor));
        request(captured).body("recordId", equalTo(survivor.toString())).body("status", equalTo("AWAITING_PICKUP"));
        standsAt(forItem, survivor, 2);
        SmallLibrary.checkOut(reader, kept).then().statusCode(201);
        request(captured).body("status", equalTo("FILLED"));
        SmallLibrary.checkIn(MAIN_DESK, asked).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        request(forItem).body("status", equalTo("AWAITING_PICKUP"));
    }

    @Test
    void a_book_that_waits_already_is_not_lost_to_an_older_request_for_the_merged_title() {
        UUID old = library.title();
        UUID survivor = library.title();
        Book oldCopy = lentBook(old);
        Book copy = lentBook(survivor);
        Reader reader = library.reader();
        UUID older = held(reader, old, MAIN_DESK);
        UUID newer = held(reader, survivor, MAIN_DESK);
        SmallLibrary.checkIn(MAIN_DESK, copy).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        EventPublisher.publish(new TitleRemoved(old, 2, survivor));
        eventually(() -> request(older).body("status", equalTo("CANCELLED")));
        library.tell(moved(oldCopy, 2, survivor));
        request(newer).body("status", equalTo("AWAITING_PICKUP"));
        SmallLibrary.checkOut(reader, copy).then().statusCode(201);
    }

    @Test
    void who_has_the_merged_title_on_loan_cannot_ask_for_the_survivor() {
        UUID old = library.title();
        UUID survivor = library.title();
        Book copy = library.book(old);
        lentBook(survivor);
        Reader reader = library.reader();
        lent(reader, copy);
        library.tell(moved(copy, 2, survivor));
        SmallLibrary.hold(reader, survivor, MAIN_DESK)
                .then()
                .statusCode(409)
                .body("reasons.code", org.hamcrest.Matchers.contains("ALREADY_ON_LOAN"));
    }
}

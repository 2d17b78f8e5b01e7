package org.carrel.circulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.events.Availability;
import org.carrel.events.Card;
import org.carrel.events.CarrelEvent;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.events.ItemChanged;
import org.carrel.events.ItemRemoved;
import org.carrel.events.PatronChanged;
import org.carrel.events.PatronErased;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.ProcessTag;
import org.carrel.events.TitleChanged;
import org.carrel.events.Topic;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.EventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** What other services own: taken over from their events, in whatever order they come, and asked for when missing. */
@CarrelTest
@WithTestResource(value = Owners.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ReplicasTest {
    @Inject
    Invariants invariants;

    @Inject
    SmallLibrary library;

    @Inject
    Patrons patrons;

    @Inject
    Items items;

    @Inject
    PlaceDirectory places;

    @BeforeEach
    void open() {
        library.opens();
    }

    private PatronChanged newPatron() {
        return library.told("adult", true, null, Card.State.ACTIVE, List.of());
    }

    private static PatronChanged version(PatronChanged told, long version, String group) {
        return new PatronChanged(told.patronId(), version, true, group, MAIN, null, told.cards(), List.of());
    }

    private ItemChanged newItem() {
        return library.toldBook(library.title(), MAIN, "book", "normal", Set.of(), false);
    }

    private static Book bookOf(ItemChanged told) {
        return new Book(told.itemId(), String.valueOf(told.barcode()), told.recordId(), told);
    }

    private static Reader readerOf(PatronChanged told) {
        return new Reader(told.patronId(), told.cards().getFirst().number(), told);
    }

    // ---------------------------------------------------------------- misses

    @Test
    void a_patron_registered_and_a_book_catalogued_a_second_ago_go_together() {
        PatronChanged patron = newPatron();
        ItemChanged item = newItem();
        Owners.know(Map.of(
                "/api/patron/replicas/patrons?card=" + patron.cards().getFirst().number(), patron,
                "/api/catalog/replicas/items?barcode=" + item.barcode(), item));
        SmallLibrary.checkOut(readerOf(patron), bookOf(item)).then().statusCode(201);
        assertThat(Owners.asked()).hasSize(2);
        SmallLibrary.checkOut(readerOf(patron), bookOf(item))
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ON_LOAN_TO_PATRON"));
        assertThat(Owners.asked()).as("asked once, then known").hasSize(2);
    }

    @Test
    void a_title_a_patron_and_a_place_are_asked_for_when_a_request_needs_them() {
        PatronChanged patron = newPatron();
        UUID desk = UUID.randomUUID();
        Book book = library.book();
        PlaceChanged newDesk =
                new PlaceChanged(desk, 1, PlaceKind.SERVICE_POINT, "MAIN-2", "New desk", MAIN, null, true, false);
        Owners.know(Map.of(
                "/api/patron/replicas/patrons?id=" + patron.patronId(), patron,
                "/api/catalog/replicas/places/" + desk, newDesk));
        asTechnician()
                .body(Map.of("recordId", book.recordId(), "patronId", patron.patronId(), "pickupServicePointId", desk))
                .post("/api/circulation/requests")
                .then()
                .statusCode(201)
                .body("pickupServicePointId", equalTo(desk.toString()));
    }

    @Test
    void an_item_returned_before_it_is_known_is_asked_for() {
        ItemChanged item = newItem();
        Owners.know(Map.of("/api/catalog/replicas/items?barcode=" + item.barcode(), item));
        SmallLibrary.checkIn(NORTH_DESK, bookOf(item))
                .then()
                .statusCode(200)
                .body("instruction", equalTo("IN_TRANSIT_TO"))
                .body("destination.id", equalTo(MAIN_DESK.toString()));
    }

    @Test
    void a_known_title_without_known_items_still_says_so() {
        UUID recordId = UUID.randomUUID();
        Owners.know(Map.of(
                "/api/catalog/replicas/titles/" + recordId,
                new TitleChanged(recordId, 1, "Fru Marie Grubbe", null, List.of(), "1876", false)));
        SmallLibrary.hold(library.reader(), recordId, MAIN_DESK)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("NO_REQUESTABLE_ITEM"));
    }

    @Test
    void an_owner_that_is_away_is_named_and_nothing_is_done() {
        Book book = library.book();
        Owners.fail();
        asTechnician()
                .body(Map.of("servicePointId", MAIN_DESK, "patronCard", "4711", "itemBarcode", book.barcode()))
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("unavailable"))
                .body("missing", equalTo("patron with card 4711"));
        assertThat(Owners.asked()).hasSize(1);
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
    }

    @Test
    void what_is_here_needs_no_owner() {
        Owners.fail();
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        SmallLibrary.checkIn(MAIN_DESK, book).then().statusCode(200);
        assertThat(Owners.asked()).isEmpty();
    }

    // ---------------------------------------------------------------- events

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }

    @Test
    void the_events_of_all_owners_are_taken_over_and_a_new_item_stands_on_its_shelf() {
        PatronChanged patron = newPatron();
        ItemChanged item = newItem();
        UUID branch = UUID.randomUUID();
        try (EventProbe availability = EventProbe.on(Topic.AVAILABILITY)) {
            EventPublisher.publish(
                    new PlaceChanged(branch, 1, PlaceKind.BRANCH, "EAST", "East", null, "Asia/Tokyo", false, false));
            EventPublisher.publish(patron);
            EventPublisher.publish(item);
            eventually(() -> assertThat(patrons.find(patron.patronId()))
                    .map(Patron::group)
                    .contains("adult"));
            eventually(() -> assertThat(places.tree().knowsCode("EAST")).isTrue());
            ItemAvailabilityChanged first = availability.eventually(
                    ItemAvailabilityChanged.class, event -> event.itemId().equals(item.itemId()));
            assertThat(first.availability()).isEqualTo(Availability.AVAILABLE);
            assertThat(first.version()).isEqualTo(1);
        }
    }

    @Test
    void an_older_version_never_overwrites_a_newer_one() {
        PatronChanged told = newPatron();
        EventPublisher.publish(version(told, 5, "teacher"));
        EventPublisher.publish(version(told, 4, "child"));
        PatronChanged marker = newPatron();
        EventPublisher.publish(marker);
        eventually(() -> assertThat(patrons.find(marker.patronId())).isPresent());
        assertThat(patrons.find(told.patronId())).map(Patron::group).contains("teacher");
        EventPublisher.publish(version(told, 6, "adult"));
        eventually(() ->
                assertThat(patrons.find(told.patronId())).map(Patron::group).contains("adult"));
    }

    @Test
    void what_is_gone_stays_gone_when_a_late_event_comes() {
        PatronChanged patron = newPatron();
        ItemChanged item = newItem();
        EventPublisher.publish(new PatronErased(patron.patronId(), 9));
        EventPublisher.publish(patron);
        EventPublisher.publish(new ItemRemoved(item.itemId(), 9));
        EventPublisher.publish(item);
        PatronChanged patronMarker = newPatron();
        ItemChanged itemMarker = newItem();
        EventPublisher.publish(patronMarker);
        EventPublisher.publish(itemMarker);
        eventually(() -> assertThat(patrons.find(patronMarker.patronId())).isPresent());
        eventually(() -> assertThat(items.find(itemMarker.itemId())).isPresent());
        assertThat(patrons.find(patron.patronId())).isEmpty();
        assertThat(items.find(item.itemId())).isEmpty();
    }

    @Test
    void the_same_events_again_change_nothing() {
        ItemChanged item = newItem();
        EventPublisher.publish(item);
        eventually(() -> assertThat(items.find(item.itemId())).isPresent());
        SmallLibrary.lent(library.reader(), bookOf(item));
        // A rebuild of the replica reads the topic from its beginning.
        for (int i = 0; i < 3; i++) {
            EventPublisher.publish(item);
        }
        ItemChanged marker = newItem();
        EventPublisher.publish(marker);
        eventually(() -> assertThat(items.find(marker.itemId())).isPresent());
        assertThat(SmallLibrary.availability(bookOf(item))).isEqualTo("CHECKED_OUT");
    }

    @Test
    void an_item_follows_its_withdrawal_and_its_return_into_the_collection() {
        ItemChanged told = newItem();
        Book book = library.tell(told);
        library.tell(withdrawn(told, 2, true));
        assertThat(SmallLibrary.availability(book)).isEqualTo("WITHDRAWN");
        library.tell(withdrawn(told, 3, false));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        SmallLibrary.lent(library.reader(), book);
        library.tell(withdrawn(told, 4, true));
        assertThat(SmallLibrary.availability(book)).isEqualTo("CHECKED_OUT");
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("instruction", equalTo("HAND_TO_CATALOGUER"));
    }

    private static ItemChanged withdrawn(ItemChanged told, long version, boolean withdrawn) {
        return new ItemChanged(
                told.itemId(),
                version,
                told.recordId(),
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
                withdrawn);
    }

    @Test
    void a_new_item_at_the_cataloguers_desk_is_in_process() {
        Book book = library.bookIn(ProcessTag.CATALOGUING);
        assertThat(SmallLibrary.availability(book)).isEqualTo("IN_PROCESS");
    }

    private ItemChanged processed(ItemChanged told, long version, Set<ProcessTag> tags) {
        return new ItemChanged(
                told.itemId(),
                version,
                told.recordId(),
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
                tags,
                false);
    }

    @Test
    void an_ordered_item_comes_to_its_shelf_by_what_the_catalogue_tells() {
        Book book = library.bookIn(ProcessTag.ON_ORDER);
        assertThat(SmallLibrary.availability(book)).isEqualTo("ON_ORDER");
        library.tell(processed(book.told(), 2, Set.of(ProcessTag.IN_PROCESS)));
        assertThat(SmallLibrary.availability(book)).isEqualTo("IN_PROCESS");
        library.tell(processed(book.told(), 3, Set.of(ProcessTag.IN_PROCESS, ProcessTag.REPAIR)));
        assertThat(SmallLibrary.availability(book)).isEqualTo("IN_PROCESS");
        library.tell(processed(book.told(), 4, Set.of()));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
    }

    @Test
    void an_ordered_item_that_somebody_waits_for_is_fetched_for_them_once_it_is_shelf_ready() {
        Book book = library.bookIn(ProcessTag.ON_ORDER);
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), SmallLibrary.NORTH_DESK);
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("WAITING");
        library.tell(processed(book.told(), 2, Set.of()));
        assertThat(SmallLibrary.availability(book)).isEqualTo("PAGED");
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("PAGED");
        invariants.hold();
    }

    @Test
    void an_item_in_process_that_the_catalogue_withdraws_is_withdrawn_at_once_and_can_be_taken_back() {
        Book book = library.bookIn(ProcessTag.IN_PROCESS);
        library.tell(withdrawn(book.told(), 2, true));
        assertThat(SmallLibrary.availability(book)).isEqualTo("WITHDRAWN");
        library.tell(withdrawn(book.told(), 3, false));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
    }

    @Test
    void garbage_on_a_topic_stops_nothing() {
        EventPublisher.publishGarbage(Topic.PATRONS, UUID.randomUUID(), "not an event");
        PatronChanged patron = newPatron();
        EventPublisher.publish(patron);
        eventually(() -> assertThat(patrons.find(patron.patronId())).isPresent());
    }

    @Test
    void a_card_moves_with_its_patron() {
        PatronChanged told = newPatron();
        Reader reader = library.tell(told);
        String old = reader.card();
        library.tell(new PatronChanged(
                told.patronId(),
                2,
                true,
                "adult",
                MAIN,
                null,
                List.of(new Card(old + "X", Card.State.ACTIVE), new Card(old, Card.State.REPLACED)),
                List.of()));
        Map<String, Object> body = new HashMap<>(SmallLibrary.checkOutBody(reader, library.book()));
        asTechnician()
                .body(body)
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("CARD_REPLACED"));
        body.put("patronCard", old + "X");
        asTechnician().body(body).post("/api/circulation/check-outs").then().statusCode(201);
    }

    @Test
    void every_event_that_was_published_is_one_of_ours() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        try (EventProbe all = EventProbe.fromTheBeginningOf(Topic.AVAILABILITY)) {
            all.eventually(heard -> assertThat(heard)
                    .filteredOn(event -> event.aggregateId().equals(book.id()))
                    .extracting(CarrelEvent::version)
                    .containsExactly(1L, 2L));
        }
    }
}

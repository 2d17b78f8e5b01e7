package org.carrel.circulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.requests.app.ExpireRequests;
import org.carrel.circulation.requests.app.SearchShelvesAgain;
import org.carrel.events.ItemChanged;
import org.carrel.events.RequestAwaitingDelivery;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.availability;
import static org.carrel.circulation.SmallLibrary.checkIn;
import static org.carrel.circulation.SmallLibrary.checkOut;
import static org.carrel.circulation.SmallLibrary.held;
import static org.carrel.circulation.SmallLibrary.lent;
import static org.carrel.circulation.SmallLibrary.statusOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What becomes of requests on their way, as staff and patrons see it. */
@CarrelTest
class RequestsOverHttpTest {
    private static final String REQUESTS = "/api/circulation/requests";

    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    SearchShelvesAgain searchShelves;

    @Inject
    ExpireRequests expireRequests;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    @AfterEach
    void nothing_contradicts_itself() {
        invariants.hold();
    }

    private Book lentBook() {
        Book book = library.book();
        lent(library.reader(), book);
        return book;
    }

    private static ValidatableResponse request(UUID requestId) {
        return asTechnician().get(REQUESTS + "/" + requestId).then().statusCode(200);
    }

    private static Response act(UUID requestId, String act, Map<String, ?> body) {
        return asTechnician().body(body).post(REQUESTS + "/" + requestId + "/" + act);
    }

    private static Map<String, Object> wish(Reader reader, UUID pickup, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("patronId", reader.id());
        body.put("pickupServicePointId", pickup);
        return body;
    }

    private static UUID placed(Map<String, ?> body) {
        Response response = asTechnician().body(body).post(REQUESTS);
        response.then().statusCode(201);
        return response.jsonPath().getUUID("id");
    }

    private static Tokens self(Reader reader) {
        return Tokens.patron(reader.id()).with(Permissions.LOANS_READ, Permissions.REQUESTS_PLACE);
    }

    @Test
    void staff_arrange_the_queue_and_say_why() {
        Book book = lentBook();
        UUID first = held(library.reader(), book.recordId(), MAIN_DESK);
        UUID second = held(library.reader(), book.recordId(), MAIN_DESK);
        UUID third = held(library.reader(), book.recordId(), MAIN_DESK);
        act(third, "move", Map.of("beforeRequestId", second, "reason", "for the book group"))
                .then()
                .statusCode(200)
                .body("position", equalTo(2));
        act(first, "move", Map.of("position", "LAST", "reason", "agreed with the patron"))
                .then()
                .body("position", equalTo(3));
        request(third).body("position", equalTo(1));
        request(second).body("position", equalTo(2));
        asTechnician()
                .get(REQUESTS + "/" + third + "/actions")
                .then()
                .statusCode(200)
                .body("items.action", contains("MOVED"))
                .body("items.reason", contains("for the book group"))
                .body("items[0].by", not(nullValue()));

        checkIn(MAIN_DESK, book).then().body("request.id", equalTo(third.toString()));
        act(third, "move", Map.of("position", "LAST", "reason", "too late"))
                .then()
                .statusCode(409)
                .body("reasons.code", contains("REQUEST_AWAITING_PICKUP"));
        act(second, "move", Map.of("beforeRequestId", third, "reason", "not before what is being fulfilled"))
                .then()
                .statusCode(409)
                .body("reasons.code", contains("NOT_IN_THIS_QUEUE"));
        act(first, "move", Map.of("afterRequestId", third, "reason", "next"))
                .then()
                .body("position", equalTo(2));
        act(first, "move", Map.of("reason", "nowhere")).then().statusCode(400);
        act(UUID.randomUUID(), "move", Map.of("position", "LAST", "reason", "x"))
                .then()
                .statusCode(404);
    }

    @Test
    void a_request_goes_ahead_of_all_that_wait_if_somebody_may_and_says_why() {
        Book book = lentBook();
        held(library.reader(), book.recordId(), MAIN_DESK);
        UUID urgent = placed(wish(
                library.reader(),
                MAIN_DESK,
                Map.of("recordId", book.recordId(), "aheadBecause", "for tomorrow's exam")));
        request(urgent).body("position", equalTo(1));
        asTechnician()
                .get(REQUESTS + "/" + urgent + "/actions")
                .then()
                .body("items.action", contains("CUT_IN_LINE"))
                .body("items.reason", contains("for tomorrow's exam"));
        Reader impatient = library.reader();
        as(self(impatient))
                .body(wish(impatient, MAIN_DESK, Map.of("recordId", book.recordId(), "aheadBecause", "I want it")))
                .post(REQUESTS)
                .then()
                .statusCode(403);
    }

    @Test
    void a_copy_that_is_not_on_its_shelf_is_missing_and_the_next_one_is_asked_for() {
        UUID title = library.title();
        Book near = library.book(title);
        Book far = library.bookAt(NORTH, title);
        UUID requestId = held(library.reader(), title, MAIN_DESK);
        request(requestId)
                .body("status", equalTo("PAGED"))
                .body("suppliedItemId", equalTo(near.id().toString()));

        act(requestId, "not-found", Map.of("servicePointId", MAIN_DESK, "note", "looked twice"))
                .then()
                .statusCode(200)
                .body("status", equalTo("PAGED"))
                .body("suppliedItemId", equalTo(far.id().toString()));
        assertThat(availability(near)).isEqualTo("MISSING");
        assertThat(availability(far)).isEqualTo("PAGED");

        act(requestId, "not-found", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("WAITING"))
                .body("kind", equalTo("HOLD"))
                .body("suppliedItemId", nullValue());
        act(requestId, "not-found", Map.of()).then().statusCode(409).body("reasons.code", contains("REQUEST_WAITING"));
        asTechnician()
                .get(REQUESTS + "/" + requestId + "/actions")
                .then()
                .body("items.action", contains("NOT_FOUND", "NOT_FOUND"))
                .body("items.reason", contains(far.barcode(), near.barcode()));

        checkIn(MAIN_DESK, near).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        request(requestId).body("status", equalTo("AWAITING_PICKUP"));
    }

    @Test
    void staff_of_another_branch_do_not_say_what_is_not_on_a_shelf() {
        UUID title = library.title();
        library.book(title);
        UUID requestId = held(library.reader(), title, MAIN_DESK);
        as(Tokens.staff("north").with(Permissions.REQUESTS_MANAGE).atBranches(NORTH))
                .body(Map.of())
                .post(REQUESTS + "/" + requestId + "/not-found")
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
    }

    @Test
    void a_book_on_the_hold_shelf_is_sent_on_when_the_patron_wants_it_elsewhere() {
        Book book = lentBook();
        Reader reader = library.reader();
        UUID requestId = held(reader, book.recordId(), MAIN_DESK);
        checkIn(MAIN_DESK, book).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        as(self(reader))
                .body(Map.of("pickupServicePointId", NORTH_DESK))
                .post(REQUESTS + "/" + requestId + "/handover")
                .then()
                .statusCode(200)
                .body("pickupServicePointId", equalTo(NORTH_DESK.toString()))
                .body("shelfExpiresAt", nullValue());
        asTechnician()
                .get("/api/circulation/hold-shelf?limit=200&ended=true&servicePointId=" + MAIN_DESK)
                .then()
                .body("items.itemId", hasItem(book.id().toString()));

        checkIn(MAIN_DESK, book).then().body("instruction", equalTo("IN_TRANSIT_TO"));
        act(requestId, "handover", Map.of("pickupServicePointId", MAIN_DESK))
                .then()
                .statusCode(200);
        checkIn(NORTH_DESK, book)
                .then()
                .body("instruction", equalTo("IN_TRANSIT_TO"))
                .body("messages.code", hasItem("SENT_ON"))
                .body("destination.id", equalTo(MAIN_DESK.toString()));
        checkIn(MAIN_DESK, book)
                .then()
                .body("instruction", equalTo("HOLD_FOR_PICKUP"))
                .body("messages.code", hasItem("ARRIVED"));
        request(requestId).body("shelfExpiresAt", not(nullValue()));
        act(requestId, "handover", Map.of("pickupServicePointId", SmallLibrary.MAIN_SORTER))
                .then()
                .statusCode(409)
                .body("reasons.code", contains("NOT_A_PICKUP_POINT"));
        as(self(library.reader()))
                .body(Map.of("pickupServicePointId", NORTH_DESK))
                .post(REQUESTS + "/" + requestId + "/handover")
                .then()
                .statusCode(404);
    }

    @Test
    void a_book_is_delivered_and_lent_with_it() {
        Book book = lentBook();
        Reader reader = library.reader("housebound");
        Map<String, Object> wanted = Map.of("recordId", book.recordId(), "fulfilment", "DELIVERY");
        asTechnician()
                .body(wish(library.reader(), MAIN_DESK, wanted))
                .post(REQUESTS)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("DELIVERY_NOT_ALLOWED"));
        UUID requestId = placed(wish(reader, MAIN_DESK, wanted));
        try (EventProbe news = EventProbe.on(Topic.REQUESTS)) {
            checkIn(MAIN_DESK, book)
                    .then()
                    .body("instruction", equalTo("DELIVER"))
                    .body("slips.kind", contains("delivery"));
            news.eventually(
                    RequestAwaitingDelivery.class,
                    event -> event.requestId().equals(requestId)
                            && event.itemId().equals(book.id()));
        }
        assertThat(availability(book)).isEqualTo("AWAITING_DELIVERY");
        assertThat(statusOf(requestId)).isEqualTo("AWAITING_DELIVERY");
        // A second scan changes nothing.
        checkIn(MAIN_DESK, book).then().body("instruction", equalTo("DELIVER"));
        checkOut(library.reader(), book)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ITEM_AWAITING_DELIVERY"));
        checkOut(reader, book).then().statusCode(201);
        assertThat(statusOf(requestId)).isEqualTo("FILLED");
    }

    private Book volume(UUID recordId, String volume) {
        ItemChanged told = library.toldBook(recordId, MAIN, "book", "normal", Set.of(), false);
        return library.tell(new ItemChanged(
                told.itemId(),
                told.version(),
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
                told.withdrawn(),
                null,
                volume));
    }

    @Test
    void who_asks_for_a_volume_gets_no_other() {
        UUID title = library.title();
        Book one = volume(title, "v. 1");
        Book two = volume(title, "v. 2");
        lent(library.reader(), one);
        lent(library.reader(), two);
        Reader reader = library.reader();
        UUID requestId = placed(wish(reader, MAIN_DESK, Map.of("recordId", title, "volume", "V.  2")));
        request(requestId).body("level", equalTo("VOLUME")).body("volume", equalTo("V.  2"));
        asTechnician()
                .body(wish(reader, MAIN_DESK, Map.of("recordId", title)))
                .post(REQUESTS)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ALREADY_REQUESTED"));
        asTechnician()
                .body(wish(reader, MAIN_DESK, Map.of("itemId", one.id())))
                .post(REQUESTS)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("REQUESTS_PER_TITLE_REACHED"));
        asTechnician()
                .body(wish(library.reader(), MAIN_DESK, Map.of("recordId", title, "volume", "v. 9")))
                .post(REQUESTS)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("NO_REQUESTABLE_ITEM"));
        checkIn(MAIN_DESK, two).then().body("request.id", equalTo(requestId.toString()));
    }

    @Test
    void requests_are_cancelled_for_a_reason_on_the_list() {
        Book book = lentBook();
        Reader reader = library.reader();
        UUID requestId = held(reader, book.recordId(), MAIN_DESK);
        act(requestId, "cancellation", Map.of("reason", "out-of-spite"))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-reason"));
        as(self(reader))
                .body(Map.of("reason", "damaged"))
                .post(REQUESTS + "/" + requestId + "/cancellation")
                .then()
                .statusCode(400);
        as(self(reader))
                .get("/api/circulation/cancellation-reasons")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("patron-asked"))
                .body("items.code", not(hasItem("damaged")));

        Tokens head = Tokens.staff("head").with(Permissions.RULES_WRITE).everywhere();
        String code = "flood-" + UUID.randomUUID();
        as(head).body(Map.of("name", "Flood in the stacks", "byPatrons", false))
                .put("/api/circulation/cancellation-reasons/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        act(requestId, "cancellation", Map.of("reason", code, "note", "cellar B", "servicePointId", MAIN_DESK))
                .then()
                .statusCode(200)
                .body("endReason", equalTo(code))
                .body("endNote", equalTo("cellar B"));
        as(head).body(Map.of("name", "Flood", "byPatrons", false, "retired", true))
                .put("/api/circulation/cancellation-reasons/" + code)
                .then()
                .statusCode(428);
        as(head).header("If-Match", "\"1\"")
                .body(Map.of("name", "Flood", "byPatrons", false, "retired", true))
                .put("/api/circulation/cancellation-reasons/" + code)
                .then()
                .statusCode(200);
        UUID next = held(library.reader(), book.recordId(), MAIN_DESK);
        act(next, "cancellation", Map.of("reason", code)).then().statusCode(400);
        asTechnician()
                .get(REQUESTS + "/" + requestId + "/actions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].note", equalTo("cellar B"))
                .body("items[0].servicePointId", equalTo(MAIN_DESK.toString()));
    }

    private void search(Duration later) {
        clock.advance(later);
        searchShelves.work(clock.instant(), null);
    }

    @Test
    void a_copy_that_nobody_fetches_is_asked_for_elsewhere() {
        UUID title = library.title();
        Book near = library.book(title);
        Book far = library.bookAt(NORTH, title);
        UUID requestId = held(library.reader(), title, MAIN_DESK);
        search(Duration.ofHours(23));
        request(requestId).body("suppliedItemId", equalTo(near.id().toString()));
        search(Duration.ofHours(2));
        request(requestId)
                .body("status", equalTo("PAGED"))
                .body("suppliedItemId", equalTo(far.id().toString()));
        assertThat(availability(near)).isEqualTo("AVAILABLE");
        assertThat(availability(far)).isEqualTo("PAGED");
        // There is nothing else to try.
        search(Duration.ofHours(25));
        request(requestId).body("suppliedItemId", equalTo(far.id().toString()));
    }

    @Test
    void a_new_copy_that_nobody_has_scanned_is_asked_for_by_the_first_who_waits() {
        Book book = lentBook();
        UUID first = held(library.reader(), book.recordId(), MAIN_DESK);
        UUID second = held(library.reader(), book.recordId(), MAIN_DESK);
        Book fresh = library.book(book.recordId());
        search(Duration.ofHours(25));
        request(first)
                .body("status", equalTo("PAGED"))
                .body("suppliedItemId", equalTo(fresh.id().toString()));
        request(second).body("status", equalTo("WAITING"));
    }

    @Test
    void one_patron_asks_for_another() {
        Book book = lentBook();
        Reader sponsor = library.reader();
        Reader assistant = library.reader();
        UUID requestId =
                placed(wish(sponsor, MAIN_DESK, Map.of("recordId", book.recordId(), "proxyPatronId", assistant.id())));
        request(requestId)
                .body("patronId", equalTo(sponsor.id().toString()))
                .body("proxyPatronId", equalTo(assistant.id().toString()));
        asTechnician()
                .body(wish(
                        sponsor, MAIN_DESK, Map.of("recordId", lentBook().recordId(), "proxyPatronId", sponsor.id())))
                .post(REQUESTS)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("PROXY_IS_PATRON"));
        // Who may ask for whom is not known here yet, so that nobody can claim it for themselves.
        as(self(assistant))
                .body(wish(
                        sponsor, MAIN_DESK, Map.of("recordId", lentBook().recordId(), "proxyPatronId", assistant.id())))
                .post(REQUESTS)
                .then()
                .statusCode(403);
        as(self(assistant)).get(REQUESTS + "/" + requestId).then().statusCode(404);
        as(self(assistant))
                .body(Map.of("reason", "patron-asked"))
                .post(REQUESTS + "/" + requestId + "/cancellation")
                .then()
                .statusCode(404);
    }

    @Test
    void staff_say_which_branch_is_nearer_than_the_tree_of_places_thinks() {
        UUID title = library.title();
        Book here = library.book(title);
        Book there = library.bookAt(NORTH, title);
        Tokens head = Tokens.staff("head")
                .with(Permissions.RULES_READ, Permissions.RULES_WRITE)
                .everywhere();
        as(head).body(Map.of("fromBranchId", MAIN, "toBranchId", MAIN, "distance", 5))
                .post("/api/circulation/branch-distances")
                .then()
                .statusCode(200)
                .body("items.distance", contains(5));
        UUID requestId = held(library.reader(), title, MAIN_DESK);
        request(requestId).body("suppliedItemId", equalTo(there.id().toString()));
        as(head).body(Map.of("fromBranchId", MAIN, "toBranchId", MAIN))
                .post("/api/circulation/branch-distances")
                .then()
                .body("items", hasSize(0));
        UUID next = held(library.reader(), title, MAIN_DESK);
        request(next).body("suppliedItemId", equalTo(here.id().toString()));
    }

    @Test
    void a_request_that_nothing_fills_ends_after_a_year_by_the_shipped_rules() {
        UUID requestId = held(library.reader(), lentBook().recordId(), MAIN_DESK);
        clock.advance(Duration.ofDays(360));
        expireRequests.expire();
        assertThat(statusOf(requestId)).isEqualTo("WAITING");
        clock.advance(Duration.ofDays(8));
        expireRequests.expire();
        request(requestId).body("status", equalTo("EXPIRED")).body("endReason", equalTo("not-filled-in-time"));
    }
}

package org.carrel.circulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.events.ItemChanged;
import org.carrel.events.ItemCheckedIn;
import org.carrel.events.ItemDamageReported;
import org.carrel.events.ItemHandling;
import org.carrel.events.LoanReopened;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

/** The return desk beyond the plain scan. */
@CarrelTest
class ReturnsTest {
    private static final String CHECK_INS = "/api/circulation/check-ins";

    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static Tokens head() {
        return Tokens.staff("head")
                .with(Permissions.CHECK_IN, Permissions.CHECK_IN_MODES)
                .everywhere();
    }

    private static Map<String, Object> scan(Book book, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putIfAbsent("servicePointId", MAIN_DESK);
        body.put("itemBarcode", book.barcode());
        return body;
    }

    private static Response checkIn(Tokens who, Book book, Map<String, Object> more) {
        return as(who).body(scan(book, more)).post(CHECK_INS);
    }

    private static boolean isOpen(UUID loanId) {
        return asTechnician().get("/api/circulation/loans/" + loanId).jsonPath().getString("returnedAt") == null;
    }

    @Test
    void a_return_can_be_backdated_as_far_as_the_rules_say_and_both_dates_are_kept() {
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(library.reader(), book);
        clock.advance(Duration.ofDays(40));
        Instant lastWeek = clock.instant().minus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MICROS);
        Instant longAgo = clock.instant().minus(Duration.ofDays(31));
        checkIn(SmallLibrary.technician(), book, Map.of("returnedAt", longAgo.toString()))
                .then()
                .statusCode(409)
                .body("code", equalTo("refused"))
                .body("reasons.code", contains("BACKDATED_TOO_FAR"))
                .body("reasons[0].days", equalTo(30));
        assertThat(SmallLibrary.availability(book)).isEqualTo("CHECKED_OUT");
        try (EventProbe loans = EventProbe.on(Topic.LOANS)) {
            checkIn(SmallLibrary.technician(), book, Map.of("returnedAt", lastWeek.toString()))
                    .then()
                    .statusCode(200)
                    .body("instruction", equalTo("SHELVE_HERE"))
                    .body("loan.returnedAt", equalTo(lastWeek.toString()))
                    .body("messages.code", contains("WAS_ON_LOAN", "BACKDATED", "WAS_OVERDUE", "FINE_DUE"))
                    // Five days at 20 cents, not the twelve until it was scanned.
                    .body("messages.find { it.code == 'FINE_DUE' }.minor", equalTo(100));
            loans.eventually(heard -> assertThat(heard)
                    .filteredOn(event -> event instanceof ItemCheckedIn
                            && event.aggregateId().equals(loanId))
                    .singleElement()
                    .isInstanceOfSatisfying(ItemCheckedIn.class, returned -> {
                        assertThat(returned.returnedAt()).isEqualTo(lastWeek);
                        assertThat(returned.scannedAt()).isAfter(lastWeek);
                    }));
        }
        Book other = library.book();
        clock.reset();
        SmallLibrary.lent(library.reader(), other);
        clock.advance(Duration.ofDays(40));
        checkIn(head(), other, Map.of("returnedAt", longAgo.toString())).then().statusCode(200);
        invariants.hold();
    }

    @Test
    void what_lay_in_the_book_drop_counts_as_returned_when_the_branch_closed_last() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        clock.advance(Duration.ofDays(2));
        checkIn(SmallLibrary.technician(), book, Map.of("bookDrop", true, "returnedAt", "2026-05-01T10:00:00Z"))
                .then()
                .statusCode(400)
                .body("errors.code", contains("contradicts-returned-at"));
        Response answer = checkIn(SmallLibrary.technician(), book, Map.of("bookDrop", true));
        answer.then().statusCode(200).body("messages.code", hasItem("BACKDATED"));
        // No hours are known of the branch: it closes at midnight.
        Instant returnedAt = Instant.parse(answer.jsonPath().getString("loan.returnedAt"));
        assertThat(returnedAt.atZone(java.time.ZoneId.of("Europe/Copenhagen")).toLocalTime())
                .isEqualTo(java.time.LocalTime.MIDNIGHT);
        assertThat(returnedAt).isBefore(clock.instant()).isAfter(clock.instant().minus(Duration.ofDays(1)));
    }

    @Test
    void amnesty_takes_a_permission_and_is_told() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        clock.advance(Duration.ofDays(60));
        checkIn(SmallLibrary.technician(), book, Map.of("amnesty", true))
                .then()
                .statusCode(403)
                .body("permission", equalTo(Permissions.CHECK_IN_MODES));
        checkIn(head(), book, Map.of("amnesty", true))
                .then()
                .statusCode(200)
                .body("messages.code", contains("WAS_ON_LOAN", "WAS_OVERDUE", "OVERDUE_FORGIVEN"));
    }

    @Test
    void a_dry_run_says_what_to_do_and_does_nothing() {
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(library.reader(), book);
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), NORTH_DESK);
        asTechnician()
                .body(scan(book, Map.of()))
                .post(CHECK_INS + "/dry-run")
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("instruction", equalTo("IN_TRANSIT_TO"))
                .body("item.callNumber", equalTo("839.81 JAC"), "item.location", equalTo("The MAIN-A"))
                .body("destination.id", equalTo(NORTH_DESK.toString()))
                .body("request.id", equalTo(requestId.toString()));
        assertThat(SmallLibrary.availability(book)).isEqualTo("CHECKED_OUT");
        assertThat(isOpen(loanId)).isTrue();
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("WAITING");
    }

    @Test
    void use_in_the_house_is_counted_by_hand_for_what_is_not_on_loan() {
        Book book = library.book();
        Map<String, Object> body = new HashMap<>(scan(book, Map.of()));
        body.put("quantity", 3);
        asTechnician()
                .body(body)
                .post("/api/circulation/in-house-uses")
                .then()
                .statusCode(200)
                .body("quantity", equalTo(3), "itemId", equalTo(book.id().toString()));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        SmallLibrary.lent(library.reader(), book);
        asTechnician()
                .body(scan(book, Map.of()))
                .post("/api/circulation/in-house-uses")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ON_LOAN_TO_ANOTHER"));
        body.put("quantity", 0);
        asTechnician().body(body).post("/api/circulation/in-house-uses").then().statusCode(400);
    }

    @Test
    void a_damaged_item_goes_to_repair_and_the_catalogue_is_told() {
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(library.reader(), book);
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        try (EventProbe reports = EventProbe.on(Topic.ITEM_REPORTS)) {
            checkIn(
                            SmallLibrary.technician(),
                            book,
                            Map.of("damage", Map.of("code", "water", "description", "All of it")))
                    .then()
                    .statusCode(200)
                    .body("instruction", equalTo("HAND_TO_WORK"))
                    .body("messages.code", hasItem("DAMAGED"));
            reports.eventually(heard -> assertThat(heard)
                    .singleElement()
                    .isInstanceOfSatisfying(ItemDamageReported.class, report -> {
                        assertThat(report.itemId()).isEqualTo(book.id());
                        assertThat(report.damage()).isEqualTo("water");
                        assertThat(report.description()).isEqualTo("All of it");
                    }));
        }
        assertThat(isOpen(loanId)).isFalse();
        assertThat(SmallLibrary.availability(book)).isEqualTo("UNAVAILABLE");
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("WAITING");
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        invariants.hold();
    }

    @Test
    void a_check_in_is_reversed_as_long_as_nothing_has_happened_since() {
        Book book = library.book();
        Reader reader = library.reader();
        UUID loanId = SmallLibrary.lent(reader, book);
        String dueAt = asTechnician()
                .get("/api/circulation/loans/" + loanId)
                .jsonPath()
                .getString("dueAt");
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        String checkIn = SmallLibrary.checkIn(MAIN_DESK, book).jsonPath().getString("id");
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("AWAITING_PICKUP");
        try (EventProbe loans = EventProbe.on(Topic.LOANS)) {
            asTechnician()
                    .body(Map.of("reason", "Wrong pile"))
                    .post(CHECK_INS + "/" + checkIn + "/reversal")
                    .then()
                    .statusCode(200)
                    .body("loanId", equalTo(loanId.toString()), "dueAt", equalTo(dueAt))
                    .body("requestId", equalTo(requestId.toString()));
            loans.eventually(heard -> assertThat(heard)
                    .singleElement()
                    .isInstanceOfSatisfying(LoanReopened.class, reopened -> assertThat(reopened.loanId())
                            .isEqualTo(loanId)));
        }
        assertThat(SmallLibrary.availability(book)).isEqualTo("CHECKED_OUT");
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("WAITING");
        invariants.hold();
        asTechnician()
                .body("{}")
                .post(CHECK_INS + "/" + checkIn + "/reversal")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("CHECK_IN_REVERSED"));
        // The history tells who, and why.
        asTechnician()
                .get("/api/circulation/items/" + book.id() + "/changes")
                .then()
                .body("items[0].cause", equalTo("CHECK_IN_REVERSED"), "items[0].comment", equalTo("Wrong pile"));

        String again = SmallLibrary.checkIn(MAIN_DESK, book).jsonPath().getString("id");
        SmallLibrary.cancel(requestId);
        SmallLibrary.checkIn(MAIN_DESK, book);
        asTechnician()
                .body("{}")
                .post(CHECK_INS + "/" + again + "/reversal")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ITEM_MOVED_SINCE"));
        asTechnician()
                .body("{}")
                .post(CHECK_INS + "/" + UUID.randomUUID() + "/reversal")
                .then()
                .statusCode(404);
        invariants.hold();
    }

    @Test
    void the_pieces_of_a_kit_are_counted_before_it_goes_out_and_when_it_comes_back() {
        ItemChanged told = library.book().told();
        Book kit = library.tell(new ItemChanged(
                told.itemId(),
                2,
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
                Set.of(),
                false,
                new ItemHandling("Map in the pocket", 3, 1, "book, map, disc"),
                null));
        Reader reader = library.reader();
        SmallLibrary.checkOut(reader, kit)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("PIECES_TO_CHECK"))
                .body("reasons[0].severity", equalTo("CONFIRM"), "reasons[0].pieces", equalTo(3));
        SmallLibrary.checkOut(SmallLibrary.technician(), reader, kit, "PIECES_TO_CHECK")
                .then()
                .statusCode(201);
        SmallLibrary.checkIn(MAIN_DESK, kit)
                .then()
                .body("messages.code", hasItems("ITEM_ALERT", "CHECK_PIECES"))
                .body(
                        "messages.find { it.code == 'CHECK_PIECES' }.note",
                        equalTo("book, map, disc"),
                        "messages.find { it.code == 'CHECK_PIECES' }.missing",
                        equalTo(1));
    }

    private static Response mark(Book book, String mark) {
        return as(Tokens.staff("head").with(Permissions.ITEMS_MARK).everywhere())
                .body(Map.of("mark", mark, "comment", "Not on the cart either", "servicePointId", MAIN_DESK))
                .post("/api/circulation/items/" + book.id() + "/marks");
    }

    @Test
    void an_item_that_is_marked_missing_loses_its_request_and_its_next_scan_finds_it() {
        Book book = library.book();
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        assertThat(SmallLibrary.availability(book)).isEqualTo("PAGED");
        mark(book, "MISSING")
                .then()
                .statusCode(200)
                .body("availability", equalTo("MISSING"))
                .body("warnings.code", contains("REQUEST_PUT_BACK"));
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("WAITING");
        invariants.hold();
        asTechnician()
                .get("/api/circulation/items/" + book.id() + "/changes")
                .then()
                .body("items[0].cause", equalTo("MARKED"), "items[0].comment", equalTo("Not on the cart either"))
                .body("items[0].servicePointId", equalTo(MAIN_DESK.toString()));
        SmallLibrary.checkIn(MAIN_DESK, book)
                .then()
                .body("instruction", equalTo("HOLD_FOR_PICKUP"))
                .body("messages.code", hasItem("WAS_MISSING"));
        Book lent = library.book();
        SmallLibrary.lent(library.reader(), lent);
        mark(lent, "UNAVAILABLE").then().statusCode(409).body("reasons.code", contains("ITEM_ON_LOAN"));
        invariants.hold();
    }
}

package org.carrel.circulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.requests.app.ExpireRequests;
import org.carrel.events.RequestExpired;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** What goes on beside the desk: lists, rules, calendars, and what runs out by itself. */
@CarrelTest
class HouseworkTest {
    @Inject
    SmallLibrary library;

    @Inject
    ExpireRequests expireRequests;

    @Inject
    Invariants invariants;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static RequestSpecification asManager() {
        return as(Tokens.staff("manager")
                .with(Permissions.RULES_READ, Permissions.RULES_WRITE, Permissions.CALENDARS_WRITE)
                .everywhere());
    }

    private UUID keptOnTheShelf(Reader reader, Book book) {
        UUID requestId = SmallLibrary.held(reader, book.recordId(), MAIN_DESK);
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        return requestId;
    }

    // ---------------------------------------------------------------- what runs out

    @Test
    void what_nobody_picks_up_ends_and_the_book_stays_until_it_is_scanned() {
        Book book = library.book();
        Reader late = library.reader();
        UUID requestId = keptOnTheShelf(late, book);
        UUID next = SmallLibrary.held(library.reader(), book.recordId(), NORTH_DESK);
        try (EventProbe requests = EventProbe.on(Topic.REQUESTS)) {
            expireRequests.expire();
            assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("AWAITING_PICKUP");
            clock.advance(Duration.ofDays(9));
            assertThat(expireRequests.expire()).isGreaterThanOrEqualTo(1);
            assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("EXPIRED");
            RequestExpired told = requests.eventually(
                    RequestExpired.class, event -> event.requestId().equals(requestId));
            assertThat(told.itemId()).isEqualTo(book.id());
        }
        assertThat(SmallLibrary.availability(book)).isEqualTo("AWAITING_PICKUP");
        assertThat(expireRequests.expire()).as("ended once").isZero();
        asTechnician()
                .get("/api/circulation/hold-shelf?ended=true&servicePointId=" + MAIN_DESK)
                .then()
                .body("items.itemId", hasItem(book.id().toString()));

        SmallLibrary.checkIn(MAIN_DESK, book)
                .then()
                .body("messages.code", hasItem("SHELF_TIME_OVER"))
                .body("instruction", equalTo("IN_TRANSIT_TO"))
                .body("request.id", equalTo(next.toString()));
        invariants.hold();
    }

    @Test
    void what_is_no_longer_needed_ends_and_its_copy_goes_to_the_next() {
        Book book = library.book();
        String tomorrow = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Copenhagen"))
                .plusDays(1)
                .toString();
        Response placed = asTechnician()
                .body(Map.of(
                        "recordId",
                        book.recordId(),
                        "patronId",
                        library.reader().id(),
                        "pickupServicePointId",
                        MAIN_DESK,
                        "notNeededAfter",
                        tomorrow))
                .post("/api/circulation/requests");
        placed.then().statusCode(201).body("status", equalTo("PAGED")).body("kind", equalTo("PAGE"));
        UUID next = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        assertThat(SmallLibrary.statusOf(next)).isEqualTo("WAITING");
        expireRequests.expire();
        UUID first = UUID.fromString(placed.jsonPath().getString("id"));
        assertThat(SmallLibrary.statusOf(first)).isEqualTo("PAGED");
        clock.advance(Duration.ofDays(2));
        expireRequests.expire();
        assertThat(SmallLibrary.statusOf(first)).isEqualTo("EXPIRED");
        assertThat(SmallLibrary.statusOf(next)).isEqualTo("PAGED");
        assertThat(SmallLibrary.availability(book)).isEqualTo("PAGED");
        SmallLibrary.cancel(next).then().statusCode(200);
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        invariants.hold();
    }

    @Test
    void a_request_cancelled_on_the_way_is_discovered_on_arrival() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), NORTH_DESK);
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("instruction", equalTo("IN_TRANSIT_TO"));
        SmallLibrary.cancel(requestId).then().statusCode(200);
        assertThat(SmallLibrary.availability(book)).isEqualTo("IN_TRANSIT");
        SmallLibrary.checkIn(NORTH_DESK, book)
                .then()
                .body("messages.code", contains("REQUEST_ENDED"))
                .body("instruction", equalTo("IN_TRANSIT_TO"))
                .body("destination.id", equalTo(MAIN_DESK.toString()));
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("messages.code", contains("ARRIVED"));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        invariants.hold();
    }

    @Test
    void a_suspended_request_keeps_its_place_and_is_passed_over() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        UUID first = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        UUID second = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        asTechnician()
                .body(Map.of(
                        "until",
                        LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC"))
                                .plusDays(30)
                                .toString()))
                .post("/api/circulation/requests/" + first + "/suspension")
                .then()
                .statusCode(200)
                .body("position", equalTo(1));
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("request.id", equalTo(second.toString()));
        asTechnician()
                .body("{}")
                .post("/api/circulation/requests/" + second + "/suspension")
                .then()
                .statusCode(409)
                .body("reasons[0].code", equalTo("REQUEST_AWAITING_PICKUP"));
        invariants.hold();
    }

    @Test
    void a_copy_taken_from_the_shelf_by_the_patron_releases_the_one_that_was_to_be_fetched() {
        UUID title = library.title();
        Book one = library.book(title);
        Book other = library.book(title);
        Reader reader = library.reader();
        UUID requestId = SmallLibrary.held(reader, title, MAIN_DESK);
        Book paged = SmallLibrary.availability(one).equals("PAGED") ? one : other;
        Book taken = paged.equals(one) ? other : one;
        SmallLibrary.checkOut(reader, taken)
                .then()
                .statusCode(201)
                .body("filledRequestId", equalTo(requestId.toString()));
        assertThat(SmallLibrary.availability(paged)).isEqualTo("AVAILABLE");
        invariants.hold();
    }

    @Test
    void use_in_the_house_is_counted() {
        Book book = library.book();
        SmallLibrary.checkIn(MAIN_DESK, book)
                .then()
                .body("instruction", equalTo("SHELVE_HERE"))
                .body("messages.code", hasItem("IN_HOUSE_USE_COUNTED"))
                .body("item.callNumber", equalTo("839.81 JAC"))
                .body("item.location", equalTo("The MAIN-A"));
    }

    // ---------------------------------------------------------------- lists

    @Test
    void lists_come_in_pages_without_gap_or_overlap() {
        Reader reader = library.reader();
        List<String> lent = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            lent.add(SmallLibrary.lent(reader, library.book()).toString());
        }
        List<String> read = new ArrayList<>();
        String after = "";
        while (after != null) {
            Response page = asTechnician()
                    .queryParam("patronId", reader.id())
                    .queryParam("limit", 3)
                    .queryParam("after", after)
                    .get("/api/circulation/loans");
            read.addAll(page.jsonPath().getList("items.id"));
            after = page.jsonPath().getString("next");
        }
        assertThat(read).containsExactlyElementsOf(lent);
    }

    @Test
    void loans_are_told_apart_by_whether_they_are_open() {
        Reader reader = library.reader();
        Book back = library.book();
        UUID ended = SmallLibrary.lent(reader, back);
        UUID open = SmallLibrary.lent(reader, library.book());
        SmallLibrary.checkIn(MAIN_DESK, back);
        asTechnician()
                .get("/api/circulation/loans?open=true&patronId=" + reader.id())
                .then()
                .body("items.id", contains(open.toString()));
        asTechnician()
                .get("/api/circulation/loans?open=false&patronId=" + reader.id())
                .then()
                .body("items.id", contains(ended.toString()));
        clock.advance(Duration.ofDays(40));
        asTechnician()
                .get("/api/circulation/loans/" + open)
                .then()
                .body("overdue", equalTo(true))
                .header("ETag", equalTo("\"1\""));
    }

    @Test
    void the_work_lists_show_what_is_to_be_done_where() {
        Book toPull = library.book();
        UUID paged = SmallLibrary.held(library.reader(), toPull.recordId(), NORTH_DESK);
        Book kept = library.book();
        keptOnTheShelf(library.reader(), kept);
        Book sent = library.book();
        SmallLibrary.lent(library.reader(), sent);
        SmallLibrary.checkIn(NORTH_DESK, sent);

        JsonPath pull = pages("/api/circulation/pull-list?limit=1&servicePointId=" + MAIN_DESK, toPull.id());
        assertThat(pull.getString("requestId")).isEqualTo(paged.toString());
        assertThat(pull.getString("servicePointId")).isEqualTo(NORTH_DESK.toString());
        assertThat(pull.getString("callNumber")).isEqualTo("839.81 JAC");
        pages("/api/circulation/hold-shelf?limit=1&servicePointId=" + MAIN_DESK, kept.id());
        pages("/api/circulation/transits?limit=1&servicePointId=" + MAIN_DESK, sent.id());
        asTechnician()
                .get("/api/circulation/transits?after=bm8&servicePointId=" + MAIN_DESK)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("not-a-cursor"));
    }

    /** Walks a list page by page until an item turns up. */
    private static JsonPath pages(String address, UUID itemId) {
        String after = "";
        while (after != null) {
            JsonPath page =
                    asTechnician().queryParam("after", after).get(address).jsonPath();
            if (page.getList("items.itemId").contains(itemId.toString())) {
                page.setRootPath("items[0]");
                return page;
            }
            after = page.getString("next");
        }
        throw new AssertionError("not on the list: " + itemId);
    }

    @Test
    void an_items_history_tells_who_where_when_and_why() {
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(library.reader(), book);
        SmallLibrary.checkIn(NORTH_DESK, book);
        asTechnician()
                .get("/api/circulation/items/" + book.id() + "/changes")
                .then()
                .statusCode(200)
                .body("items.cause", contains("CHECK_IN", "CHECK_OUT", "FIRST_SEEN"))
                .body("items.availability", contains("IN_TRANSIT", "CHECKED_OUT", "AVAILABLE"))
                .body("items[1].loanId", equalTo(loanId.toString()))
                .body("items[0].servicePointId", equalTo(NORTH_DESK.toString()));
        asTechnician()
                .get("/api/circulation/items?barcode=" + book.barcode())
                .then()
                .body("availability", equalTo("IN_TRANSIT"))
                .body("destinationServicePointId", equalTo(MAIN_DESK.toString()));
    }

    // ---------------------------------------------------------------- rules

    @Test
    void rules_are_exported_changed_published_and_explained_and_loans_keep_their_terms() {
        Reader reader = library.reader();
        UUID before = SmallLibrary.lent(reader, library.item("map", "normal"));
        Response export = asManager().accept("application/yaml").get("/api/circulation/rules");
        export.then().statusCode(200);
        String changed = export.asString() + """
                - id: maps
                  note: Maps are fragile.
                  when:
                    materialType: [map]
                    branch: [LIB]
                  set:
                    loanPeriod: 3 days
                    renewals: 0
                """;
        asManager()
                .contentType("application/yaml")
                .body(changed.getBytes(UTF_8))
                .put("/api/circulation/rules")
                .then()
                .statusCode(428);
        asManager()
                .contentType("application/yaml")
                .header("If-Match", "\"99\"")
                .body(changed.getBytes(UTF_8))
                .put("/api/circulation/rules")
                .then()
                .statusCode(412);
        int version = asManager()
                .contentType("application/yaml")
                .header("If-Match", export.header("ETag"))
                .body(changed.getBytes(UTF_8))
                .put("/api/circulation/rules")
                .then()
                .statusCode(200)
                .body("rules.rules.id", hasItem("maps"))
                .extract()
                .path("version");
        assertThat(export.header("ETag")).isEqualTo("\"" + (version - 1) + "\"");

        Book map = library.item("map", "normal");
        SmallLibrary.checkOut(reader, map).then().statusCode(201).body("loan.ruleSetVersion", equalTo(version));
        asManager()
                .get("/api/circulation/rules/explain?patronId=" + reader.id() + "&barcode=" + map.barcode())
                .then()
                .statusCode(200)
                .body("version", equalTo(version))
                .body("settings.find { it.setting == 'loanPeriod' }.rule", equalTo("maps"))
                .body("settings.find { it.setting == 'loanPeriod' }.losers.rule", hasItems("everyone", "films"))
                .body("settings.find { it.setting == 'loanLimit' }.rule", equalTo("everyone"));
        clock.advance(Duration.ofDays(1));
        SmallLibrary.renew(before).then().statusCode(200);
        asManager()
                .get("/api/circulation/rules")
                .then()
                .body("version", equalTo(version))
                .body("publishedBy", not(startsWith("shipped")));
    }

    @Test
    void unsound_rules_are_refused_with_every_mistake_in_its_place() {
        Response current = asManager().get("/api/circulation/rules");
        asManager()
                .contentType("application/yaml")
                .header("If-Match", current.header("ETag"))
                .body("""
                        title: broken
                        rules:
                          - id: a
                            set: {loanPeriod: soon}
                        """.getBytes(UTF_8))
                .put("/api/circulation/rules")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("rules[0].set.loanPeriod"))
                .body("errors[0].code", equalTo("unreadable-value"));
        asManager()
                .contentType("application/yaml")
                .header("If-Match", current.header("ETag"))
                .body("title: [".getBytes(UTF_8))
                .put("/api/circulation/rules")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-yaml"))
                .body("detail", containsString("Line"));
        Map<String, Object> elsewhere = new HashMap<>(current.jsonPath().getMap("rules"));
        List<Object> rules = new ArrayList<>(current.jsonPath().getList("rules.rules"));
        rules.add(Map.of("id", "atlantis", "when", Map.of("branch", "ATLANTIS"), "set", Map.of("renewals", 1)));
        elsewhere.put("rules", rules);
        asManager()
                .header("If-Match", current.header("ETag"))
                .body(elsewhere)
                .put("/api/circulation/rules")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-place"));
        asManager()
                .get("/api/circulation/rules")
                .then()
                .body("version", equalTo(current.jsonPath().getInt("version")));
    }

    @Test
    void an_explanation_needs_an_item_and_a_patron() {
        asManager().get("/api/circulation/rules/explain").then().statusCode(400);
        asManager()
                .get("/api/circulation/rules/explain?patronGroup=adult")
                .then()
                .statusCode(400);
        asManager()
                .get("/api/circulation/rules/explain?patronGroup=adult&itemId=" + UUID.randomUUID())
                .then()
                .statusCode(404);
        asManager()
                .get("/api/circulation/rules/explain?patronId=" + UUID.randomUUID() + "&itemId="
                        + library.book().id())
                .then()
                .statusCode(404);
    }

    // ---------------------------------------------------------------- calendars

    @Test
    void a_due_date_moves_behind_the_closed_days_of_the_branch() {
        // A branch of its own: hours that one test enters must not move the dates of another.
        clock.set(Instant.parse("2026-06-01T10:00:00Z"));
        asManager()
                .get("/api/circulation/calendars/" + SmallLibrary.NORTH)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("timeZone", equalTo("Europe/Copenhagen"));
        Map<String, Object> weekdays = Map.of(
                "week",
                Map.of(
                        "monday", List.of(Map.of("opens", "09:00", "closes", "12:00")),
                        "tuesday", List.of(Map.of("opens", "09:00", "closes", "00:00"))),
                "exceptions",
                List.of(Map.of("from", "2026-06-29", "to", "2026-06-30", "reason", "inventory")));
        String tag = asManager()
                .body(weekdays)
                .put("/api/circulation/calendars/" + SmallLibrary.NORTH)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("week.monday[0].opens", equalTo("09:00"))
                .body("week.wednesday", hasSize(0))
                .extract()
                .header("ETag");
        Map<String, Object> scan = SmallLibrary.checkOutBody(library.reader(), library.book());
        scan.put("servicePointId", NORTH_DESK);
        asTechnician()
                .body(scan)
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(201)
                .body("loan.dueAt", equalTo("2026-07-06T21:59:59Z"));
        asManager()
                .body(weekdays)
                .put("/api/circulation/calendars/" + SmallLibrary.NORTH)
                .then()
                .statusCode(428);
        asManager()
                .header("If-Match", tag)
                .body(Map.of("week", Map.of("monday", List.of(Map.of("opens", "09:00", "closes", "17:00")))))
                .put("/api/circulation/calendars/" + SmallLibrary.NORTH)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("exceptions", hasSize(0));
    }

    @Test
    void hours_that_cannot_be_are_refused() {
        asManager()
                .body(Map.of(
                        "week",
                        Map.of(
                                "someday", List.of(),
                                "monday", List.of(Map.of("opens", "18:00", "closes", "09:00")),
                                "tuesday", List.of(Map.of("opens", "nine", "closes", "17:00"))),
                        "exceptions",
                        List.of(Map.of("from", "2026-06-02", "to", "2026-06-01"))))
                .put("/api/circulation/calendars/" + MAIN)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("week.someday", "week.monday[0]", "week.tuesday[0]", "exceptions[0]"));
        asManager().get("/api/circulation/calendars/" + MAIN_DESK).then().statusCode(404);
    }

    @Test
    void the_metrics_and_the_api_document_are_there() {
        RestAssured.get("/q/metrics").then().statusCode(200);
        RestAssured.get("/q/openapi").then().statusCode(200).body(containsString("checkOut"));
    }
}

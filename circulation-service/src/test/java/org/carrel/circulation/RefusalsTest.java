package org.carrel.circulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.events.Availability;
import org.carrel.events.Card;
import org.carrel.events.ProcessTag;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.MAIN_SORTER;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.technician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Every refusal, once, as a client sees it. */
@CarrelTest
@WithTestResource(value = Owners.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class RefusalsTest {
    @Inject
    SmallLibrary library;

    @Inject
    DataSource database;

    @Inject
    IdSource ids;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static ValidatableResponse refused(Response response, String code) {
        return response.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("refused"))
                .body("type", equalTo("https://carrel.dev/problems/refused"))
                .body("reasons.code", contains(code));
    }

    private LocalDate yesterday() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(2);
    }

    @Test
    void a_patron_whom_nobody_knows_and_a_desk_that_does_not_exist() {
        Owners.know(Map.of());
        String desk = "/api/circulation/desk/patrons?code=nobody&servicePointId=";
        asTechnician().get(desk + MAIN_DESK).then().statusCode(404);
        asTechnician()
                .get(desk + new UUID(1, 1))
                .then()
                .statusCode(400)
                .body("errors.code", contains("unknown-service-point"));
    }

    // ---------------------------------------------------------------- check-out

    @Test
    void an_unknown_card_and_an_unknown_barcode_are_told_together() {
        Owners.know(Map.of());
        asTechnician()
                .body(Map.of("servicePointId", MAIN_DESK, "patronCard", "nobody", "itemBarcode", "nothing"))
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("PATRON_NOT_FOUND", "ITEM_NOT_FOUND"))
                .body("reasons.severity", everyItem(equalTo("REFUSE")))
                .body("reasons.overridableBy", everyItem(nullValue()));
    }

    @Test
    void an_unknown_service_point() {
        Owners.know(Map.of());
        Map<String, Object> body = SmallLibrary.checkOutBody(library.reader(), library.book());
        body.put("servicePointId", UUID.randomUUID());
        refused(asTechnician().body(body).post("/api/circulation/check-outs"), "SERVICE_POINT_UNKNOWN");
    }

    @Test
    void a_branch_is_no_service_point() {
        Owners.know(Map.of());
        Map<String, Object> body = SmallLibrary.checkOutBody(library.reader(), library.book());
        body.put("servicePointId", SmallLibrary.MAIN);
        refused(asTechnician().body(body).post("/api/circulation/check-outs"), "SERVICE_POINT_UNKNOWN");
    }

    @Test
    void a_lost_card() {
        refused(SmallLibrary.checkOut(library.readerWithCard(Card.State.LOST), library.book()), "CARD_LOST")
                .body("reasons[0].severity", equalTo("OVERRIDE"))
                .body("reasons[0].overridableBy", equalTo("circulation.override.card-lost"));
    }

    @Test
    void a_replaced_card() {
        refused(SmallLibrary.checkOut(library.readerWithCard(Card.State.REPLACED), library.book()), "CARD_REPLACED");
    }

    @Test
    void an_inactive_patron() {
        refused(SmallLibrary.checkOut(library.inactiveReader(), library.book()), "PATRON_INACTIVE");
    }

    @Test
    void an_expired_patron() {
        refused(SmallLibrary.checkOut(library.readerUntil(yesterday()), library.book()), "PATRON_EXPIRED")
                .body("reasons[0].expiredOn", equalTo(yesterday().toString()));
    }

    @Test
    void a_blocked_patron() {
        refused(SmallLibrary.checkOut(library.blockedReader("conduct"), library.book()), "PATRON_BLOCKED")
                .body("reasons[0].block", equalTo("conduct"))
                .body("reasons[0].blockId", notNullValue());
    }

    @Test
    void a_patron_at_the_limit_of_a_material_type() {
        Reader reader = library.reader();
        for (int i = 0; i < 5; i++) {
            SmallLibrary.lent(reader, library.item("dvd", "normal"));
        }
        refused(SmallLibrary.checkOut(reader, library.item("dvd", "normal")), "MATERIAL_LIMIT_REACHED")
                .body("reasons[0].loans", equalTo(5))
                .body("reasons[0].limit", equalTo(5))
                .body("reasons[0].rule", equalTo("films"))
                .body("patron.loans", equalTo(5));
        SmallLibrary.lent(reader, library.book());
    }

    @Test
    void a_patron_at_the_limit_of_loans() {
        Reader child = library.reader("child");
        for (int i = 0; i < 15; i++) {
            SmallLibrary.lent(child, library.book());
        }
        refused(SmallLibrary.checkOut(child, library.book()), "LOAN_LIMIT_REACHED")
                .body("reasons[0].loans", equalTo(15))
                .body("reasons[0].rule", equalTo("children"));
    }

    @Test
    void what_is_not_lent() {
        refused(SmallLibrary.checkOut(library.reader(), library.item("book", "reference")), "NOT_LOANABLE")
                .body("reasons[0].rule", equalTo("reference"));
    }

    @Test
    void what_the_patron_has_already() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        refused(SmallLibrary.checkOut(reader, book), "ON_LOAN_TO_PATRON")
                .body("reasons[0].loanId", equalTo(loanId.toString()));
    }

    @Test
    void what_another_has() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        refused(SmallLibrary.checkOut(library.reader(), book), "ON_LOAN_TO_ANOTHER");
    }

    @ParameterizedTest
    @CsvSource({
        "ON_ORDER, ITEM_ON_ORDER",
        "IN_PROCESS, ITEM_IN_PROCESS",
        "MISSING, ITEM_MISSING",
        "LONG_MISSING, ITEM_MISSING",
        "LOST_AND_PAID, ITEM_LOST_AND_PAID",
        "UNAVAILABLE, ITEM_UNAVAILABLE",
        "RESTRICTED, ITEM_RESTRICTED",
        "UNKNOWN, ITEM_UNKNOWN"
    })
    void an_item_that_is_aside(Availability availability, String code) {
        Book book = library.book();
        stands(book, availability, null);
        refused(SmallLibrary.checkOut(library.reader(), book), code);
        SmallLibrary.checkOut(supervisor(), library.reader(), book, code).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"DECLARED_LOST, ITEM_LOST", "AGED_TO_LOST, ITEM_LOST", "CLAIMED_RETURNED, ITEM_CLAIMED_RETURNED"})
    void an_item_whose_loan_is_still_open(Availability availability, String code) {
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(library.reader(), book);
        stands(book, availability, loanId);
        refused(SmallLibrary.checkOut(supervisor(), library.reader(), book, code), code)
                .body("reasons[0].loanId", equalTo(loanId.toString()));
        SmallLibrary.renew(loanId).then().statusCode(409).body("reasons.code", hasItem(code));
        Map<String, Object> scan = new HashMap<>(Map.of("servicePointId", MAIN_DESK, "itemBarcode", book.barcode()));
        if (availability == Availability.CLAIMED_RETURNED) {
            scan.put("claimResolution", "FOUND_BY_LIBRARY");
        }
        asTechnician()
                .body(scan)
                .post("/api/circulation/check-ins")
                .then()
                .body("instruction", equalTo("SHELVE_HERE"))
                .body("loan.id", equalTo(loanId.toString()));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
    }

    /** States that later capabilities will bring about; here they are put there as those would leave them. */
    private void stands(Book book, Availability availability, @Nullable UUID loanId) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update item_availability set availability = ?, loan_id = ?, due_at = null where item_id = ?")) {
            update.setString(1, availability.name());
            update.setObject(2, loanId);
            update.setObject(3, book.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_withdrawn_item() {
        refused(SmallLibrary.checkOut(library.reader(), library.withdrawnBook()), "ITEM_WITHDRAWN");
    }

    @Test
    void an_item_in_repair() {
        refused(SmallLibrary.checkOut(library.reader(), library.bookIn(ProcessTag.REPAIR)), "ITEM_IN_WORK")
                .body("reasons[0].processes", contains("REPAIR"));
    }

    @Test
    void an_item_on_its_way() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        SmallLibrary.checkIn(NORTH_DESK, book).then().body("instruction", equalTo("IN_TRANSIT_TO"));
        refused(SmallLibrary.checkOut(library.reader(), book), "ITEM_IN_TRANSIT")
                .body("reasons[0].destinationServicePointId", equalTo(MAIN_DESK.toString()));
    }

    @Test
    void a_book_that_is_being_fetched_for_another() {
        Book book = library.book();
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("PAGED");
        refused(SmallLibrary.checkOut(library.reader(), book), "PAGED_FOR_ANOTHER")
                .body("reasons[0].requestId", equalTo(requestId.toString()));
    }

    @Test
    void a_book_that_waits_for_another_and_what_an_override_does() {
        Book book = library.book();
        Reader waiting = library.reader();
        UUID requestId = SmallLibrary.held(waiting, book.recordId(), MAIN_DESK);
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("instruction", equalTo("HOLD_FOR_PICKUP"));
        refused(SmallLibrary.checkOut(library.reader(), book), "ON_HOLD_SHELF_FOR_ANOTHER");

        SmallLibrary.checkOut(supervisor(), library.reader(), book, "ON_HOLD_SHELF_FOR_ANOTHER")
                .then()
                .statusCode(201)
                .body("loan.overridden", contains("ON_HOLD_SHELF_FOR_ANOTHER"))
                .body("findings[0].overridden", equalTo(true));
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("WAITING");
        SmallLibrary.checkIn(MAIN_DESK, book).then().body("request.id", equalTo(requestId.toString()));
    }

    @Test
    void a_title_that_another_waits_for() {
        UUID title = library.title();
        Book lentOut = library.book(title);
        SmallLibrary.lent(library.reader(), lentOut);
        SmallLibrary.held(library.reader(), title, MAIN_DESK);
        Book newCopy = library.book(title);
        refused(SmallLibrary.checkOut(library.reader(), newCopy), "REQUESTED_BY_ANOTHER")
                .body("reasons[0].waiting", equalTo(1));
    }

    @Test
    void a_due_date_that_lies_behind() {
        Map<String, Object> body = SmallLibrary.checkOutBody(library.reader(), library.book());
        body.put("dueAt", clock.instant().minusSeconds(60).toString());
        asTechnician()
                .body(body)
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("DUE_DATE_SET_BY_STAFF", "DUE_DATE_IN_PAST"));
    }

    @Test
    void all_that_stands_in_the_way_is_told_at_once() {
        Book book = library.item("book", "reference");
        SmallLibrary.checkOut(library.blockedReader("debt"), book)
                .then()
                .statusCode(409)
                .body("reasons.code", containsInAnyOrder("PATRON_BLOCKED", "NOT_LOANABLE"));
    }

    // ---------------------------------------------------------------- overrides

    private static Tokens supervisor() {
        return technician().with(Permissions.OVERRIDE);
    }

    @Test
    void an_override_needs_its_permission() {
        Reader blocked = library.blockedReader("conduct");
        SmallLibrary.checkOut(technician(), blocked, library.book(), "PATRON_BLOCKED")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("permission", equalTo("circulation.override.patron-blocked"));
        SmallLibrary.checkOut(
                        technician().with("circulation.override.patron-blocked"),
                        blocked,
                        library.book(),
                        "PATRON_BLOCKED")
                .then()
                .statusCode(201)
                .body("loan.overridden", contains("PATRON_BLOCKED"));
    }

    @Test
    void an_override_sets_aside_only_what_it_names() {
        SmallLibrary.checkOut(
                        supervisor(), library.blockedReader("debt"), library.item("book", "reference"), "NOT_LOANABLE")
                .then()
                .statusCode(409)
                .body("reasons.find { it.code == 'NOT_LOANABLE' }.overridden", equalTo(true))
                .body("reasons.find { it.code == 'PATRON_BLOCKED' }.overridden", equalTo(false));
    }

    @Test
    void what_needs_only_to_be_confirmed_needs_no_permission() {
        Book book = library.book();
        stands(book, Availability.MISSING, null);
        SmallLibrary.checkOut(technician(), library.reader(), book, "ITEM_MISSING")
                .then()
                .statusCode(201);
    }

    @Test
    void an_override_of_something_unheard_of_is_a_mistake() {
        SmallLibrary.checkOut(supervisor(), library.reader(), library.book(), "BAD_WEATHER")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("overrides[0].code"))
                .body("errors[0].code", equalTo("unknown-code"));
    }

    // ---------------------------------------------------------------- dry run

    @Test
    void a_dry_run_says_the_same_and_does_nothing() {
        Reader reader = library.reader();
        Book book = library.book();
        asTechnician()
                .body(SmallLibrary.checkOutBody(reader, book))
                .post("/api/circulation/check-outs/dry-run")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true))
                .body("dueAt", notNullValue());
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        asTechnician()
                .body(SmallLibrary.checkOutBody(library.inactiveReader(), book))
                .post("/api/circulation/check-outs/dry-run")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("findings.code", contains("PATRON_INACTIVE"));
    }

    // ---------------------------------------------------------------- shape

    @Test
    void a_scan_without_its_parts_is_a_mistake_not_a_refusal() {
        asTechnician()
                .body("{}")
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItems("servicePointId", "itemBarcode"));
        Map<String, Object> both = SmallLibrary.checkOutBody(library.reader(), library.book());
        both.put("patronId", UUID.randomUUID());
        asTechnician()
                .body(both)
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("either-or"));
        asTechnician()
                .body(Map.of("servicePointId", UUID.randomUUID()))
                .post("/api/circulation/check-ins")
                .then()
                .statusCode(400);
        asTechnician().body("{}").post("/api/circulation/requests").then().statusCode(400);
        asTechnician()
                .body(Map.of("pickupServicePointId", MAIN_DESK, "patronId", UUID.randomUUID()))
                .post("/api/circulation/requests")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("recordId"));
        asTechnician().get("/api/circulation/loans").then().statusCode(400);
        asTechnician().get("/api/circulation/requests").then().statusCode(400);
        asTechnician()
                .get("/api/circulation/requests?status=LOST&recordId=" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("status"));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        UUID nothing = UUID.randomUUID();
        asTechnician().get("/api/circulation/loans/" + nothing).then().statusCode(404);
        asTechnician().get("/api/circulation/requests/" + nothing).then().statusCode(404);
        asTechnician().get("/api/circulation/items/" + nothing).then().statusCode(404);
        asTechnician().get("/api/circulation/items?barcode=nothing").then().statusCode(404);
        SmallLibrary.renew(nothing).then().statusCode(404).body("code", equalTo("not-found"));
        SmallLibrary.cancel(nothing).then().statusCode(404);
    }

    @Test
    void a_return_at_an_unknown_desk_is_a_mistake() {
        Owners.know(Map.of());
        SmallLibrary.checkIn(UUID.randomUUID(), library.book())
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-service-point"));
    }

    @Test
    void an_unknown_barcode_still_gets_an_instruction() {
        Owners.know(Map.of());
        asTechnician()
                .body(Map.of("servicePointId", MAIN_DESK, "itemBarcode", "found in the park"))
                .post("/api/circulation/check-ins")
                .then()
                .statusCode(200)
                .body("instruction", equalTo("HAND_TO_CATALOGUER"))
                .body("messages[0].code", equalTo("ITEM_UNKNOWN"));
    }

    // ---------------------------------------------------------------- renewal

    @Test
    void a_renewal_beyond_the_limit() {
        UUID loanId = SmallLibrary.lent(library.reader(), library.item("dvd", "normal"));
        clock.advance(java.time.Duration.ofDays(1));
        SmallLibrary.renew(loanId)
                .then()
                .statusCode(200)
                .body("loan.renewals", equalTo(1))
                .header("ETag", equalTo("\"2\""));
        clock.advance(java.time.Duration.ofDays(1));
        refused(SmallLibrary.renew(loanId), "RENEWAL_LIMIT_REACHED")
                .body("reasons[0].renewals", equalTo(1))
                .body("reasons[0].limit", equalTo(1))
                .body("reasons[0].rule", equalTo("films"));
    }

    @Test
    void a_renewal_of_what_is_not_renewed() {
        refused(
                SmallLibrary.renew(SmallLibrary.lent(library.reader(), library.item("magazine", "normal"))),
                "NOT_RENEWABLE");
    }

    @Test
    void a_renewal_that_would_gain_nothing() {
        refused(SmallLibrary.renew(SmallLibrary.lent(library.reader(), library.book())), "DUE_DATE_NOT_LATER");
    }

    @Test
    void a_renewal_of_a_loan_that_has_ended() {
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(library.reader(), book);
        SmallLibrary.checkIn(MAIN_DESK, book);
        refused(SmallLibrary.renew(loanId), "LOAN_CLOSED");
    }

    @Test
    void a_renewal_for_a_patron_who_was_blocked_meanwhile() {
        Reader reader = library.reader();
        UUID loanId = SmallLibrary.lent(reader, library.book());
        library.tell(new org.carrel.events.PatronChanged(
                reader.id(),
                2,
                true,
                "adult",
                SmallLibrary.MAIN,
                yesterday(),
                reader.told().cards(),
                java.util.List.of(new org.carrel.events.PatronBlock(ids.next(), "debt", false, true, false, null))));
        clock.advance(java.time.Duration.ofDays(2));
        SmallLibrary.renew(loanId)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("PATRON_EXPIRED", "PATRON_BLOCKED"));
        as(supervisor())
                .body(Map.of(
                        "servicePointId",
                        NORTH_DESK,
                        "overrides",
                        java.util.List.of(Map.of("code", "PATRON_EXPIRED"), Map.of("code", "PATRON_BLOCKED"))))
                .post("/api/circulation/loans/" + loanId + "/renewals")
                .then()
                .statusCode(200)
                .body("findings.overridden", everyItem(equalTo(true)));
    }

    // ---------------------------------------------------------------- requests

    private static Response ask(Reader reader, UUID recordId, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("recordId", recordId);
        body.put("patronCard", reader.card());
        body.put("pickupServicePointId", MAIN_DESK);
        body.putAll(more);
        return asTechnician().body(body).post("/api/circulation/requests");
    }

    private Book bookOnLoan() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        return book;
    }

    @Test
    void a_request_for_an_unknown_title() {
        Owners.know(Map.of());
        refused(ask(library.reader(), UUID.randomUUID(), Map.of()), "TITLE_NOT_FOUND");
    }

    @Test
    void a_request_for_an_unknown_item_by_an_unknown_patron() {
        Owners.know(Map.of());
        asTechnician()
                .body(Map.of(
                        "level",
                        "ITEM",
                        "itemId",
                        UUID.randomUUID(),
                        "patronId",
                        UUID.randomUUID(),
                        "pickupServicePointId",
                        MAIN_DESK))
                .post("/api/circulation/requests")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("PATRON_NOT_FOUND", "ITEM_NOT_FOUND"));
    }

    @Test
    void a_title_without_items_hints_at_interlibrary_loan() {
        refused(ask(library.reader(), library.title(), Map.of()), "NO_REQUESTABLE_ITEM")
                .body("reasons[0].hint", equalTo("interlibrary-loan"));
    }

    @Test
    void a_second_request_for_the_same_title() {
        Reader reader = library.reader();
        Book book = bookOnLoan();
        UUID first = SmallLibrary.held(reader, book.recordId(), MAIN_DESK);
        refused(ask(reader, book.recordId(), Map.of()), "ALREADY_REQUESTED")
                .body("reasons[0].requestId", equalTo(first.toString()));
    }

    @Test
    void a_request_for_what_the_patron_has() {
        Reader reader = library.reader();
        Book book = library.book();
        SmallLibrary.lent(reader, book);
        refused(ask(reader, book.recordId(), Map.of()), "ALREADY_ON_LOAN");
    }

    @Test
    void a_request_beyond_the_limit() {
        Reader child = library.reader("child");
        for (int i = 0; i < 5; i++) {
            SmallLibrary.held(child, library.book().recordId(), MAIN_DESK);
        }
        refused(ask(child, library.book().recordId(), Map.of()), "REQUEST_LIMIT_REACHED")
                .body("reasons[0].limit", equalTo(5))
                .body("reasons[0].rule", equalTo("children"));
    }

    @Test
    void a_kind_of_request_that_the_rules_do_not_take() {
        Book reference = library.item("book", "reference");
        refused(ask(library.reader(), reference.recordId(), Map.of()), "KIND_NOT_ALLOWED")
                .body("reasons[0].rule", equalTo("reference"));
    }

    @Test
    void a_page_of_what_is_not_on_its_shelf() {
        refused(ask(library.reader(), bookOnLoan().recordId(), Map.of("kind", "PAGE")), "NOTHING_TO_PAGE");
    }

    @Test
    void a_pickup_point_where_nothing_is_handed_out() {
        refused(
                ask(library.reader(), bookOnLoan().recordId(), Map.of("pickupServicePointId", MAIN_SORTER)),
                "NOT_A_PICKUP_POINT");
    }

    @Test
    void a_pickup_point_that_does_not_exist() {
        Owners.know(Map.of());
        refused(
                ask(library.reader(), bookOnLoan().recordId(), Map.of("pickupServicePointId", UUID.randomUUID())),
                "PICKUP_POINT_UNKNOWN");
    }

    @Test
    void a_last_date_that_lies_behind() {
        refused(
                ask(
                        library.reader(),
                        bookOnLoan().recordId(),
                        Map.of("notNeededAfter", yesterday().toString())),
                "NOT_NEEDED_AFTER_IN_PAST");
    }

    @Test
    void a_request_by_a_blocked_patron() {
        refused(ask(library.blockedReader("conduct"), bookOnLoan().recordId(), Map.of()), "PATRON_BLOCKED");
    }

    @Test
    void the_cancellation_of_a_request_that_has_ended() {
        UUID requestId = SmallLibrary.held(library.reader(), bookOnLoan().recordId(), MAIN_DESK);
        SmallLibrary.cancel(requestId)
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("endReason", equalTo("patron-asked"));
        SmallLibrary.cancel(requestId).then().statusCode(409).body("reasons[0].code", equalTo("REQUEST_CANCELLED"));
    }

    @Test
    void refusals_are_counted_by_their_code() {
        SmallLibrary.checkOut(library.blockedReader("conduct"), library.book())
                .then()
                .statusCode(409);
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics.lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("carrel_refusals_total{").contains("code=\"PATRON_BLOCKED\""));
    }

    @Test
    void the_service_is_ready() {
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}

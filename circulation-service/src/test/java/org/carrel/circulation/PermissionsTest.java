package org.carrel.circulation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.restassured.http.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

/** Who may do what: every endpoint, branches, and patrons who see only what is theirs. */
@CarrelTest
class PermissionsTest {
    private static final UUID ANY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String DAYS = "from=2026-01-01&to=2026-01-02";

    private static final Map<String, ?> ONE_EURO = Map.of("minor", 100, "currency", "EUR");
    private static final Map<String, ?> FEE_TYPE =
            Map.of("name", "x", "kind", "MANUAL", "commentRequired", false, "active", false);

    /** An endpoint and the permission it takes; null if any account will do. */
    record Endpoint(Method method, String path, String permission, Map<String, ?> body) {}

    private static List<Endpoint> endpoints() {
        Map<String, ?> scan = Map.of("servicePointId", ANY, "patronId", ANY, "itemBarcode", "x");
        Map<String, ?> later = Map.of("loanIds", List.of(ANY), "laterByDays", 7, "reason", "ferry cancelled");
        return List.of(
                new Endpoint(Method.POST, "/check-outs", Permissions.CHECK_OUT, scan),
                new Endpoint(Method.GET, "/desk/patrons?code=x&servicePointId=" + ANY, Permissions.CHECK_OUT, Map.of()),
                new Endpoint(Method.POST, "/check-outs/dry-run", Permissions.CHECK_OUT, scan),
                new Endpoint(Method.GET, "/rules/settings", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.GET, "/rules/drafts", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.POST, "/rules/drafts", Permissions.RULES_WRITE, Map.of()),
                new Endpoint(Method.GET, "/rules/drafts/" + ANY, Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.PUT, "/rules/drafts/" + ANY, Permissions.RULES_WRITE, Map.of()),
                new Endpoint(Method.DELETE, "/rules/drafts/" + ANY, Permissions.RULES_WRITE, Map.of()),
                new Endpoint(Method.GET, "/rules/drafts/" + ANY + "/review", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.GET, "/rules/drafts/" + ANY + "/simulation", Permissions.RULES_READ, Map.of()),
                new Endpoint(
                        Method.GET, "/rules/drafts/" + ANY + "/simulation/loans", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.POST, "/rules/drafts/" + ANY + "/publication", Permissions.RULES_WRITE, Map.of()),
                new Endpoint(Method.GET, "/rules/versions", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.GET, "/rules/versions/1", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.GET, "/rules/versions/1/changes", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.POST, "/rules/versions/1/restorations", Permissions.RULES_WRITE, Map.of()),
                new Endpoint(Method.GET, "/closures", Permissions.CALENDARS_WRITE, Map.of()),
                new Endpoint(Method.POST, "/closures", Permissions.CALENDARS_WRITE, Map.of()),
                new Endpoint(Method.GET, "/closures/preview", Permissions.CALENDARS_WRITE, Map.of()),
                new Endpoint(Method.GET, "/closures/" + ANY, Permissions.CALENDARS_WRITE, Map.of()),
                new Endpoint(Method.GET, "/closures/" + ANY + "/moves", Permissions.CALENDARS_WRITE, Map.of()),
                new Endpoint(Method.POST, "/closures/" + ANY + "/reversal", Permissions.CALENDARS_WRITE, Map.of()),
                new Endpoint(Method.GET, "/jobs", Permissions.JOBS_RUN, Map.of()),
                new Endpoint(Method.POST, "/jobs/expire-requests/runs", Permissions.JOBS_RUN, Map.of()),
                new Endpoint(Method.GET, "/jobs/expire-requests/runs", Permissions.JOBS_RUN, Map.of()),
                new Endpoint(Method.GET, "/jobs/runs/" + ANY, Permissions.JOBS_RUN, Map.of()),
                new Endpoint(Method.GET, "/jobs/runs/" + ANY + "/failures", Permissions.JOBS_RUN, Map.of()),
                new Endpoint(Method.POST, "/jobs/runs/" + ANY + "/cancellation", Permissions.JOBS_RUN, Map.of()),
                new Endpoint(Method.GET, "/statistics/circulation?" + DAYS, Permissions.STATISTICS_READ, Map.of()),
                new Endpoint(Method.GET, "/statistics/circulation/csv?" + DAYS, Permissions.STATISTICS_READ, Map.of()),
                new Endpoint(Method.GET, "/statistics/hold-ratios", Permissions.STATISTICS_READ, Map.of()),
                new Endpoint(
                        Method.GET, "/statistics/turnover?by=LOCATION&" + DAYS, Permissions.STATISTICS_READ, Map.of()),
                new Endpoint(Method.GET, "/statistics/now", Permissions.STATISTICS_READ, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/check-ins",
                        Permissions.CHECK_IN,
                        Map.of("servicePointId", ANY, "itemBarcode", "x")),
                new Endpoint(
                        Method.POST,
                        "/check-ins/dry-run",
                        Permissions.CHECK_IN,
                        Map.of("servicePointId", ANY, "itemBarcode", "x")),
                new Endpoint(Method.POST, "/check-ins/" + ANY + "/reversal", Permissions.CHECK_IN, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/in-house-uses",
                        Permissions.CHECK_IN,
                        Map.of("servicePointId", ANY, "itemBarcode", "x")),
                new Endpoint(
                        Method.POST,
                        "/loans/" + ANY + "/claim",
                        Permissions.LOANS_MANAGE,
                        Map.of("claimedReturnedAt", "2026-05-01T10:00:00Z")),
                new Endpoint(
                        Method.POST,
                        "/loans/" + ANY + "/claim/resolution",
                        Permissions.LOANS_MANAGE,
                        Map.of("resolution", "MISSING", "comment", "x", "servicePointId", ANY)),
                new Endpoint(Method.GET, "/loans/" + ANY + "/loss", Permissions.LOANS_READ, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/loans/" + ANY + "/loss",
                        Permissions.LOANS_MANAGE,
                        Map.of("servicePointId", ANY, "reason", "x")),
                new Endpoint(
                        Method.POST,
                        "/loans/" + ANY + "/loss/cost",
                        Permissions.FEES_CHARGE,
                        Map.of("servicePointId", ANY, "minor", 1, "currency", "EUR")),
                new Endpoint(Method.GET, "/loans?patronId=" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/loans/" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.POST, "/loans/" + ANY + "/renewals", Permissions.RENEW, Map.of()),
                new Endpoint(Method.POST, "/loans/" + ANY + "/renewals/dry-run", Permissions.RENEW, Map.of()),
                new Endpoint(Method.GET, "/loans/" + ANY + "/trail", Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.POST, "/due-date-changes", Permissions.LOANS_MANAGE, later),
                new Endpoint(Method.POST, "/due-date-changes/dry-run", Permissions.LOANS_MANAGE, later),
                new Endpoint(Method.POST, "/check-outs/" + ANY + "/reversal", Permissions.LOANS_MANAGE, Map.of()),
                new Endpoint(
                        Method.POST, "/check-outs/" + ANY + "/reversal/dry-run", Permissions.LOANS_MANAGE, Map.of()),
                new Endpoint(Method.POST, "/renewals", Permissions.RENEW, Map.of("patronId", ANY)),
                new Endpoint(Method.POST, "/renewals/dry-run", Permissions.RENEW, Map.of("patronId", ANY)),
                new Endpoint(
                        Method.POST,
                        "/requests",
                        Permissions.REQUESTS_PLACE,
                        Map.of("recordId", ANY, "patronId", ANY, "pickupServicePointId", ANY)),
                new Endpoint(Method.GET, "/requests?patronId=" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/requests/" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/requests/" + ANY + "/cancellation",
                        Permissions.REQUESTS_PLACE,
                        Map.of("reason", "x")),
                new Endpoint(Method.POST, "/requests/" + ANY + "/suspension", Permissions.REQUESTS_PLACE, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/requests/" + ANY + "/move",
                        Permissions.REQUESTS_MANAGE,
                        Map.of("position", "FIRST", "reason", "x")),
                new Endpoint(
                        Method.POST,
                        "/requests/" + ANY + "/handover",
                        Permissions.REQUESTS_PLACE,
                        Map.of("pickupServicePointId", ANY)),
                new Endpoint(
                        Method.POST,
                        "/requests/" + ANY + "/not-found",
                        Permissions.REQUESTS_MANAGE,
                        Map.of("note", "x")),
                new Endpoint(Method.GET, "/requests/" + ANY + "/actions", Permissions.REQUESTS_MANAGE, Map.of()),
                new Endpoint(Method.GET, "/branch-distances?fromBranchId=" + ANY, Permissions.RULES_READ, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/branch-distances",
                        Permissions.RULES_WRITE,
                        Map.of("fromBranchId", ANY, "toBranchId", ANY)),
                new Endpoint(Method.GET, "/cancellation-reasons", Permissions.REQUESTS_PLACE, Map.of()),
                new Endpoint(
                        Method.PUT,
                        "/cancellation-reasons/" + ANY,
                        Permissions.RULES_WRITE,
                        Map.of("name", "Some reason")),
                new Endpoint(
                        Method.POST,
                        "/bookings",
                        Permissions.BOOKINGS_MANAGE,
                        Map.of(
                                "itemId",
                                ANY,
                                "patronId",
                                ANY,
                                "pickupServicePointId",
                                ANY,
                                "from",
                                "2030-01-01",
                                "until",
                                "2030-01-02")),
                new Endpoint(Method.GET, "/bookings?itemId=" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/bookings/" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/bookings/" + ANY + "/cancellation",
                        Permissions.BOOKINGS_MANAGE,
                        Map.of("reason", "x")),
                new Endpoint(Method.GET, "/pull-list?servicePointId=" + ANY, Permissions.REQUESTS_MANAGE, Map.of()),
                new Endpoint(Method.GET, "/hold-shelf?servicePointId=" + ANY, Permissions.REQUESTS_MANAGE, Map.of()),
                new Endpoint(Method.GET, "/transits?servicePointId=" + ANY, Permissions.REQUESTS_MANAGE, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/items/" + ANY + "/marks",
                        Permissions.ITEMS_MARK,
                        Map.of("mark", "MISSING", "comment", "x")),
                new Endpoint(
                        Method.POST, "/pull-list/prints", Permissions.REQUESTS_MANAGE, Map.of("servicePointId", ANY)),
                new Endpoint(
                        Method.GET, "/hopeless-requests?servicePointId=" + ANY, Permissions.REQUESTS_MANAGE, Map.of()),
                new Endpoint(Method.GET, "/slips?kind=HOLD&id=" + ANY, Permissions.REQUESTS_MANAGE, Map.of()),
                new Endpoint(Method.GET, "/slips.pdf?kind=HOLD&id=" + ANY, Permissions.REQUESTS_MANAGE, Map.of()),
                new Endpoint(Method.GET, "/due-date-slips?loanId=" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/due-date-slips.pdf?loanId=" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/items/" + ANY, Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/items?barcode=x", Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/items/" + ANY + "/changes", Permissions.LOANS_READ, Map.of()),
                new Endpoint(Method.GET, "/rules", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.GET, "/finding-severities", Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.GET, "/finding-severities/" + ANY, Permissions.RULES_READ, Map.of()),
                new Endpoint(
                        Method.PUT, "/finding-severities/" + ANY, Permissions.RULES_WRITE, Map.of("own", Map.of())),
                new Endpoint(Method.PUT, "/rules", Permissions.RULES_WRITE, Map.of("title", "x")),
                new Endpoint(
                        Method.GET, "/rules/explain?patronGroup=adult&itemId=" + ANY, Permissions.RULES_READ, Map.of()),
                new Endpoint(Method.GET, "/fees?patronId=" + ANY, Permissions.FEES_READ, Map.of()),
                new Endpoint(Method.GET, "/fees/" + ANY, Permissions.FEES_READ, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/fees",
                        Permissions.FEES_CHARGE,
                        Map.of("servicePointId", ANY, "patronId", ANY, "typeCode", "x")),
                new Endpoint(
                        Method.POST,
                        "/fees/" + ANY + "/cancellation",
                        Permissions.FEES_FORGIVE,
                        Map.of("servicePointId", ANY, "reason", "x")),
                new Endpoint(Method.GET, "/patrons/" + ANY + "/account", Permissions.FEES_READ, Map.of()),
                new Endpoint(Method.GET, "/patrons/" + ANY + "/statement", Permissions.FEES_READ, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/patrons/" + ANY + "/payments",
                        Permissions.FEES_PAY,
                        Map.of("servicePointId", ANY, "amount", ONE_EURO, "method", "card")),
                new Endpoint(
                        Method.POST,
                        "/patrons/" + ANY + "/credit-payments",
                        Permissions.FEES_PAY,
                        Map.of("servicePointId", ANY, "amount", ONE_EURO)),
                new Endpoint(
                        Method.POST,
                        "/patrons/" + ANY + "/waivers",
                        Permissions.FEES_FORGIVE,
                        Map.of("servicePointId", ANY, "currency", "EUR", "reason", "x")),
                new Endpoint(
                        Method.POST,
                        "/patrons/" + ANY + "/transfers",
                        Permissions.FEES_FORGIVE,
                        Map.of("servicePointId", ANY, "currency", "EUR", "reason", "x")),
                new Endpoint(
                        Method.POST,
                        "/patrons/" + ANY + "/refunds",
                        Permissions.FEES_FORGIVE,
                        Map.of("servicePointId", ANY, "feeId", ANY, "amount", ONE_EURO, "to", "CREDIT", "reason", "x")),
                new Endpoint(
                        Method.POST,
                        "/patrons/" + ANY + "/payouts",
                        Permissions.FEES_FORGIVE,
                        Map.of("servicePointId", ANY, "amount", ONE_EURO, "from", "CREDIT", "method", "cash")),
                new Endpoint(Method.GET, "/receipts/" + ANY, Permissions.FEES_READ, Map.of()),
                new Endpoint(Method.GET, "/receipts/" + ANY + "/text", Permissions.FEES_READ, Map.of()),
                new Endpoint(Method.GET, "/receipts/" + ANY + "/pdf", Permissions.FEES_READ, Map.of()),
                new Endpoint(Method.POST, "/bursar-exports", Permissions.FEES_EXPORT, Map.of("placeId", ANY)),
                new Endpoint(Method.GET, "/bursar-exports?placeId=" + ANY, Permissions.FEES_EXPORT, Map.of()),
                new Endpoint(Method.GET, "/bursar-exports/" + ANY, Permissions.FEES_EXPORT, Map.of()),
                new Endpoint(Method.GET, "/bursar-exports/" + ANY + "/lines", Permissions.FEES_EXPORT, Map.of()),
                new Endpoint(Method.GET, "/bursar-exports/" + ANY + "/csv", Permissions.FEES_EXPORT, Map.of()),
                new Endpoint(Method.GET, "/payment-methods", Permissions.FEES_READ, Map.of()),
                new Endpoint(
                        Method.PUT,
                        "/payment-methods/" + ANY,
                        Permissions.RULES_WRITE,
                        Map.of("name", "x", "cash", false, "active", false)),
                new Endpoint(Method.GET, "/fee-types", Permissions.FEES_READ, Map.of()),
                new Endpoint(
                        Method.POST, "/fee-types", Permissions.RULES_WRITE, Map.of("code", "x", "charge", FEE_TYPE)),
                new Endpoint(Method.PUT, "/fee-types/" + ANY, Permissions.RULES_WRITE, FEE_TYPE),
                new Endpoint(Method.GET, "/cash-drawers?servicePointId=" + ANY, Permissions.CASH_DRAWERS, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/cash-drawers",
                        Permissions.CASH_DRAWERS,
                        Map.of("servicePointId", ANY, "name", "x", "openedWith", ONE_EURO)),
                new Endpoint(Method.GET, "/cash-drawers/" + ANY, Permissions.CASH_DRAWERS, Map.of()),
                new Endpoint(
                        Method.POST,
                        "/cash-drawers/" + ANY + "/counts",
                        Permissions.CASH_DRAWERS,
                        Map.of("counted", ONE_EURO)),
                new Endpoint(
                        Method.POST,
                        "/cash-drawers/" + ANY + "/closure",
                        Permissions.CASH_DRAWERS,
                        Map.of("counted", ONE_EURO)),
                new Endpoint(Method.PUT, "/calendars/" + ANY, Permissions.CALENDARS_WRITE, Map.of("week", Map.of())));
    }

    @Inject
    SmallLibrary library;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static int status(Endpoint endpoint, Tokens who) {
        var request = as(who);
        return (endpoint.body().isEmpty() && endpoint.method() == Method.GET ? request : request.body(endpoint.body()))
                .request(endpoint.method(), "/api/circulation" + endpoint.path())
                .statusCode();
    }

    @Test
    void without_a_token_nothing_is_told_and_nothing_done() {
        for (Endpoint endpoint : endpoints()) {
            given().contentType("application/json")
                    .body(endpoint.body())
                    .request(endpoint.method(), "/api/circulation" + endpoint.path())
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"));
        }
        given().get("/api/circulation/calendars/" + MAIN).then().statusCode(401);
    }

    @Test
    void every_permission_but_the_right_one_is_not_enough() {
        for (Endpoint endpoint : endpoints()) {
            Set<String> others = new HashSet<>(Permissions.all());
            others.remove(endpoint.permission());
            Tokens who =
                    Tokens.staff("somebody").with(others.toArray(String[]::new)).everywhere();
            assertThat(status(endpoint, who)).as("%s", endpoint).isEqualTo(403);
        }
    }

    @Test
    void the_right_permission_alone_gets_past_the_door() {
        for (Endpoint endpoint : endpoints()) {
            Tokens who = Tokens.staff("somebody").with(endpoint.permission()).everywhere();
            assertThat(status(endpoint, who)).as("%s", endpoint).isNotIn(401, 403, 500);
        }
    }

    @Test
    void every_endpoint_of_the_api_is_on_the_list() {
        Map<String, Map<String, ?>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Stream<String> documented = paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("/api/circulation/"))
                .filter(path -> !path.getKey().contains("/operations/")
                        && !path.getKey().contains("/dead-letters"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .map(method -> method + " " + path.getKey().replace("/api/circulation", "")));
        List<String> tried = endpoints().stream()
                .map(endpoint -> endpoint.method().name().toLowerCase(java.util.Locale.ROOT) + " "
                        + endpoint.path().replaceAll("\\?.*", "").replace(ANY.toString(), "{id}"))
                .map(path -> path.replace("/calendars/{id}", "/calendars/{branchId}")
                        .replace("/jobs/expire-requests", "/jobs/{name}")
                        .replace("/rules/versions/1", "/rules/versions/{version}")
                        .replace("/payment-methods/{id}", "/payment-methods/{code}")
                        .replace("/cancellation-reasons/{id}", "/cancellation-reasons/{code}"))
                .toList();
        assertThat(documented)
                .filteredOn(path -> !path.equals("get /calendars/{branchId}"))
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    @Test
    void staff_act_only_in_the_branches_of_their_account() {
        Reader reader = library.reader();
        Book book = library.book();
        Tokens north = Tokens.staff("north")
                .with(Permissions.CHECK_OUT, Permissions.CHECK_IN, Permissions.RENEW, Permissions.CALENDARS_WRITE)
                .atBranches(NORTH);
        as(north)
                .body(SmallLibrary.checkOutBody(reader, book))
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
        as(north)
                .body(Map.of("servicePointId", MAIN_DESK, "itemBarcode", book.barcode()))
                .post("/api/circulation/check-ins")
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
        UUID loanId = SmallLibrary.lent(reader, book);
        as(north)
                .body(Map.of("servicePointId", MAIN_DESK))
                .post("/api/circulation/loans/" + loanId + "/renewals")
                .then()
                .statusCode(403);
        as(north)
                .body("{}")
                .post("/api/circulation/loans/" + loanId + "/renewals")
                .then()
                .statusCode(403);
        as(north)
                .body(Map.of("week", Map.of()))
                .put("/api/circulation/calendars/" + MAIN)
                .then()
                .statusCode(403);
        as(north)
                .body(Map.of("servicePointId", NORTH_DESK, "itemBarcode", book.barcode()))
                .post("/api/circulation/check-ins")
                .then()
                .statusCode(200);
    }

    private static Tokens self(Reader reader) {
        return Tokens.patron(reader.id()).with(Permissions.LOANS_READ, Permissions.RENEW, Permissions.REQUESTS_PLACE);
    }

    @Test
    void patrons_see_and_do_only_what_is_theirs() {
        Reader me = library.reader();
        Reader other = library.reader();
        Book mine = library.book();
        Book theirs = library.book();
        UUID myLoan = SmallLibrary.lent(me, mine);
        UUID theirLoan = SmallLibrary.lent(other, theirs);
        UUID theirRequest = SmallLibrary.held(other, mine.recordId(), MAIN_DESK);

        as(self(me)).get("/api/circulation/loans/" + myLoan).then().statusCode(200);
        as(self(me)).get("/api/circulation/loans/" + theirLoan).then().statusCode(404);
        as(self(me)).get("/api/circulation/loans").then().body("items.id", contains(myLoan.toString()));
        as(self(me)).get("/api/circulation/loans?patronId=" + other.id()).then().statusCode(404);
        as(self(me)).get("/api/circulation/loans?itemId=" + theirs.id()).then().body("items", hasSize(0));
        as(self(me))
                .body("{}")
                .post("/api/circulation/loans/" + theirLoan + "/renewals")
                .then()
                .statusCode(404);
        as(self(me)).get("/api/circulation/requests/" + theirRequest).then().statusCode(404);
        as(self(me))
                .get("/api/circulation/requests?recordId=" + mine.recordId())
                .then()
                .body("items", hasSize(0));
        as(self(me))
                .body(Map.of("reason", "patron-asked"))
                .post("/api/circulation/requests/" + theirRequest + "/cancellation")
                .then()
                .statusCode(404);
        as(self(me))
                .body(Map.of("recordId", theirs.recordId(), "patronId", other.id(), "pickupServicePointId", MAIN_DESK))
                .post("/api/circulation/requests")
                .then()
                .statusCode(404);
        assertThat(SmallLibrary.statusOf(theirRequest)).isEqualTo("WAITING");
        as(self(me)).get("/api/circulation/items/" + theirs.id()).then().statusCode(403);
        as(self(me))
                .get("/api/circulation/items/" + theirs.id() + "/changes")
                .then()
                .statusCode(403);
    }

    @Test
    void patrons_renew_hold_and_cancel_for_themselves() {
        Reader me = library.reader();
        UUID myLoan = SmallLibrary.lent(me, library.book());
        Book wanted = library.book();
        SmallLibrary.lent(library.reader(), wanted);
        clock.advance(java.time.Duration.ofDays(3));
        as(self(me))
                .post("/api/circulation/loans/" + myLoan + "/renewals")
                .then()
                .statusCode(200)
                .body("loan.renewals", equalTo(1));
        String requestId = as(self(me))
                .body(Map.of("recordId", wanted.recordId(), "pickupServicePointId", NORTH_DESK))
                .post("/api/circulation/requests")
                .then()
                .statusCode(201)
                .body("patronId", equalTo(me.id().toString()))
                .body("position", equalTo(1))
                .extract()
                .path("id");
        as(self(me))
                .get("/api/circulation/requests")
                .then()
                .body("items.patronId", everyItem(equalTo(me.id().toString())));
        as(self(me))
                .body(Map.of("reason", "found-it-elsewhere"))
                .post("/api/circulation/requests/" + requestId + "/cancellation")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
    }

    @Test
    void patrons_cannot_override() {
        Reader me = library.blockedReader("debt");
        Book wanted = library.book();
        SmallLibrary.lent(library.reader(), wanted);
        as(self(me))
                .body(Map.of(
                        "recordId",
                        wanted.recordId(),
                        "pickupServicePointId",
                        MAIN_DESK,
                        "overrides",
                        List.of(Map.of("code", "PATRON_BLOCKED"))))
                .post("/api/circulation/requests")
                .then()
                .statusCode(403);
    }
}

package org.carrel.circulation;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.carrel.circulation.SmallLibrary.LIBRARY;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.technician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** A library says how much a finding stands in the way, and its desks follow. */
@CarrelTest
class SeveritiesOverHttpTest {
    private static final String PATH = "/api/circulation/finding-severities/";

    @Inject
    SmallLibrary library;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static Tokens manager() {
        return Tokens.staff("manager")
                .with(Permissions.RULES_READ, Permissions.RULES_WRITE)
                .everywhere();
    }

    private static Map<String, Object> scanInTheNorth(Reader reader, Book book, String... overrides) {
        Map<String, Object> body = SmallLibrary.checkOutBody(reader, book, overrides);
        body.put("servicePointId", NORTH_DESK);
        return body;
    }

    @Test
    void a_branch_makes_a_refusal_out_of_a_confirmation_and_says_so_again_with_its_version_only() {
        Book book = library.bookIn(org.carrel.events.ProcessTag.REPAIR);
        Reader reader = library.reader();
        Tokens head = technician().with(Permissions.override("item-in-work"));
        as(manager())
                .body(Map.of("own", Map.of("ITEM_IN_WORK", "REFUSE")))
                .put(PATH + NORTH)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("inForce.ITEM_IN_WORK", equalTo("REFUSE"));
        as(head).body(scanInTheNorth(reader, book, "ITEM_IN_WORK"))
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(409)
                .body("reasons.severity", contains("REFUSE"));

        as(manager()).body(Map.of("own", Map.of())).put(PATH + NORTH).then().statusCode(428);
        as(manager())
                .header("If-Match", "\"1\"")
                .body(Map.of("own", Map.of("ITEM_IN_WORK", "CONFIRM")))
                .put(PATH + NORTH)
                .then()
                .statusCode(200);
        // What needs no more than a confirmation needs no permission, but it must be named.
        asTechnician()
                .body(scanInTheNorth(reader, book))
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(409)
                .body("reasons.severity", contains("CONFIRM"));
        asTechnician()
                .body(scanInTheNorth(reader, book, "ITEM_IN_WORK"))
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(201)
                .body("loan.overridden", contains("ITEM_IN_WORK"));
        as(manager())
                .header("If-Match", "\"2\"")
                .body(Map.of("own", Map.of()))
                .put(PATH + NORTH)
                .then()
                .statusCode(200);
    }

    @Test
    void what_a_library_says_holds_in_its_branches() {
        as(manager())
                .body(Map.of("own", Map.of("RENEWAL_TOO_SOON", "INFORM")))
                .put(PATH + LIBRARY)
                .then()
                .statusCode(200);
        as(manager())
                .get(PATH + NORTH)
                .then()
                .statusCode(200)
                .body("own", equalTo(Map.of()))
                .body("inForce.RENEWAL_TOO_SOON", equalTo("INFORM"));
    }

    @Test
    void nobody_maps_beyond_the_limits_or_outside_their_branches() {
        as(manager())
                .body(Map.of(
                        "own",
                        Map.of("ON_LOAN_TO_ANOTHER", "OVERRIDE", "CARD_LOST", "CONFIRM", "BAD_WEATHER", "REFUSE")))
                .put(PATH + NORTH)
                .then()
                .statusCode(400)
                .body("errors.code", org.hamcrest.Matchers.containsInAnyOrder("fixed", "too-mild", "unknown-code"));
        as(Tokens.staff("north").with(Permissions.RULES_WRITE).atBranches(NORTH))
                .body(Map.of("own", Map.of()))
                .put(PATH + LIBRARY)
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
        as(manager())
                .get("/api/circulation/finding-severities")
                .then()
                .statusCode(200)
                .body("codes.find { it.code == 'LOAN_LIMIT_REACHED' }.mildest", equalTo("CONFIRM"))
                .body("codes.code", hasItem("PATRON_BLOCKED"));
        as(manager()).get(PATH + new java.util.UUID(1, 2)).then().statusCode(404);
        asTechnician().body(List.of()).put(PATH + NORTH).then().statusCode(403);
    }
}

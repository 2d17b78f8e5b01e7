package org.carrel.circulation.loans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.Invariants;
import org.carrel.circulation.SmallLibrary;
import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.technician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** Renewals by the scan of an item, and of many loans at once. */
@CarrelTest
class RenewalsOverHttpTest {
    private static final String PATH = "/api/circulation/renewals";

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

    private static Response renewAll(Reader reader) {
        return asTechnician()
                .body(Map.of("servicePointId", MAIN_DESK, "patronCard", reader.card()))
                .post(PATH);
    }

    @Test
    void all_that_a_patron_has_is_considered_and_each_loan_gets_its_own_verdict() {
        Reader reader = library.reader();
        Book book = library.book();
        Book magazine = library.item("magazine", "normal");
        Book wanted = library.book();
        UUID first = SmallLibrary.lent(reader, book);
        UUID second = SmallLibrary.lent(reader, magazine);
        UUID third = SmallLibrary.lent(reader, wanted);
        SmallLibrary.held(library.reader(), wanted.recordId(), MAIN_DESK);
        clock.advance(Duration.ofDays(3));
        asTechnician()
                .body(Map.of("patronId", reader.id()))
                .post(PATH + "/dry-run")
                .then()
                .statusCode(200)
                .body("renewed", equalTo(0))
                .body("refused", equalTo(2))
                .body("loans[0].dueAt", notNullValue())
                .body("loans.loan.renewals", contains(0, 0, 0));
        renewAll(reader)
                .then()
                .statusCode(200)
                .body("renewed", equalTo(1))
                .body("refused", equalTo(2))
                .body("loans.loan.id", contains(first.toString(), second.toString(), third.toString()))
                .body("loans.renewed", contains(true, false, false))
                .body("loans[0].loan.renewals", equalTo(1))
                .body("loans[1].findings.code", hasItem("NOT_RENEWABLE"))
                .body("loans[2].findings.code", contains("REQUESTED_BY_ANOTHER"));
        invariants.hold();
    }

    @Test
    void four_hundred_loans_are_renewed_in_one_call() {
        Tokens head = technician().with(Permissions.OVERRIDE);
        Reader school = library.reader("institution");
        for (int i = 0; i < 400; i++) {
            SmallLibrary.checkOut(head, school, library.book(), "LOAN_LIMIT_REACHED")
                    .then()
                    .statusCode(201);
        }
        clock.advance(Duration.ofDays(60));
        long begun = System.nanoTime();
        renewAll(school).then().statusCode(200).body("renewed", equalTo(400)).body("loans", hasSize(400));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        invariants.hold();
    }

    @Test
    void the_item_in_hand_is_renewed_by_its_barcode_and_what_is_not_on_loan_is_not() {
        Reader reader = library.reader();
        Book book = library.book();
        SmallLibrary.lent(reader, book);
        clock.advance(Duration.ofDays(3));
        asTechnician()
                .body(Map.of("servicePointId", MAIN_DESK, "itemBarcode", book.barcode()))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("loans[0].renewed", equalTo(true))
                .body("loans[0].loan.patronId", equalTo(reader.id().toString()));
        asTechnician()
                .body(Map.of(
                        "servicePointId",
                        MAIN_DESK,
                        "itemBarcode",
                        library.book().barcode()))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ITEM_NOT_ON_LOAN"));
        asTechnician()
                .body(Map.of("itemBarcode", book.barcode()))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.field", contains("servicePointId"));
        asTechnician()
                .body(Map.of("itemBarcode", book.barcode(), "patronId", reader.id()))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.code", contains("exactly-one"));
    }

    @Test
    void patrons_renew_their_own_as_the_rules_say() {
        Reader me = library.reader();
        Reader other = library.reader();
        UUID mine = SmallLibrary.lent(me, library.book());
        UUID theirs = SmallLibrary.lent(other, library.book());
        clock.advance(Duration.ofDays(3));
        Tokens self = Tokens.patron(me.id()).with(Permissions.RENEW);
        as(self).body(Map.of("patronId", me.id()))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("renewed", equalTo(1));
        as(self).body(Map.of("loanIds", List.of(mine, theirs)))
                .post(PATH)
                .then()
                .statusCode(404);
        as(self).body(Map.of("patronId", other.id()))
                .post(PATH + "/dry-run")
                .then()
                .statusCode(404);
        as(self).body(Map.of(
                        "patronId",
                        me.id(),
                        "dueAt",
                        clock.instant().plus(Duration.ofDays(300)).toString()))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.code", contains("staff-only"));
        as(self).post("/api/circulation/loans/" + mine + "/renewals/dry-run")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("findings.code", contains("DUE_DATE_NOT_LATER"));
    }

    @Test
    void an_override_is_kept_with_its_reason() {
        Tokens head = technician().with(Permissions.override("not-renewable"));
        UUID loan = SmallLibrary.lent(library.reader(), library.item("magazine", "normal"));
        clock.advance(Duration.ofDays(1));
        Instant later = clock.instant().plus(Duration.ofDays(100)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        as(head).body(Map.of(
                        "servicePointId",
                        MAIN_DESK,
                        "inHand",
                        true,
                        "dueAt",
                        later.toString(),
                        "overrides",
                        List.of(Map.of("code", "NOT_RENEWABLE", "reason", "broken leg"))))
                .post("/api/circulation/loans/" + loan + "/renewals")
                .then()
                .statusCode(200)
                .body("loan.dueAt", equalTo(later.toString()))
                .body("findings.code", contains("NOT_RENEWABLE", "DUE_DATE_SET_BY_STAFF"));
    }

    @RepeatedTest(3)
    void two_clicks_on_renew_all_renew_each_loan_once() throws Exception {
        Reader reader = library.reader();
        for (int i = 0; i < 5; i++) {
            SmallLibrary.lent(reader, library.book());
        }
        clock.advance(Duration.ofDays(3));
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Response> click = () -> renewAll(reader);
            List<Integer> renewed = desks.invokeAll(List.of(click, click)).stream()
                    .map(answer -> answer.resultNow().jsonPath().getInt("renewed"))
                    .toList();
            assertThat(renewed).containsExactlyInAnyOrder(5, 0);
        }
        invariants.hold();
    }
}

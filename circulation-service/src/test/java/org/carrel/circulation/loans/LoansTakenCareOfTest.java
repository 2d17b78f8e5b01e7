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
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.Invariants;
import org.carrel.circulation.SmallLibrary;
import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.events.CheckOutReversed;
import org.carrel.events.LoanDueDateChanged;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.technician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Due dates that staff move, check-outs that are taken back, and the trail that all of it leaves. */
@CarrelTest
class LoansTakenCareOfTest {
    private static final String DUE_DATES = "/api/circulation/due-date-changes";

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
        return technician().with(Permissions.LOANS_MANAGE);
    }

    private static Response reverse(UUID loanId) {
        return as(head())
                .body(Map.of("reason", "wrong card"))
                .post("/api/circulation/check-outs/" + loanId + "/reversal");
    }

    private static ValidatableResponse trail(UUID loanId) {
        return asTechnician()
                .get("/api/circulation/loans/" + loanId + "/trail")
                .then()
                .statusCode(200);
    }

    @Test
    void due_dates_of_several_loans_are_moved_and_everybody_who_must_know_learns_of_it() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID first = SmallLibrary.lent(reader, book);
        UUID second = SmallLibrary.lent(reader, library.item("dvd", "normal"));
        Book returned = library.book();
        UUID ended = SmallLibrary.lent(reader, returned);
        SmallLibrary.checkIn(MAIN_DESK, returned);
        Instant due = Instant.parse(
                asTechnician().get("/api/circulation/loans/" + first).jsonPath().getString("dueAt"));
        Map<String, Object> body = Map.of(
                "loanIds",
                List.of(first, second, ended),
                "laterByDays",
                7,
                "reason",
                "ferry cancelled",
                "servicePointId",
                MAIN_DESK);
        as(head())
                .body(body)
                .post(DUE_DATES + "/dry-run")
                .then()
                .statusCode(200)
                .body("moved", equalTo(0))
                .body("refused", equalTo(1))
                .body("loans.moved", contains(false, false, false));
        as(head())
                .body(body)
                .post(DUE_DATES)
                .then()
                .statusCode(200)
                .body("moved", equalTo(2))
                .body("refused", equalTo(1))
                .body("loans[0].moved", equalTo(true))
                .body("loans[0].loan.renewals", equalTo(0))
                .body("loans[2].findings.code", contains("LOAN_CLOSED"));
        Instant moved = Instant.parse(
                asTechnician().get("/api/circulation/loans/" + first).jsonPath().getString("dueAt"));
        assertThat(Duration.between(due, moved)).isBetween(Duration.ofHours(167), Duration.ofHours(169));
        try (EventProbe told = EventProbe.fromTheBeginningOf(Topic.LOANS)) {
            told.eventually(
                    LoanDueDateChanged.class,
                    event -> event.loanId().equals(first)
                            && event.dueBefore().equals(due)
                            && event.dueAt().equals(moved)
                            && event.reason().equals("staff"));
        }
        trail(first)
                .body("entries.act", contains("CHECK_OUT", "DUE_DATE_CHANGE"))
                .body("entries[0].dueAfter", equalTo(due.toString()))
                .body("entries[1].dueBefore", equalTo(due.toString()))
                .body("entries[1].dueAfter", equalTo(moved.toString()))
                .body("entries[1].note", equalTo("ferry cancelled"))
                .body("entries[1].detail", equalTo("staff"))
                .body("entries[1].servicePointId", equalTo(MAIN_DESK.toString()));
        invariants.hold();
    }

    @Test
    void a_due_date_is_moved_only_with_a_reason_and_by_those_who_cover_the_branch() {
        UUID loan = SmallLibrary.lent(library.reader(), library.book());
        as(head())
                .body(Map.of("loanIds", List.of(loan), "laterByDays", 7, "reason", " "))
                .post(DUE_DATES)
                .then()
                .statusCode(400);
        as(head())
                .body(Map.of("loanIds", List.of(loan), "reason", "x"))
                .post(DUE_DATES)
                .then()
                .statusCode(400)
                .body("errors.code", contains("either-or"));
        as(Tokens.staff("north").with(Permissions.LOANS_MANAGE).atBranches(NORTH))
                .body(Map.of("loanIds", List.of(loan), "laterByDays", 7, "reason", "x"))
                .post(DUE_DATES)
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
    }

    @Test
    void the_trail_tells_a_loan_from_its_beginning_to_its_end() {
        Reader reader = library.reader();
        Book book = library.item("magazine", "normal");
        UUID loan = SmallLibrary.lent(reader, book);
        clock.advance(Duration.ofDays(1));
        as(technician().with(Permissions.override("not-renewable")))
                .body(Map.of(
                        "servicePointId",
                        MAIN_DESK,
                        "inHand",
                        true,
                        "overrides",
                        List.of(Map.of("code", "NOT_RENEWABLE", "reason", "broken leg"))))
                .post("/api/circulation/loans/" + loan + "/renewals")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofDays(1));
        SmallLibrary.checkIn(MAIN_DESK, book);
        trail(loan)
                .body("entries.act", contains("CHECK_OUT", "RENEWAL", "CHECK_IN"))
                .body("entries[1].detail", equalTo("SEEN"))
                .body("entries[1].overridden.NOT_RENEWABLE", equalTo("broken leg"))
                .body("entries[2].servicePointId", equalTo(MAIN_DESK.toString()));
        as(Tokens.patron(reader.id()).with(Permissions.LOANS_READ))
                .get("/api/circulation/loans/" + loan + "/trail")
                .then()
                .statusCode(403);
        asTechnician()
                .get("/api/circulation/loans/" + new UUID(1, 1) + "/trail")
                .then()
                .statusCode(404);
    }

    @Test
    void a_check_out_is_taken_back_as_if_it_had_never_been() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loan = SmallLibrary.lent(reader, book);
        as(head())
                .post("/api/circulation/check-outs/" + loan + "/reversal/dry-run")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true));
        assertThat(SmallLibrary.availability(book)).isEqualTo("CHECKED_OUT");
        reverse(loan).then().statusCode(200).body("id", equalTo(loan.toString()));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        asTechnician()
                .get("/api/circulation/loans?patronId=" + reader.id())
                .then()
                .body("items", hasSize(0));
        trail(loan)
                .body("entries.act", contains("CHECK_OUT", "CHECK_OUT_REVERSED"))
                .body("entries[1].note", equalTo("wrong card"));
        try (EventProbe told = EventProbe.fromTheBeginningOf(Topic.LOANS)) {
            told.eventually(CheckOutReversed.class, event -> event.loanId().equals(loan));
        }
        reverse(loan).then().statusCode(409).body("reasons.code", contains("LOAN_CLOSED"));
        invariants.hold();
        // The right patron takes it now.
        SmallLibrary.lent(library.reader(), book);
    }

    @Test
    void a_book_taken_off_the_hold_shelf_by_mistake_is_back_there_with_its_request() {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        Reader waiting = library.reader();
        UUID request = SmallLibrary.held(waiting, book.recordId(), MAIN_DESK);
        SmallLibrary.checkIn(MAIN_DESK, book);
        String keptUntil = asTechnician()
                .get("/api/circulation/requests/" + request)
                .jsonPath()
                .getString("shelfExpiresAt");
        UUID loan = SmallLibrary.lent(waiting, book);
        assertThat(SmallLibrary.statusOf(request)).isEqualTo("FILLED");
        reverse(loan).then().statusCode(200);
        assertThat(SmallLibrary.availability(book)).isEqualTo("AWAITING_PICKUP");
        asTechnician()
                .get("/api/circulation/requests/" + request)
                .then()
                .body("status", equalTo("AWAITING_PICKUP"))
                .body("shelfExpiresAt", equalTo(keptUntil));
        invariants.hold();
    }

    @Test
    void nothing_is_taken_back_once_someone_asked_for_it_or_it_was_renewed() {
        Book wanted = library.book();
        UUID first = SmallLibrary.lent(library.reader(), wanted);
        clock.advance(Duration.ofMinutes(1));
        SmallLibrary.held(library.reader(), wanted.recordId(), MAIN_DESK);
        reverse(first)
                .then()
                .statusCode(409)
                .body("reasons[0].code", equalTo("CHECK_OUT_NOT_REVERSIBLE"))
                .body("reasons[0].because", equalTo("requested-since"));
        UUID second = SmallLibrary.lent(library.reader(), library.book());
        clock.advance(Duration.ofDays(2));
        SmallLibrary.renew(second).then().statusCode(200);
        reverse(second).then().statusCode(409).body("reasons[0].because", equalTo("loan-changed"));
        assertThat(reverse(new UUID(1, 1)).statusCode()).isEqualTo(404);
    }

    @RepeatedTest(5)
    void a_reversal_meets_the_check_in() throws Exception {
        Book book = library.book();
        UUID loan = SmallLibrary.lent(library.reader(), book);
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Response>> calls = List.of(() -> reverse(loan), () -> SmallLibrary.checkIn(MAIN_DESK, book));
            List<Response> answers = desks.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers.getLast().statusCode()).isEqualTo(200);
            assertThat(answers.getFirst().statusCode()).isIn(200, 409);
        }
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        invariants.hold();
    }
}

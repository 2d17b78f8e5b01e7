package org.carrel.circulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.requests.app.ExpireRequests;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.asTechnician;

/** Desks that act at the same moment. Whatever wins, there is one truthful outcome. */
@CarrelTest
class RacesTest {
    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    ExpireRequests expireRequests;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    /** Lets all calls go at once and tells their answers in the order of the calls. */
    private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = new ArrayList<>();
            for (Callable<Response> call : calls) {
                answers.add(desks.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<Response> all = new ArrayList<>();
            for (Future<Response> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static long count(List<Response> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).count();
    }

    @Test
    void fifty_clients_want_one_book_and_one_gets_it() throws Exception {
        Book book = library.book();
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Reader reader = library.reader();
            calls.add(() -> SmallLibrary.checkOut(reader, book));
        }
        List<Response> answers = atOnce(calls);
        assertThat(count(answers, 201)).isEqualTo(1);
        assertThat(count(answers, 409)).isEqualTo(49);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> assertThat(
                        answer.jsonPath().getList("reasons.code"))
                .containsExactly("ON_LOAN_TO_ANOTHER"));
        assertThat((List<?>) asTechnician()
                        .get("/api/circulation/loans?open=true&itemId=" + book.id())
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        invariants.hold();
    }

    @Test
    void fifty_books_are_scanned_for_one_patron_and_as_many_are_lent_as_the_limit_says() throws Exception {
        Reader child = library.reader("child");
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Book book = library.book();
            calls.add(() -> SmallLibrary.checkOut(child, book));
        }
        List<Response> answers = atOnce(calls);
        assertThat(count(answers, 201)).isEqualTo(15);
        assertThat(count(answers, 409))
                .as(
                        "statuses: %s",
                        answers.stream().map(Response::statusCode).distinct().toList())
                .isEqualTo(35);
        assertThat((List<?>) asTechnician()
                        .get("/api/circulation/loans?open=true&limit=200&patronId=" + child.id())
                        .jsonPath()
                        .getList("items"))
                .hasSize(15);
        invariants.hold();
    }

    @RepeatedTest(5)
    void two_copies_come_back_at_once_and_one_is_kept_for_the_one_hold() throws Exception {
        UUID title = library.title();
        Book one = library.book(title);
        Book other = library.book(title);
        SmallLibrary.lent(library.reader(), one);
        SmallLibrary.lent(library.reader(), other);
        UUID requestId = SmallLibrary.held(library.reader(), title, MAIN_DESK);

        List<Response> answers = atOnce(
                List.of(() -> SmallLibrary.checkIn(MAIN_DESK, one), () -> SmallLibrary.checkIn(MAIN_DESK, other)));
        assertThat(answers)
                .extracting(answer -> answer.jsonPath().getString("instruction"))
                .containsExactlyInAnyOrder("HOLD_FOR_PICKUP", "SHELVE_HERE");
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("AWAITING_PICKUP");
        invariants.hold();
    }

    @RepeatedTest(5)
    void a_cancellation_meets_the_capture() throws Exception {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);

        List<Response> answers =
                atOnce(List.of(() -> SmallLibrary.checkIn(MAIN_DESK, book), () -> SmallLibrary.cancel(requestId)));
        assertThat(count(answers, 200)).isEqualTo(2);
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("CANCELLED");
        String instruction = answers.getFirst().jsonPath().getString("instruction");
        assertThat(SmallLibrary.availability(book))
                .isEqualTo(instruction.equals("HOLD_FOR_PICKUP") ? "AWAITING_PICKUP" : "AVAILABLE");
        // Either way the next scan puts it on its shelf.
        SmallLibrary.checkIn(MAIN_DESK, book);
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        invariants.hold();
    }

    @RepeatedTest(5)
    void a_renewal_meets_a_hold() throws Exception {
        Book book = library.item("dvd", "normal");
        UUID loanId = SmallLibrary.lent(library.reader(), book);
        clock.advance(Duration.ofDays(1));
        Reader waiting = library.reader();
        List<Response> answers = atOnce(List.of(
                () -> SmallLibrary.renew(loanId), () -> SmallLibrary.hold(waiting, book.recordId(), MAIN_DESK)));
        assertThat(answers.get(1).statusCode()).isEqualTo(201);
        Response renewal = answers.get(0);
        if (renewal.statusCode() != 200) {
            assertThat(renewal.statusCode()).isEqualTo(409);
            assertThat(renewal.jsonPath().getList("reasons.code")).containsExactly("REQUESTED_BY_ANOTHER");
        }
        SmallLibrary.renew(loanId)
                .then()
                .statusCode(409)
                .body("reasons.code", org.hamcrest.Matchers.hasItem("REQUESTED_BY_ANOTHER"));
        invariants.hold();
    }

    @RepeatedTest(5)
    void a_check_out_meets_a_request_for_the_last_copy() throws Exception {
        Book book = library.book();
        Reader atTheDesk = library.reader();
        Reader atHome = library.reader();
        List<Response> answers = atOnce(List.of(
                () -> SmallLibrary.checkOut(atTheDesk, book),
                () -> SmallLibrary.hold(atHome, book.recordId(), MAIN_DESK)));
        assertThat(answers.get(1).statusCode()).isEqualTo(201);
        boolean lent = answers.get(0).statusCode() == 201;
        String requestId = answers.get(1).jsonPath().getString("id");
        assertThat(SmallLibrary.statusOf(UUID.fromString(requestId))).isEqualTo(lent ? "WAITING" : "PAGED");
        assertThat(SmallLibrary.availability(book)).isEqualTo(lent ? "CHECKED_OUT" : "PAGED");
        invariants.hold();
    }

    @Test
    void twenty_patrons_ask_for_one_title_at_once_and_all_have_a_place() throws Exception {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Reader reader = library.reader();
            calls.add(() -> SmallLibrary.hold(reader, book.recordId(), NORTH_DESK));
        }
        assertThat(count(atOnce(calls), 201)).isEqualTo(20);
        List<Integer> positions = asTechnician()
                .get("/api/circulation/requests?limit=200&status=WAITING&recordId=" + book.recordId())
                .jsonPath()
                .getList("items.position", Integer.class);
        assertThat(positions).hasSize(20).doesNotHaveDuplicates();
        assertThat(Collections.max(positions)).isEqualTo(20);
        invariants.hold();
    }

    @Test
    void one_patron_asks_ten_times_at_once_and_has_one_request() throws Exception {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        Reader eager = library.reader();
        List<Response> answers =
                atOnce(Collections.nCopies(10, () -> SmallLibrary.hold(eager, book.recordId(), MAIN_DESK)));
        assertThat(count(answers, 201)).isEqualTo(1);
        assertThat(count(answers, 409)).isEqualTo(9);
        invariants.hold();
    }

    @Test
    void a_scan_sent_ten_times_with_one_key_is_done_once() throws Exception {
        Reader reader = library.reader();
        Book book = library.book();
        Map<String, Object> body = SmallLibrary.checkOutBody(reader, book);
        String key = UUID.randomUUID().toString();
        List<Response> answers = atOnce(Collections.nCopies(
                10,
                () -> asTechnician().header("Idempotency-Key", key).body(body).post("/api/circulation/check-outs")));
        assertThat(count(answers, 201)).isEqualTo(10);
        assertThat(answers.stream()
                        .map(answer -> answer.jsonPath().getString("loan.id"))
                        .distinct())
                .hasSize(1);
        body.put("patronCard", library.reader().card());
        asTechnician()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(422);
        invariants.hold();
    }

    @RepeatedTest(5)
    void the_end_of_the_shelf_time_meets_the_check_out() throws Exception {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        Reader reader = library.reader();
        UUID requestId = SmallLibrary.held(reader, book.recordId(), MAIN_DESK);
        SmallLibrary.checkIn(MAIN_DESK, book);
        clock.advance(Duration.ofDays(30));
        CountDownLatch start = new CountDownLatch(1);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> lent = both.submit(() -> {
                start.await();
                return SmallLibrary.checkOut(reader, book);
            });
            Future<Integer> ended = both.submit(() -> {
                start.await();
                return expireRequests.expire();
            });
            start.countDown();
            assertThat(lent.get().statusCode()).isEqualTo(201);
            ended.get();
        }
        assertThat(SmallLibrary.statusOf(requestId)).isIn("FILLED", "EXPIRED");
        assertThat(SmallLibrary.availability(book)).isEqualTo("CHECKED_OUT");
        invariants.hold();
    }

    @RepeatedTest(5)
    void what_is_said_to_be_missing_is_scanned_at_the_same_moment() throws Exception {
        Book book = library.book();
        UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
        List<Response> answers = atOnce(List.of(
                () -> asTechnician().body("{}").post("/api/circulation/requests/" + requestId + "/not-found"),
                () -> SmallLibrary.checkIn(MAIN_DESK, book)));
        assertThat(answers.get(0).statusCode()).isIn(200, 409);
        assertThat(answers.get(1).jsonPath().getString("instruction")).isEqualTo("HOLD_FOR_PICKUP");
        assertThat(SmallLibrary.statusOf(requestId)).isEqualTo("AWAITING_PICKUP");
        invariants.hold();
    }

    @Test
    void ten_move_ten_requests_of_one_queue_at_once() throws Exception {
        Book book = library.book();
        SmallLibrary.lent(library.reader(), book);
        List<Callable<Response>> moves = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            UUID requestId = SmallLibrary.held(library.reader(), book.recordId(), MAIN_DESK);
            String position = i % 2 == 0 ? "FIRST" : "LAST";
            moves.add(() -> asTechnician()
                    .body(Map.of("position", position, "reason", "all at once"))
                    .post("/api/circulation/requests/" + requestId + "/move"));
        }
        assertThat(count(atOnce(moves), 200)).isEqualTo(10);
        List<Integer> positions = asTechnician()
                .get("/api/circulation/requests?limit=200&status=WAITING&recordId=" + book.recordId())
                .jsonPath()
                .getList("items.position", Integer.class);
        assertThat(positions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        invariants.hold();
    }
}

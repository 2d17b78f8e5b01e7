package org.carrel.circulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.fees.LateLoans;
import org.carrel.events.LoanRecalled;
import org.carrel.events.Topic;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.lent;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** Loans called back for others. */
@CarrelTest
class RecallsOverHttpTest {
    @Inject
    SmallLibrary library;

    @Inject
    LateLoans lateLoans;

    @Inject
    Invariants invariants;

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

    private static Response recall(Reader reader, UUID recordId) {
        return asTechnician()
                .body(Map.of(
                        "kind",
                        "RECALL",
                        "recordId",
                        recordId,
                        "patronId",
                        reader.id(),
                        "pickupServicePointId",
                        MAIN_DESK))
                .post("/api/circulation/requests");
    }

    private static Instant dueAt(UUID loanId) {
        return Instant.parse(asTechnician()
                .get("/api/circulation/loans/" + loanId)
                .then()
                .statusCode(200)
                .extract()
                .<String>path("dueAt"));
    }

    @Test
    void a_recall_shortens_a_loan_tells_its_borrower_and_is_seen_at_renewal_and_return() {
        Book book = library.book();
        Reader borrower = library.reader();
        UUID loanId = lent(borrower, book);
        Instant promised = dueAt(loanId);
        clock.advance(Duration.ofDays(2));
        UUID requestId;
        LoanRecalled told;
        try (EventProbe news = EventProbe.on(Topic.LOANS)) {
            Response response = recall(library.reader(), book.recordId());
            response.then()
                    .statusCode(201)
                    .body("kind", equalTo("RECALL"))
                    .body("status", equalTo("WAITING"))
                    .body("recalledLoanId", equalTo(loanId.toString()));
            requestId = response.jsonPath().getUUID("id");
            told = news.eventually(LoanRecalled.class, event -> event.loanId().equals(loanId));
        }
        assertThat(told.patronId()).isEqualTo(borrower.id());
        assertThat(told.requestId()).isEqualTo(requestId);
        assertThat(told.dueBefore()).isEqualTo(promised);
        assertThat(told.dueAt()).isBefore(promised).isEqualTo(dueAt(loanId));
        asTechnician()
                .get("/api/circulation/items/" + book.id())
                .then()
                .body("dueAt", equalTo(told.dueAt().toString()));

        SmallLibrary.renew(loanId).then().statusCode(409).body("reasons.code", hasItem("ITEM_RECALLED"));
        SmallLibrary.checkIn(MAIN_DESK, book)
                .then()
                .body("messages.code", hasItem("RECALLED"))
                .body("request.id", equalTo(requestId.toString()));
    }

    @Test
    void what_being_late_costs_is_reckoned_as_for_recalled_loans_once_a_loan_was_recalled() {
        Book book = library.book();
        UUID loan = SmallLibrary.lent(library.reader(), book);
        assertThat(isRecalled(loan)).isFalse();
        recall(library.reader(), book.recordId()).then().statusCode(201);
        assertThat(isRecalled(loan)).isTrue();
    }

    private boolean isRecalled(UUID loanId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> lateLoans.these(List.of(loanId)).getFirst().recalled());
    }

    @Test
    void the_second_recall_goes_to_the_other_borrower_and_moves_no_date_twice() {
        UUID title = library.title();
        Book one = library.book(title);
        Book other = library.book(title);
        UUID first = lent(library.reader(), one);
        clock.advance(Duration.ofDays(1));
        UUID second = lent(library.reader(), other);
        clock.advance(Duration.ofDays(1));
        recall(library.reader(), title).then().body("recalledLoanId", equalTo(first.toString()));
        Instant shortened = dueAt(first);
        recall(library.reader(), title).then().body("recalledLoanId", equalTo(second.toString()));
        recall(library.reader(), title).then().statusCode(201);
        assertThat(dueAt(first)).isEqualTo(shortened);
        assertThat(List.of(first, second)).doesNotHaveDuplicates();
    }

    @Test
    void a_cancelled_recall_gives_no_time_back_but_the_loan_may_be_renewed() {
        Book book = library.book();
        UUID loanId = lent(library.reader(), book);
        clock.advance(Duration.ofDays(2));
        UUID requestId = recall(library.reader(), book.recordId()).jsonPath().getUUID("id");
        Instant shortened = dueAt(loanId);
        SmallLibrary.cancel(requestId).then().statusCode(200);
        assertThat(dueAt(loanId)).isEqualTo(shortened);
        SmallLibrary.renew(loanId).then().statusCode(200).body("loan.dueAt", not(equalTo(shortened.toString())));
    }

    @Test
    void a_recall_of_what_can_be_fetched_is_a_page() {
        UUID title = library.title();
        UUID loanId = lent(library.reader(), library.book(title));
        Book onShelf = library.book(title);
        Instant due = dueAt(loanId);
        recall(library.reader(), title)
                .then()
                .statusCode(201)
                .body("kind", equalTo("PAGE"))
                .body("suppliedItemId", equalTo(onShelf.id().toString()));
        assertThat(dueAt(loanId)).isEqualTo(due);
    }

    @RepeatedTest(5)
    void a_renewal_meets_a_recall() throws Exception {
        Book book = library.book();
        UUID loanId = lent(library.reader(), book);
        clock.advance(Duration.ofDays(1));
        Reader reader = library.reader();
        CountDownLatch start = new CountDownLatch(1);
        List<Response> answers = new ArrayList<>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> renewal = desks.submit(() -> {
                start.await();
                return SmallLibrary.renew(loanId);
            });
            Future<Response> recall = desks.submit(() -> {
                start.await();
                return recall(reader, book.recordId());
            });
            start.countDown();
            answers.add(renewal.get());
            answers.add(recall.get());
        }
        answers.get(1).then().statusCode(201).body("recalledLoanId", equalTo(loanId.toString()));
        assertThat(answers.get(0).statusCode()).isIn(200, 409);
        // Whichever came first, the loan is due by the recall and cannot be renewed any more.
        SmallLibrary.renew(loanId).then().statusCode(409).body("reasons.code", hasItem("ITEM_RECALLED"));
    }
}

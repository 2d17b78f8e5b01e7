package org.carrel.circulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.fees.Account;
import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.Bookkeeping;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.LostFeesSettled;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Particulars;
import org.carrel.circulation.lost.AgeToLost;
import org.carrel.circulation.lost.app.AgeLoan;
import org.carrel.circulation.lost.app.BillLoss;
import org.carrel.events.CarrelEvent;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanAgedToLost;
import org.carrel.events.LoanClaimedReturned;
import org.carrel.events.LoanClosed;
import org.carrel.events.LoanDeclaredLost;
import org.carrel.events.Topic;
import org.carrel.platform.money.Money;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Loans whose item does not come back as it should, by the rules that a new installation starts with. */
@CarrelTest
class LossesTest {
    private static final String LOANS = "/api/circulation/loans/";
    private static final java.util.Currency EUR = java.util.Currency.getInstance("EUR");

    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    TestClock clock;

    @Inject
    AgeLoan ageLoan;

    @Inject
    BillLoss billLoss;

    @Inject
    Accounts accounts;

    @Inject
    LostFeesSettled lostFeesSettled;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static Tokens head() {
        return Tokens.staff("head")
                .with(Permissions.CHECK_IN, Permissions.LOANS_READ, Permissions.LOANS_MANAGE, Permissions.FEES_CHARGE)
                .everywhere();
    }

    private static Response declareLost(UUID loanId) {
        return as(head())
                .body(Map.of("servicePointId", MAIN_DESK, "reason", "Left on the train"))
                .post(LOANS + loanId + "/loss");
    }

    private Response claim(UUID loanId) {
        return as(head())
                .body(Map.of("claimedReturnedAt", clock.instant().toString(), "comment", "In the book drop"))
                .post(LOANS + loanId + "/claim");
    }

    private static Response resolve(UUID loanId, String how) {
        return as(head())
                .body(Map.of("resolution", how, "comment", "Not on the shelf", "servicePointId", MAIN_DESK))
                .post(LOANS + loanId + "/claim/resolution");
    }

    private static Response checkIn(Book book, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("servicePointId", MAIN_DESK);
        body.put("itemBarcode", book.barcode());
        return as(head()).body(body).post("/api/circulation/check-ins");
    }

    private static boolean open(UUID loanId) {
        return as(head()).get(LOANS + loanId + "/loss").jsonPath().getBoolean("open");
    }

    /** The fees of a loan, as they stand. */
    private List<Fee> fees(Reader reader, UUID loanId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.lock(reader.id(), EUR, new Accounts.Which.OfLoan(loanId)))
                .fees();
    }

    private List<Long> remaining(Reader reader, UUID loanId) {
        return fees(reader, loanId).stream()
                .map(fee -> fee.remaining().minor())
                .sorted()
                .toList();
    }

    /** Pays all fees of a loan and tells that its loss is settled, as the till does. */
    private void pay(Reader reader, UUID loanId) {
        QuarkusTransaction.requiringNew().run(() -> {
            Origin origin = new Origin(clock.instant(), "till", MAIN_DESK);
            lostFeesSettled.lock(List.of(loanId));
            Account account = accounts.lock(reader.id(), EUR, new Accounts.Which.OfLoan(loanId));
            List<UUID> open =
                    account.fees().stream().filter(Fee::open).map(Fee::id).toList();
            Money owed = account.fees().stream().map(Fee::remaining).reduce(Money.zero(EUR), Money::plus);
            if (owed.isZero()) {
                return;
            }
            if (Bookkeeping.pay(account, open, owed, Bookkeeping.PaidFrom.TENDER, false, origin.at())
                    instanceof Bookkeeping.Outcome.Posted(var entry)) {
                accounts.post(entry, origin, Particulars.NONE);
                lostFeesSettled.settled(loanId, origin);
            }
        });
    }

    /** What was heard of a loan after its check-out, which may be told late. */
    private static List<CarrelEvent> of(UUID loanId, List<? extends CarrelEvent> heard) {
        return heard.stream()
                .filter(event -> event.aggregateId().equals(loanId) && !(event instanceof ItemCheckedOut))
                .map(CarrelEvent.class::cast)
                .toList();
    }

    @Test
    void a_declared_loss_is_billed_and_the_loan_ends_when_all_of_it_is_paid() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        try (EventProbe loans = EventProbe.on(Topic.LOANS)) {
            declareLost(loanId)
                    .then()
                    .statusCode(200)
                    .body("lost.how", equalTo("DECLARED"), "lost.billed", equalTo(true), "open", equalTo(true));
            assertThat(SmallLibrary.availability(book)).isEqualTo("DECLARED_LOST");
            assertThat(remaining(reader, loanId)).containsExactly(500L, 2500L);
            declareLost(loanId).then().statusCode(409).body("reasons.code", contains("ITEM_LOST"));
            invariants.hold();
            pay(reader, loanId);
            loans.eventually(heard ->
                    assertThat(of(loanId, heard)).hasExactlyElementsOfTypes(LoanDeclaredLost.class, LoanClosed.class));
        }
        assertThat(SmallLibrary.availability(book)).isEqualTo("LOST_AND_PAID");
        assertThat(open(loanId)).isFalse();
        asTechnician()
                .get("/api/circulation/items/" + book.id() + "/changes")
                .then()
                .body("items.cause", hasItems("DECLARED_LOST", "SETTLED"))
                .body("items.find { it.cause == 'DECLARED_LOST' }.comment", equalTo("Left on the train"));
        declareLost(loanId).then().statusCode(409).body("reasons.code", contains("LOAN_CLOSED"));
        invariants.hold();
    }

    @Test
    void what_was_paid_is_given_back_when_the_item_is_found_even_long_after_its_loan_and_only_once() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        declareLost(loanId);
        pay(reader, loanId);
        clock.advance(Duration.ofDays(100));
        checkIn(book, Map.of())
                .then()
                .statusCode(200)
                .body("instruction", equalTo("SHELVE_HERE"))
                .body("messages.code", hasItems("WAS_LOST", "LOSS_FEES_GIVEN_BACK"));
        Account account = QuarkusTransaction.requiringNew()
                .call(() -> accounts.lock(reader.id(), EUR, new Accounts.Which.OfLoan(loanId)));
        // The price comes back as credit; the fee for work stays paid.
        assertThat(account.balance().credit()).isEqualTo(Money.of(2500, "EUR"));
        assertThat(account.balance().owed().isZero()).isTrue();
        checkIn(book, Map.of()).then().body("messages.code", not(hasItem("LOSS_FEES_GIVEN_BACK")));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> accounts.lock(reader.id(), EUR, new Accounts.Which.OfLoan(loanId)))
                        .balance()
                        .credit())
                .isEqualTo(Money.of(2500, "EUR"));
        invariants.hold();
    }

    @Test
    void what_is_found_too_late_gives_nothing_back() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        declareLost(loanId);
        clock.advance(Duration.ofDays(200));
        checkIn(book, Map.of()).then().body("messages.code", hasItems("WAS_LOST", "LOSS_FEES_STAND"));
        assertThat(open(loanId)).isFalse();
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        assertThat(remaining(reader, loanId)).contains(2500L);
    }

    @Test
    void an_overdue_loan_becomes_lost_and_is_billed_later_each_only_once() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        clock.advance(Duration.ofDays(28 + 30));
        as(head()).get(LOANS + loanId + "/loss").then().body("overdue", equalTo("LONG_OVERDUE"));
        assertThat(ageLoan.age(loanId, false)).containsInstanceOf(AgeToLost.Outcome.NotYet.class);
        clock.advance(Duration.ofDays(13));
        try (EventProbe loans = EventProbe.on(Topic.LOANS)) {
            assertThat(ageLoan.age(loanId, false)).containsInstanceOf(AgeToLost.Outcome.Lost.class);
            assertThat(ageLoan.age(loanId, false)).containsInstanceOf(AgeToLost.Outcome.Never.class);
            loans.eventually(
                    heard -> assertThat(of(loanId, heard)).singleElement().isInstanceOf(LoanAgedToLost.class));
        }
        assertThat(SmallLibrary.availability(book)).isEqualTo("AGED_TO_LOST");
        assertThat(billLoss.billIfDue(loanId)).isFalse();
        assertThat(remaining(reader, loanId)).isEmpty();
        clock.advance(Duration.ofDays(8));
        assertThat(billLoss.billIfDue(loanId)).isTrue();
        assertThat(billLoss.billIfDue(loanId)).isFalse();
        assertThat(remaining(reader, loanId)).containsExactly(500L, 2500L);
        invariants.hold();
        // Back before it is paid: the price is cancelled, the fee for work stays.
        checkIn(book, Map.of()).then().body("messages.code", hasItem("LOSS_FEES_GIVEN_BACK"));
        assertThat(fees(reader, loanId).stream()
                        .filter(fee -> fee.charge().kind().forLoss() && fee.open())
                        .map(fee -> fee.remaining().minor()))
                .containsExactly(500L);
    }

    @Test
    void a_claim_stops_ageing_and_is_resolved_by_the_check_in() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        clock.advance(Duration.ofDays(90));
        try (EventProbe loans = EventProbe.on(Topic.LOANS)) {
            claim(loanId).then().statusCode(200).body("claims", equalTo(1));
            loans.eventually(
                    heard -> assertThat(of(loanId, heard)).singleElement().isInstanceOf(LoanClaimedReturned.class));
        }
        assertThat(SmallLibrary.availability(book)).isEqualTo("CLAIMED_RETURNED");
        assertThat(ageLoan.age(loanId, false)).containsInstanceOf(AgeToLost.Outcome.Never.class);
        claim(loanId).then().statusCode(409).body("reasons.code", contains("ITEM_CLAIMED_RETURNED"));
        invariants.hold();
        checkIn(book, Map.of())
                .then()
                .statusCode(409)
                .body("reasons.code", contains("CLAIM_UNRESOLVED"))
                .body("reasons[0].resolutions", contains("FOUND_BY_LIBRARY", "RETURNED_BY_PATRON"));
        assertThat(SmallLibrary.availability(book)).isEqualTo("CLAIMED_RETURNED");
        checkIn(book, Map.of("claimResolution", "FOUND_BY_LIBRARY"))
                .then()
                .statusCode(200)
                .body("messages.code", contains("CLAIM_RESOLVED"));
        as(head())
                .get(LOANS + loanId + "/loss")
                .then()
                .body("open", equalTo(false), "lost", nullValue())
                .body("claims.resolution", contains("FOUND_BY_LIBRARY"));
        invariants.hold();
    }

    @Test
    void a_claim_that_holds_leaves_the_item_missing_and_one_that_does_not_makes_it_lost() {
        Reader reader = library.reader();
        Book missing = library.book();
        UUID first = SmallLibrary.lent(reader, missing);
        claim(first);
        resolve(first, "FOUND_BY_LIBRARY").then().statusCode(409).body("reasons.code", contains("NO_CLAIM_TO_RESOLVE"));
        resolve(first, "MISSING").then().statusCode(200).body("open", equalTo(false));
        assertThat(SmallLibrary.availability(missing)).isEqualTo("MISSING");
        assertThat(remaining(reader, first)).isEmpty();

        Book lost = library.book();
        UUID second = SmallLibrary.lent(reader, lost);
        claim(second).then().body("claims", equalTo(2));
        resolve(second, "DECLARED_LOST")
                .then()
                .statusCode(200)
                .body("lost.how", equalTo("DECLARED"))
                .body("claims.resolution", contains("DECLARED_LOST"), "claims", hasSize(1));
        assertThat(SmallLibrary.availability(lost)).isEqualTo("DECLARED_LOST");
        assertThat(remaining(reader, second)).containsExactly(500L, 2500L);
        invariants.hold();
    }

    @Test
    void a_return_that_is_taken_back_costs_nothing_and_its_repetition_costs_once() {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        clock.advance(Duration.ofDays(28 + 20));
        Response first = checkIn(book, Map.of());
        first.then().body("messages.code", hasItem("FINE_DUE"));
        long charged = remaining(reader, loanId).getFirst();
        assertThat(charged).isPositive();
        as(head())
                .body(Map.of("reason", "Wrong pile"))
                .post("/api/circulation/check-ins/" + first.jsonPath().getString("id") + "/reversal")
                .then()
                .statusCode(200);
        assertThat(remaining(reader, loanId)).containsOnly(0L);
        checkIn(book, Map.of()).then().body("messages.code", hasItem("FINE_DUE"));
        assertThat(remaining(reader, loanId)).containsExactly(0L, charged);
        invariants.hold();
    }

    @Test
    void a_loss_is_neither_in_the_future_nor_before_its_loan() {
        UUID loanId = SmallLibrary.lent(library.reader(), library.book());
        for (Duration away : List.of(Duration.ofDays(1), Duration.ofDays(-1))) {
            Instant lostAt = clock.instant().plus(away);
            as(head())
                    .body(Map.of("servicePointId", MAIN_DESK, "reason", "x", "lostAt", lostAt.toString()))
                    .post(LOANS + loanId + "/loss")
                    .then()
                    .statusCode(409)
                    .body("reasons.code", contains(away.isNegative() ? "LOST_BEFORE_CHECK_OUT" : "LOST_IN_FUTURE"));
        }
        as(head())
                .body(Map.of("servicePointId", MAIN_DESK, "minor", 100, "currency", "EUR"))
                .post(LOANS + loanId + "/loss/cost")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("NO_COST_WANTED"));
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = calls.stream()
                    .map(call -> desks.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            List<T> all = new java.util.ArrayList<>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    @RepeatedTest(5)
    void a_check_in_meets_the_job_that_makes_the_item_lost() throws Exception {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        clock.advance(Duration.ofDays(28 + 43));
        atOnce(List.<Callable<Object>>of(() -> checkIn(book, Map.of()).statusCode(), () -> ageLoan.age(loanId, false)));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        assertThat(open(loanId)).isFalse();
        clock.advance(Duration.ofDays(10));
        assertThat(billLoss.billIfDue(loanId)).isFalse();
        assertThat(fees(reader, loanId).stream()
                        .filter(fee -> fee.charge().kind().forLoss()))
                .isEmpty();
        invariants.hold();
    }

    @RepeatedTest(5)
    void two_desks_check_the_same_item_in() throws Exception {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        declareLost(loanId);
        List<Response> answers = atOnce(List.of(() -> checkIn(book, Map.of()), () -> checkIn(book, Map.of())));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream()
                        .filter(answer ->
                                answer.jsonPath().getList("messages.code").contains("LOSS_FEES_GIVEN_BACK")))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.jsonPath().get("loan") != null))
                .hasSize(1);
        invariants.hold();
    }

    @RepeatedTest(5)
    void the_last_fee_is_paid_while_the_item_is_checked_in() throws Exception {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loanId = SmallLibrary.lent(reader, book);
        declareLost(loanId);
        atOnce(List.<Callable<Object>>of(() -> checkIn(book, Map.of()).statusCode(), () -> {
            pay(reader, loanId);
            return true;
        }));
        assertThat(SmallLibrary.availability(book)).isEqualTo("AVAILABLE");
        assertThat(open(loanId)).isFalse();
        Account account = QuarkusTransaction.requiringNew()
                .call(() -> accounts.lock(reader.id(), EUR, new Accounts.Which.OfLoan(loanId)));
        // Paid before, the price came back as credit; found before, only the fee for work was paid.
        assertThat(account.balance().owed().isZero()).isTrue();
        assertThat(account.balance().credit().minor()).isIn(0L, 2500L);
        invariants.hold();
    }
}

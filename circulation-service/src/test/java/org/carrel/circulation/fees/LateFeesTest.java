package org.carrel.circulation.fees;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.Invariants;
import org.carrel.circulation.SmallLibrary;
import org.carrel.circulation.SmallLibrary.Book;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.circulation.fees.app.Charges;
import org.carrel.platform.money.Money;
import org.carrel.platform.security.Permissions;
import org.carrel.platform.sql.Database;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Being late: what grows, what is charged when, and what debts stand in the way of. */
@CarrelTest
class LateFeesTest {
    private static final String API = "/api/circulation";

    @Inject
    SmallLibrary library;

    @Inject
    Charges charges;

    @Inject
    Database database;

    @Inject
    Invariants invariants;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
    }

    private static Tokens reading() {
        return Tokens.staff("clerk")
                .with(Permissions.FEES_READ, Permissions.LOANS_READ)
                .everywhere();
    }

    private void owes(Reader reader, long cents) {
        QuarkusTransaction.requiringNew()
                .run(() -> charges.charge(
                        new Charge(
                                reader.id(),
                                FeeKind.MANUAL,
                                Money.of(cents, "EUR"),
                                Charge.About.NOTHING,
                                SmallLibrary.MAIN,
                                null,
                                Charge.Note.NONE),
                        new Origin(clock.instant(), "test", null)));
    }

    @Test
    void a_charge_is_shown_while_it_grows_and_made_when_the_loan_is_renewed() {
        Reader reader = library.reader();
        Book film = library.item("dvd", "normal");
        UUID loan = SmallLibrary.lent(reader, film);
        clock.advance(Duration.ofDays(8));
        as(reading())
                .get(API + "/loans/" + loan)
                .then()
                .body("overdue", equalTo(true))
                .body("accruing", nullValue());
        clock.advance(Duration.ofDays(4));
        as(reading()).get(API + "/loans/" + loan).then().body("accruing.minor", equalTo(250));
        as(reading())
                .get(API + "/loans?open=true&patronId=" + reader.id())
                .then()
                .body("items.accruing.minor", contains(250));
        as(reading())
                .get(API + "/patrons/" + reader.id() + "/account")
                .then()
                .statusCode(200)
                .body("balances", empty())
                .body("accruing.loanId", contains(loan.toString()))
                .body("accruing.amount.minor", contains(250));
        SmallLibrary.renew(loan).then().statusCode(200);
        as(reading())
                .get(API + "/patrons/" + reader.id() + "/account")
                .then()
                .body("balances.owed.minor", contains(250))
                .body("accruing", empty());
        as(reading())
                .get(API + "/fees?loanId=" + loan)
                .then()
                .body("items.kind", contains("OVERDUE"))
                .body("items.title", contains("Niels Lyhne"))
                .body("items.amount.minor", contains(250));
        invariants.hold();
    }

    private static Response receive(Tokens who, Book book, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("servicePointId", MAIN_DESK, "itemBarcode", book.barcode()));
        for (int i = 0; i < more.length; i += 2) {
            body.put(String.valueOf(more[i]), more[i + 1]);
        }
        return as(who).body(body).post(API + "/check-ins");
    }

    private static Tokens returning() {
        return SmallLibrary.technician()
                .with(Permissions.CHECK_IN_MODES, Permissions.LOANS_MANAGE, Permissions.FEES_READ);
    }

    @Test
    void a_late_return_is_charged_and_the_answer_says_what_is_due_now() {
        Reader reader = library.reader();
        Book film = library.item("dvd", "normal");
        UUID loan = SmallLibrary.lent(reader, film);
        clock.advance(Duration.ofDays(12));
        Response answer = SmallLibrary.checkIn(MAIN_DESK, film);
        answer.then()
                .statusCode(200)
                .body("messages.find { it.code == 'FINE_DUE' }.minor", equalTo(250))
                .body("messages.find { it.code == 'FINE_DUE' }.currency", equalTo("EUR"));
        as(reading()).get(API + "/fees?loanId=" + loan).then().body("items.amount.minor", contains(250));
        String checkIn = answer.jsonPath().getString("id");
        as(returning())
                .body(Map.of("reason", "wrong copy"))
                .post(API + "/check-ins/" + checkIn + "/reversal")
                .then()
                .statusCode(200);
        as(reading()).get(API + "/fees?loanId=" + loan).then().body("items.voided", contains(true));
        SmallLibrary.checkIn(MAIN_DESK, film).then().body("messages.code", hasItem("FINE_DUE"));
        as(reading())
                .get(API + "/patrons/" + reader.id() + "/account")
                .then()
                .body("balances.owed.minor", contains(250));
        invariants.hold();
    }

    @Test
    void grace_amnesty_and_a_day_set_back_cost_nothing() {
        for (int days : new int[] {9, 12, 13}) {
            clock.reset();
            Reader reader = library.reader();
            Book film = library.item("dvd", "normal");
            SmallLibrary.lent(reader, film);
            clock.advance(Duration.ofDays(days));
            Response answer =
                    switch (days) {
                        case 9 -> SmallLibrary.checkIn(MAIN_DESK, film);
                        case 12 -> receive(returning(), film, "amnesty", true);
                        default ->
                            receive(
                                    returning(),
                                    film,
                                    "returnedAt",
                                    clock.instant().minus(Duration.ofDays(7)).toString());
                    };
            answer.then().statusCode(200).body("messages.code", not(hasItem("FINE_DUE")));
            as(reading()).get(API + "/fees?patronId=" + reader.id()).then().body("items", empty());
        }
    }

    @RepeatedTest(3)
    void two_desks_scan_a_late_item_and_it_is_charged_once() throws Exception {
        Reader reader = library.reader();
        Book film = library.item("dvd", "normal");
        SmallLibrary.lent(reader, film);
        clock.advance(Duration.ofDays(12));
        List<Callable<Response>> scans = Collections.nCopies(2, () -> SmallLibrary.checkIn(MAIN_DESK, film));
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> one : desks.invokeAll(scans)) {
                one.get().then().statusCode(200);
            }
        }
        as(reading())
                .get(API + "/patrons/" + reader.id() + "/account")
                .then()
                .body("balances.owed.minor", contains(250));
        invariants.hold();
    }

    @RepeatedTest(3)
    void the_last_fee_for_a_loss_is_paid_while_the_item_comes_back() throws Exception {
        Reader reader = library.reader();
        Book book = library.book();
        UUID loan = SmallLibrary.lent(reader, book);
        as(returning())
                .body(Map.of("servicePointId", MAIN_DESK, "reason", "left on the train"))
                .post(API + "/loans/" + loan + "/loss")
                .then()
                .statusCode(anyOf(equalTo(200), equalTo(201)));
        Map<String, Object> payment = Map.of(
                "servicePointId", MAIN_DESK, "amount", Map.of("minor", 3000, "currency", "EUR"), "method", "card");
        Tokens cashier = Tokens.staff("cashier").with(Permissions.FEES_PAY).everywhere();
        List<Callable<Response>> calls = List.of(
                () -> as(cashier).body(payment).post(API + "/patrons/" + reader.id() + "/payments"),
                () -> SmallLibrary.checkIn(MAIN_DESK, book));
        List<Response> answers = new ArrayList<>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> one : desks.invokeAll(calls)) {
                answers.add(one.get());
            }
        }
        answers.get(1).then().statusCode(200);
        boolean paid = answers.get(0).statusCode() == 201;
        if (!paid) {
            answers.get(0).then().statusCode(409).body("reasons.code", contains("MORE_THAN_OWED"));
        }
        as(reading())
                .get(API + "/patrons/" + reader.id() + "/account")
                .then()
                .body("balances.owed.minor", contains(paid ? 0 : 500))
                .body("balances.credit.minor", contains(paid ? 2500 : 0));
        as(reading()).get(API + "/loans/" + loan).then().body("returnedAt", notNullValue());
        invariants.hold();
    }

    @Test
    void who_owes_more_than_the_rules_allow_borrows_renews_and_requests_nothing() {
        Reader reader = library.reader();
        Book first = library.book();
        owes(reader, 2000);
        UUID loan = SmallLibrary.lent(reader, first);
        owes(reader, 1);
        Book second = library.book();
        SmallLibrary.checkOut(reader, second)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("DEBT_OVER_LIMIT"))
                .body("reasons[0].owed.minor", equalTo(2001))
                .body("reasons[0].limit.minor", equalTo(2000))
                .body("reasons[0].overridableBy", equalTo("circulation.override.debt-over-limit"));
        clock.advance(Duration.ofDays(1));
        SmallLibrary.renew(loan).then().statusCode(409).body("reasons.code", hasItem("DEBT_OVER_LIMIT"));
        SmallLibrary.hold(reader, second.recordId(), MAIN_DESK)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("DEBT_OVER_LIMIT"));
        Tokens chief = SmallLibrary.technician().with(Permissions.override("debt-over-limit"));
        SmallLibrary.checkOut(chief, reader, second, "DEBT_OVER_LIMIT").then().statusCode(201);
        invariants.hold();
    }

    @Test
    void a_suspension_keeps_a_patron_from_borrowing_until_it_is_over() {
        Reader reader = library.reader();
        UUID loan = SmallLibrary.lent(reader, library.book());
        database.update(
                """
                insert into suspension (loan_id, due_at, patron_id, days, until, suspended_at, actor)
                values (?, now(), ?, 3, ?, now(), 'test')
                """,
                loan,
                reader.id(),
                clock.instant().atZone(java.time.ZoneOffset.UTC).toLocalDate().plusDays(3));
        Map<String, Object> wish = SmallLibrary.checkOutBody(reader, library.book());
        SmallLibrary.asTechnician()
                .body(wish)
                .post(API + "/check-outs")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("PATRON_SUSPENDED"));
        clock.advance(Duration.ofDays(5));
        SmallLibrary.asTechnician().body(wish).post(API + "/check-outs").then().statusCode(201);
    }
}

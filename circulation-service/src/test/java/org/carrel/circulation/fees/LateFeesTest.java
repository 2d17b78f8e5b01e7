package org.carrel.circulation.fees;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.BeforeEach;
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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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

package org.carrel.circulation.loans;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.app.Charges;
import org.carrel.circulation.jobs.Job;
import org.carrel.platform.money.Money;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.carrel.circulation.SmallLibrary.asTechnician;
import static org.carrel.circulation.SmallLibrary.technician;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** The desk with rules that limit in every way: patrons of a group of their own, so that no other test is touched. */
@CarrelTest
class DeskOverHttpTest {
    private static final String GROUP = "closely-watched";

    @Inject
    SmallLibrary library;

    @Inject
    Invariants invariants;

    @Inject
    Charges charges;

    @Inject
    @Any
    Instance<Job> jobs;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        clock.reset();
        library.opens();
        publish();
    }

    private static Tokens manager() {
        return Tokens.staff("manager")
                .with(Permissions.RULES_READ, Permissions.RULES_WRITE)
                .everywhere();
    }

    /** Publishes the rules of the group, unless they are in force. */
    private static void publish() {
        Response current = as(manager()).get("/api/circulation/rules");
        List<Object> rules = new ArrayList<>(current.jsonPath().getList("rules.rules"));
        if (current.jsonPath().getList("rules.rules.id").contains(GROUP)) {
            return;
        }
        Map<String, Object> text = new HashMap<>(current.jsonPath().getMap("rules"));
        rules.add(Map.of(
                "id",
                GROUP,
                "when",
                Map.of("patronGroup", List.of(GROUP)),
                "set",
                Map.of(
                        "debtLimit", "5.00 EUR",
                        "overdueLimit", "0",
                        "loanLimit", "10",
                        "limits", List.of("3 films with materialType dvd or video"),
                        "autoRenew", "yes",
                        "autoRenewWithinDays", "2",
                        "autoRenewals", "1")));
        text.put("rules", rules);
        as(manager())
                .header("If-Match", current.header("ETag"))
                .body(text)
                .put("/api/circulation/rules")
                .then()
                .statusCode(200);
    }

    private Reader watched() {
        return library.reader(GROUP);
    }

    private void owes(Reader reader, long cents) {
        QuarkusTransaction.requiringNew()
                .run(() -> charges.charge(
                        Charge.byRule(
                                reader.id(),
                                FeeKind.OVERDUE,
                                Money.of(cents, "EUR"),
                                Charge.About.NOTHING,
                                MAIN,
                                UUID.randomUUID().toString()),
                        new Origin(clock.instant(), "test", null)));
    }

    private static Response lookUp(String code) {
        return asTechnician().get("/api/circulation/desk/patrons?servicePointId=" + MAIN_DESK + "&code=" + code);
    }

    @Test
    void a_patron_in_good_standing_is_looked_up_by_card_or_id() {
        Reader reader = watched();
        SmallLibrary.lent(reader, library.book());
        lookUp(reader.card())
                .then()
                .statusCode(200)
                .body("patronId", equalTo(reader.id().toString()))
                .body("card.number", equalTo(reader.card()))
                .body("group", equalTo(GROUP))
                .body("counters.loans", equalTo(1))
                .body("counters.owed", empty())
                .body("findings", empty());
        lookUp(reader.id().toString()).then().statusCode(200).body("card", equalTo(null));
    }

    @Test
    void what_stands_in_the_way_of_a_patron_is_told_before_anything_is_scanned() {
        Reader reader = watched();
        owes(reader, 501);
        SmallLibrary.lent(library.reader(), library.book());
        lookUp(reader.card())
                .then()
                .statusCode(200)
                .body("counters.owed[0].minor", equalTo(501))
                .body("findings.code", contains("DEBT_OVER_LIMIT"));
        SmallLibrary.checkOut(reader, library.book())
                .then()
                .statusCode(409)
                .body("nextStep", equalTo("OVERRIDE"))
                .body("patron.owed[0].minor", equalTo(501))
                .body("reasons.code", contains("DEBT_OVER_LIMIT"))
                .body("reasons[0].rule", equalTo(GROUP));
        SmallLibrary.checkOut(
                        technician().with(Permissions.override("debt-over-limit")),
                        reader,
                        library.book(),
                        "DEBT_OVER_LIMIT")
                .then()
                .statusCode(201)
                .body("nextStep", equalTo("HAND_OVER"))
                .body("loan.overridden", contains("DEBT_OVER_LIMIT"));
    }

    @Test
    void nobody_is_looked_up_by_patrons() {
        Reader reader = watched();
        as(Tokens.patron(reader.id()).with(Permissions.CHECK_OUT))
                .get("/api/circulation/desk/patrons?servicePointId=" + MAIN_DESK + "&code=" + reader.card())
                .then()
                .statusCode(403);
    }

    @Test
    void a_scan_says_what_to_do_next() {
        Reader reader = watched();
        Book book = library.book();
        SmallLibrary.lent(reader, book);
        SmallLibrary.checkOut(reader, book).then().statusCode(409).body("nextStep", equalTo("RENEW"));
        SmallLibrary.checkOut(watched(), book).then().statusCode(409).body("nextStep", equalTo("CHECK_IN_FIRST"));
        Book copy = library.book(book.recordId());
        SmallLibrary.checkOut(reader, copy)
                .then()
                .statusCode(409)
                .body("nextStep", equalTo("CONFIRM"))
                .body("reasons.code", contains("HAS_COPY_OF_TITLE"));
        SmallLibrary.checkOut(technician(), reader, copy, "HAS_COPY_OF_TITLE")
                .then()
                .statusCode(201);
        invariants.hold();
    }

    @Test
    void an_override_silences_no_code_that_it_did_not_name() {
        Reader reader = watched();
        owes(reader, 501);
        Book book = library.book();
        SmallLibrary.lent(library.reader(), library.book());
        Tokens head = technician().with(Permissions.OVERRIDE);
        Book inWork = library.bookIn(org.carrel.events.ProcessTag.REPAIR);
        SmallLibrary.checkOut(head, reader, inWork, "ITEM_IN_WORK")
                .then()
                .statusCode(409)
                .body("reasons.code", hasItem("DEBT_OVER_LIMIT"))
                .body("reasons.find { it.code == 'ITEM_IN_WORK' }.overridden", equalTo(true))
                .body("reasons.find { it.code == 'DEBT_OVER_LIMIT' }.overridden", equalTo(false));
        SmallLibrary.checkOut(technician().with(Permissions.override("item-in-work")), reader, book, "DEBT_OVER_LIMIT")
                .then()
                .statusCode(403)
                .body("permission", equalTo("circulation.override.debt-over-limit"));
    }

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

    @Test
    void fifty_scans_at_two_limits_lend_exactly_as_much_as_both_allow() throws Exception {
        Reader reader = watched();
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Book film = library.item("dvd", "normal");
            Book book = library.book();
            calls.add(() -> SmallLibrary.checkOut(reader, film));
            calls.add(() -> SmallLibrary.checkOut(reader, book));
        }
        List<Response> answers = atOnce(calls);
        List<String> lent = asTechnician()
                .get("/api/circulation/loans?open=true&limit=200&patronId=" + reader.id())
                .jsonPath()
                .getList("items.id");
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(10);
        assertThat(lent).hasSize(10);
        assertThat(IntStream.range(0, 25)
                        .filter(film -> answers.get(2 * film).statusCode() == 201)
                        .count())
                .isLessThanOrEqualTo(3);
        invariants.hold();
    }

    @RepeatedTest(3)
    void a_due_date_is_moved_while_the_loan_is_renewed() throws Exception {
        Reader reader = watched();
        UUID loan = SmallLibrary.lent(reader, library.book());
        clock.advance(Duration.ofDays(3));
        Tokens head = technician().with(Permissions.LOANS_MANAGE);
        List<Response> answers = atOnce(List.of(() -> SmallLibrary.renew(loan), () -> as(head).body(
                        Map.of("loanIds", List.of(loan), "laterByDays", 2, "reason", "ferry cancelled"))
                .post("/api/circulation/due-date-changes")));
        assertThat(answers.get(1).statusCode()).isEqualTo(200);
        assertThat(answers.get(1).jsonPath().getInt("moved")).isEqualTo(1);
        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        asTechnician()
                .get("/api/circulation/loans/" + loan + "/trail")
                .then()
                .body("entries.act", containsInAnyOrder("CHECK_OUT", "RENEWAL", "DUE_DATE_CHANGE"));
        invariants.hold();
    }

    @Test
    void loans_are_renewed_by_themselves_when_their_time_has_come_and_only_so_often() {
        Job job = jobs.stream()
                .filter(one -> one.name().equals("renew-due-loans"))
                .findFirst()
                .orElseThrow();
        Reader reader = watched();
        UUID loan = SmallLibrary.lent(reader, library.book());
        UUID ofAnother = SmallLibrary.lent(library.reader(), library.book());
        job.work(clock.instant(), null);
        assertThat(renewals(loan)).isZero();
        clock.advance(Duration.ofDays(27));
        job.work(clock.instant(), null);
        assertThat(renewals(loan)).isEqualTo(1);
        assertThat(renewals(ofAnother)).isZero();
        job.work(clock.instant(), null);
        clock.advance(Duration.ofDays(27));
        job.work(clock.instant(), null);
        assertThat(renewals(loan)).isEqualTo(1);
        asTechnician()
                .get("/api/circulation/loans/" + loan + "/trail")
                .then()
                .body("entries[1].detail", equalTo("AUTOMATIC"))
                .body("entries[1].actor", equalTo("renew-due-loans"));
        invariants.hold();
    }

    private static int renewals(UUID loanId) {
        return asTechnician().get("/api/circulation/loans/" + loanId).jsonPath().getInt("renewals");
    }

    @Test
    void what_is_read_in_the_house_counts_apart_and_is_not_renewed() {
        Reader reader = watched();
        Book book = library.book();
        Map<String, Object> body = SmallLibrary.checkOutBody(reader, book);
        body.put("onSite", true);
        String loan = asTechnician()
                .body(body)
                .post("/api/circulation/check-outs")
                .then()
                .statusCode(201)
                .extract()
                .path("loan.id");
        clock.advance(Duration.ofDays(2));
        SmallLibrary.renew(UUID.fromString(loan))
                .then()
                .statusCode(409)
                .body("reasons.code", contains("ON_SITE_NOT_RENEWED"));
    }
}

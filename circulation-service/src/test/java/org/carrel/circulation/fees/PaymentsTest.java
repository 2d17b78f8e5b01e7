package org.carrel.circulation.fees;

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

import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.Invariants;
import org.carrel.circulation.SmallLibrary;
import org.carrel.circulation.SmallLibrary.Reader;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.SmallLibrary.MAIN;
import static org.carrel.circulation.SmallLibrary.MAIN_DESK;
import static org.carrel.circulation.SmallLibrary.NORTH_DESK;
import static org.carrel.circulation.SmallLibrary.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What is done with fees at the counter, over HTTP. */
@CarrelTest
class PaymentsTest {
    private static final String API = "/api/circulation";

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
        as(clerk())
                .body(Map.of(
                        "code",
                        "lost-card",
                        "charge",
                        Map.of(
                                "name",
                                "Lost card",
                                "kind",
                                "MANUAL",
                                "amount",
                                eur(500),
                                "commentRequired",
                                false,
                                "active",
                                true)))
                .post(API + "/fee-types");
    }

    private static Tokens clerk() {
        return Tokens.staff("clerk")
                .with(
                        Permissions.FEES_READ,
                        Permissions.FEES_CHARGE,
                        Permissions.FEES_PAY,
                        Permissions.FEES_FORGIVE,
                        Permissions.CASH_DRAWERS,
                        Permissions.FEES_EXPORT,
                        Permissions.RULES_WRITE)
                .everywhere();
    }

    private static Map<String, Object> eur(long cents) {
        return Map.of("minor", cents, "currency", "EUR");
    }

    private static UUID charged(Reader reader, long cents) {
        String id = as(clerk())
                .body(Map.of(
                        "servicePointId",
                        MAIN_DESK,
                        "patronId",
                        reader.id(),
                        "typeCode",
                        "lost-card",
                        "amount",
                        eur(cents)))
                .post(API + "/fees")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    private static Map<String, Object> payment(long cents, Object... more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("servicePointId", MAIN_DESK, "amount", eur(cents), "method", "card"));
        for (int i = 0; i < more.length; i += 2) {
            body.put(String.valueOf(more[i]), more[i + 1]);
        }
        return body;
    }

    private static Response pay(Reader reader, Map<String, Object> body) {
        return as(clerk()).body(body).post(API + "/patrons/" + reader.id() + "/payments");
    }

    private static Response act(Reader reader, String act, Map<String, Object> body) {
        return as(clerk()).body(body).post(API + "/patrons/" + reader.id() + "/" + act);
    }

    private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        List<Response> answers = new ArrayList<>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> one : desks.invokeAll(calls)) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    @Test
    void a_fee_is_charged_by_hand_paid_in_part_and_told_with_its_history() {
        Reader reader = library.reader();
        UUID fee = charged(reader, 700);
        pay(reader, payment(300))
                .then()
                .statusCode(201)
                .body("act", equalTo("PAYMENT"))
                .body("method", equalTo("card"))
                .body("total.minor", equalTo(300))
                .body("owedAfter.minor", equalTo(400))
                .body("moves[0].from", equalTo("RECEIVABLE"))
                .body("moves[0].to", equalTo("TENDER"))
                .body("moves[0].feeId", equalTo(fee.toString()));
        as(clerk())
                .get(API + "/fees/" + fee)
                .then()
                .statusCode(200)
                .body("fee.remaining.minor", equalTo(400))
                .body("fee.paid.minor", equalTo(300))
                .body("fee.settledAt", nullValue())
                .body("fee.actions", containsInAnyOrder("PAY", "WAIVE", "TRANSFER", "REFUND", "CANCEL"))
                .body("history.act", contains("CHARGE", "PAYMENT"));
        as(clerk())
                .get(API + "/patrons/" + reader.id() + "/statement")
                .then()
                .body("items.act", contains("PAYMENT", "CHARGE"))
                .body("items.owedAfter.minor", contains(400, 700));
        invariants.hold();
    }

    @Test
    void many_fees_are_paid_at_once_and_too_much_is_refused_with_the_right_figure() {
        Reader reader = library.reader();
        charged(reader, 300);
        charged(reader, 200);
        pay(reader, payment(501))
                .then()
                .statusCode(409)
                .body("code", equalTo("refused"))
                .body("reasons[0].code", equalTo("MORE_THAN_OWED"))
                .body("reasons[0].severity", equalTo("REFUSE"))
                .body("reasons[0].owed.minor", equalTo(500));
        pay(reader, payment(600, "keepRest", true)).then().statusCode(201).body("owedAfter.minor", equalTo(0));
        as(clerk()).get(API + "/fees?open=true&patronId=" + reader.id()).then().body("items", empty());
        UUID third = charged(reader, 150);
        act(reader, "credit-payments", Map.of("servicePointId", MAIN_DESK, "amount", eur(101)))
                .then()
                .statusCode(409)
                .body("reasons[0].code", equalTo("MORE_THAN_HELD"))
                .body("reasons[0].held.minor", equalTo(100));
        act(
                        reader,
                        "credit-payments",
                        Map.of("servicePointId", MAIN_DESK, "amount", eur(100), "feeIds", List.of(third)))
                .then()
                .statusCode(201)
                .body("act", equalTo("CREDIT_USED"))
                .body("owedAfter.minor", equalTo(50));
        invariants.hold();
    }

    @Test
    void a_fee_is_waived_transferred_refunded_and_cancelled() {
        Reader reader = library.reader();
        UUID fee = charged(reader, 1000);
        act(reader, "waivers", relief("hardship", eur(100), fee))
                .then()
                .statusCode(201)
                .body("reason", equalTo("hardship"));
        pay(reader, payment(500, "feeIds", List.of(fee))).then().statusCode(201);
        act(reader, "transfers", relief("end of year", null, fee))
                .then()
                .statusCode(201)
                .body("total.minor", equalTo(400));
        act(reader, "refunds", refund(fee, 901, "CREDIT"))
                .then()
                .statusCode(409)
                .body("reasons[0].code", equalTo("MORE_THAN_REFUNDABLE"))
                .body("reasons[0].refundable.minor", equalTo(900));
        act(reader, "refunds", refund(fee, 600, "REFUND_DUE"))
                .then()
                .statusCode(201)
                .body("moves.to", contains("INCOME", "INCOME"))
                .body("moves.from", contains("REFUND_DUE", "BURSAR"))
                .body("moves.amount.minor", contains(500, 100));
        act(
                        reader,
                        "payouts",
                        Map.of("servicePointId", MAIN_DESK, "amount", eur(500), "from", "REFUND_DUE", "method", "cash"))
                .then()
                .statusCode(201)
                .body("act", equalTo("PAYOUT"));
        UUID wrong = charged(reader, 250);
        pay(reader, payment(50, "feeIds", List.of(wrong))).then().statusCode(201);
        as(clerk())
                .body(Map.of("servicePointId", MAIN_DESK, "reason", "charged in error"))
                .post(API + "/fees/" + wrong + "/cancellation")
                .then()
                .statusCode(409)
                .body("reasons[0].code", equalTo("PAYMENTS_STAND"));
        as(clerk())
                .body(Map.of("servicePointId", MAIN_DESK, "reason", "charged in error", "refundTo", "CREDIT"))
                .post(API + "/fees/" + wrong + "/cancellation")
                .then()
                .statusCode(201)
                .body("owedAfter.minor", equalTo(0));
        as(clerk())
                .get(API + "/fees/" + wrong)
                .then()
                .body("fee.voided", equalTo(true))
                .body("fee.actions", empty())
                .body("history.act", contains("CHARGE", "PAYMENT", "CANCELLATION"));
        invariants.hold();
    }

    private static Map<String, Object> relief(String reason, @Nullable Map<String, Object> amount, UUID fee) {
        Map<String, Object> body = new HashMap<>(
                Map.of("servicePointId", MAIN_DESK, "currency", "EUR", "reason", reason, "feeIds", List.of(fee)));
        if (amount != null) {
            body.put("amount", amount);
        }
        return body;
    }

    private static Map<String, Object> refund(UUID fee, long cents, String to) {
        return Map.of(
                "servicePointId", MAIN_DESK, "feeId", fee, "amount", eur(cents), "to", to, "reason", "book came back");
    }

    @RepeatedTest(3)
    void two_desks_take_the_same_money_and_one_is_told_that_nothing_is_owed() throws Exception {
        Reader reader = library.reader();
        UUID fee = charged(reader, 700);
        List<Response> answers =
                atOnce(Collections.nCopies(2, () -> pay(reader, payment(700, "feeIds", List.of(fee)))));
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> assertThat(
                        answer.jsonPath().getList("reasons.code"))
                .containsExactly("NOTHING_OWED"));
        invariants.hold();
    }

    @Test
    void a_payment_sent_ten_times_with_one_key_is_taken_once() throws Exception {
        Reader reader = library.reader();
        charged(reader, 1000);
        String key = UUID.randomUUID().toString();
        List<Response> answers = atOnce(Collections.nCopies(10, () -> as(clerk())
                .header("Idempotency-Key", key)
                .body(payment(100))
                .post(API + "/patrons/" + reader.id() + "/payments")));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream()
                        .map(answer -> answer.jsonPath().getString("id"))
                        .distinct())
                .hasSize(1);
        as(clerk())
                .get(API + "/patrons/" + reader.id() + "/statement")
                .then()
                .body("items[0].owedAfter.minor", equalTo(900))
                .body("items", hasSize(2));
        invariants.hold();
    }

    @Test
    void a_drawer_is_opened_used_counted_and_closed_with_its_difference() {
        String name = "till " + UUID.randomUUID();
        String drawer = as(clerk())
                .body(Map.of("servicePointId", NORTH_DESK, "name", name, "openedWith", eur(5000)))
                .post(API + "/cash-drawers")
                .then()
                .statusCode(201)
                .body("expected.minor", equalTo(5000))
                .extract()
                .path("drawer.id");
        as(clerk())
                .body(Map.of("servicePointId", NORTH_DESK, "name", name, "openedWith", eur(1)))
                .post(API + "/cash-drawers")
                .then()
                .statusCode(409)
                .body("code", equalTo("drawer-open"));
        Reader reader = library.reader();
        UUID fee = charged(reader, 900);
        pay(reader, payment(600, "servicePointId", NORTH_DESK, "method", "cash"))
                .then()
                .statusCode(201)
                .body("drawerId", equalTo(drawer));
        pay(reader, payment(300, "servicePointId", NORTH_DESK))
                .then()
                .statusCode(201)
                .body("drawerId", nullValue());
        Map<String, Object> back = new HashMap<>(refund(fee, 250, "TENDER"));
        back.put("servicePointId", NORTH_DESK);
        act(reader, "refunds", back).then().statusCode(400).body("errors[0].field", equalTo("method"));
        back.put("method", "cash");
        act(reader, "refunds", back).then().statusCode(201);
        pay(reader, payment(1, "servicePointId", MAIN_DESK, "method", "cash", "drawerId", drawer))
                .then()
                .statusCode(409)
                .body("code", equalTo("drawer-not-open"));
        as(clerk())
                .body(Map.of("counted", eur(5340), "comment", "ten cents short"))
                .post(API + "/cash-drawers/" + drawer + "/closure")
                .then()
                .statusCode(200)
                .body("drawer.closedAt", notNullValue())
                .body("expected.minor", equalTo(5350))
                .body("takings.act", contains("PAYMENT", "REFUND"))
                .body("takings.sum.minor", contains(600, -250))
                .body("counts[0].difference.minor", equalTo(-10));
        as(clerk())
                .body(Map.of("counted", eur(1)))
                .post(API + "/cash-drawers/" + drawer + "/counts")
                .then()
                .statusCode(409)
                .body("code", equalTo("drawer-closed"));
        as(clerk())
                .get(API + "/cash-drawers?open=true&servicePointId=" + NORTH_DESK)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(drawer)));
        invariants.hold();
    }

    @Test
    void what_staff_may_charge_depends_on_the_place_and_may_ask_for_words() {
        String code = "print-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> everywhere =
                Map.of("name", "Print", "kind", "MANUAL", "amount", eur(10), "commentRequired", false, "active", true);
        Map<String, Object> here = Map.of("name", "Print", "kind", "MANUAL", "commentRequired", true, "active", true);
        as(clerk())
                .body(Map.of("code", code, "charge", everywhere))
                .post(API + "/fee-types")
                .then()
                .statusCode(201);
        as(clerk())
                .body(Map.of("code", code, "charge", everywhere))
                .post(API + "/fee-types")
                .then()
                .statusCode(409)
                .body("code", equalTo("code-in-use"));
        String id = as(clerk())
                .body(Map.of("code", code, "placeId", MAIN, "charge", here))
                .post(API + "/fee-types")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Reader reader = library.reader();
        Map<String, Object> wish =
                new HashMap<>(Map.of("servicePointId", NORTH_DESK, "patronId", reader.id(), "typeCode", code));
        as(clerk()).body(wish).post(API + "/fees").then().statusCode(201).body("amount.minor", equalTo(10));
        wish.put("servicePointId", MAIN_DESK);
        as(clerk()).body(wish).post(API + "/fees").then().statusCode(400).body("errors[0].field", equalTo("amount"));
        wish.put("amount", eur(30));
        as(clerk()).body(wish).post(API + "/fees").then().statusCode(400).body("errors[0].field", equalTo("comment"));
        wish.put("comment", "three pages in colour");
        as(clerk()).body(wish).post(API + "/fees").then().statusCode(201).body("typeCode", equalTo(code));
        Map<String, Object> inactive = new HashMap<>(here);
        inactive.put("active", false);
        as(clerk()).body(inactive).put(API + "/fee-types/" + id).then().statusCode(428);
        as(clerk())
                .header("If-Match", "\"1\"")
                .body(inactive)
                .put(API + "/fee-types/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as(clerk())
                .body(wish)
                .post(API + "/fees")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-fee-type"));
        as(clerk())
                .body(Map.of("name", "Gift card", "cash", false, "active", true))
                .put(API + "/payment-methods/gift-card")
                .then()
                .statusCode(200);
        as(clerk()).get(API + "/payment-methods").then().body("methods.code", hasItem("gift-card"));
        pay(reader, payment(1, "method", "shells")).then().statusCode(400).body("errors[0].field", equalTo("method"));
        invariants.hold();
    }

    @Test
    void a_receipt_is_told_as_data_as_text_and_as_a_pdf() throws Exception {
        Reader reader = library.reader();
        charged(reader, 700);
        String receipt = pay(reader, payment(300)).jsonPath().getString("id");
        as(clerk()).get(API + "/receipts/" + receipt).then().statusCode(200).body("total.minor", equalTo(300));
        String text = as(clerk())
                .get(API + "/receipts/" + receipt + "/text")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(text.lines()).allMatch(line -> line.length() <= 42);
        assertThat(text).contains("The MAIN", "Payment", "3.00 EUR", "By card", "4.00 EUR", receipt);
        byte[] pdf = as(clerk())
                .get(API + "/receipts/" + receipt + "/pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("Payment", "3.00 EUR", receipt);
        }
        Tokens other = Tokens.patron(library.reader().id()).with(Permissions.FEES_READ);
        as(other).get(API + "/receipts/" + receipt).then().statusCode(404);
        as(other).get(API + "/receipts/" + receipt + "/text").then().statusCode(404);
        as(other).get(API + "/receipts/" + receipt + "/pdf").then().statusCode(404);
    }

    @Test
    void what_is_handed_over_to_the_bursar_is_exported_once_and_can_be_fetched_again() throws Exception {
        Reader reader = library.reader();
        UUID old = charged(reader, 700);
        clock.advance(java.time.Duration.ofDays(30));
        UUID recent = charged(reader, 300);
        Map<String, Object> wish = Map.of(
                "placeId",
                SmallLibrary.LIBRARY,
                "transferChargedBefore",
                clock.instant().minus(java.time.Duration.ofDays(7)).toString());
        List<Response> answers =
                atOnce(Collections.nCopies(2, () -> as(clerk()).body(wish).post(API + "/bursar-exports")));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        List<String> fees = new ArrayList<>();
        for (Response answer : answers) {
            String id = answer.jsonPath().getString("export.id");
            List<String> lines = as(clerk())
                    .get(API + "/bursar-exports/" + id + "/lines?limit=200")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.feeId");
            fees.addAll(lines);
            for (int time = 0; time < 2; time++) {
                String table = as(clerk())
                        .get(API + "/bursar-exports/" + id + "/csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(table.lines().skip(1)).hasSameSizeAs(lines);
                assertThat(table.lines().findFirst().orElseThrow()).startsWith("patronId,feeId,kind");
                if (lines.contains(old.toString())) {
                    assertThat(table.replace("\"", ""))
                            .contains(reader.id() + "," + old + ",MANUAL")
                            .contains(",7.00,EUR,");
                }
            }
        }
        assertThat(fees).doesNotHaveDuplicates().contains(old.toString()).doesNotContain(recent.toString());
        as(clerk())
                .get(API + "/fees/" + old)
                .then()
                .body("fee.transferred.minor", equalTo(700))
                .body("fee.remaining.minor", equalTo(0));
        invariants.hold();
    }

    @Test
    void a_patron_sees_their_own_fees_and_nobody_elses() {
        Reader reader = library.reader();
        UUID fee = charged(reader, 700);
        Tokens self = Tokens.patron(reader.id()).with(Permissions.FEES_READ);
        Tokens other = Tokens.patron(library.reader().id()).with(Permissions.FEES_READ);
        as(self).get(API + "/fees").then().statusCode(200).body("items.id", contains(fee.toString()));
        as(self).get(API + "/patrons/" + reader.id() + "/statement")
                .then()
                .statusCode(200)
                .body("items[0].actor", nullValue());
        as(other).get(API + "/fees").then().statusCode(200).body("items", empty());
        as(other).get(API + "/fees?patronId=" + reader.id()).then().statusCode(404);
        as(other).get(API + "/fees/" + fee).then().statusCode(404);
        as(other).get(API + "/patrons/" + reader.id() + "/statement").then().statusCode(404);
    }

    @Test
    void who_does_not_cover_the_branch_takes_no_money_there() {
        Reader reader = library.reader();
        charged(reader, 700);
        as(Tokens.staff("northerner").with(Permissions.FEES_PAY).atBranches(SmallLibrary.NORTH))
                .body(payment(700))
                .post(API + "/patrons/" + reader.id() + "/payments")
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
    }
}

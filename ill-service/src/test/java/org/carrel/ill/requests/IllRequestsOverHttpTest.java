package org.carrel.ill.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.events.Card;
import org.carrel.events.IllRequestCreated;
import org.carrel.events.IllRequestStateChanged;
import org.carrel.events.ItemChanged;
import org.carrel.events.PatronBlock;
import org.carrel.events.PatronChanged;
import org.carrel.events.PatronErased;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.TitleChanged;
import org.carrel.events.Topic;
import org.carrel.ill.Neighbours;
import org.carrel.ill.holdings.Holdings;
import org.carrel.ill.holdings.Isbn;
import org.carrel.ill.holdings.TitleKey;
import org.carrel.ill.patrons.Patrons;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.EventPublisher;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
@WithTestResource(value = Neighbours.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class IllRequestsOverHttpTest {

    private static final String REQUESTS = "/api/ill/requests";
    private static final Instant NOON = Instant.parse("2027-03-27T23:30:00Z"); // The 28th in Copenhagen.

    @Inject
    TestClock clock;

    @Inject
    Patrons patrons;

    @Inject
    Holdings holdings;

    private UUID branch = UUID.randomUUID();
    private UUID desk = UUID.randomUUID();
    private UUID patron = UUID.randomUUID();

    @BeforeEach
    void a_desk_and_a_patron() {
        branch = UUID.randomUUID();
        desk = UUID.randomUUID();
        patron = UUID.randomUUID();
        clock.set(NOON);
        Neighbours.know(
                new PlaceChanged(branch, 1, PlaceKind.BRANCH, "B", "Harbour", null, "Europe/Copenhagen", false, false));
        Neighbours.know(new PlaceChanged(desk, 1, PlaceKind.SERVICE_POINT, "D", "Desk", branch, null, true, false));
        Neighbours.know(adult(patron, 1));
    }

    @AfterEach
    void all_is_well_again() {
        Neighbours.recover();
        clock.reset();
    }

    @Test
    void a_request_is_accepted_and_told_to_others() {
        try (var events = EventProbe.on(Topic.ILL_REQUESTS)) {
            var id = place(body("Sult", "Hamsun, Knut"))
                    .statusCode(201)
                    .header("ETag", "\"2\"")
                    .body("state", equalTo("VALIDATED"))
                    .body("title", equalTo("Sult"))
                    .body("isbn", equalTo("9780306406157"))
                    .body("allowedActions", contains("send", "cancel", "mark-unfilled"))
                    .body("createdAt", equalTo("2027-03-27T23:30:00Z"))
                    .extract()
                    .jsonPath()
                    .getUUID("id");
            events.eventuallyExactly(List.of(
                    new IllRequestCreated(id, 1, patron, desk, "Sult", "Hamsun, Knut", NOON),
                    new IllRequestStateChanged(id, 2, patron, "NEW", "VALIDATED", "validate", NOON)));
            staff().get(REQUESTS + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("history", hasSize(1))
                    .body("history[0].action", equalTo("validate"))
                    .body("history[0].actorKind", equalTo("staff"))
                    .body("findings", empty());
        }
    }

    @Test
    void what_the_replica_lacks_is_asked_for_once() {
        place(body("One", "A. B.")).statusCode(201);
        place(body("Two", "A. B.")).statusCode(201);
        assertThat(Neighbours.asked("/api/patron/replicas/patrons?id=" + patron))
                .isEqualTo(1);
        assertThat(Neighbours.asked("/api/catalog/replicas/places/" + desk)).isEqualTo(1);
        assertThat(Neighbours.asked("/api/catalog/replicas/places/" + branch)).isEqualTo(1);
    }

    @Test
    void an_owner_that_does_not_answer_is_told_as_not_now() {
        Neighbours.breakDown();
        place(body("Sult", "Hamsun")).statusCode(503).body("code", equalTo("unavailable"));
    }

    @Test
    void every_reason_is_told_at_once_and_nothing_is_kept() {
        var blocked = UUID.randomUUID();
        var block = UUID.randomUUID();
        Neighbours.know(new PatronChanged(
                blocked,
                3,
                false,
                "adult",
                branch,
                LocalDate.of(2027, 3, 27),
                List.of(new Card("21234000000000", Card.State.ACTIVE)),
                List.of(
                        new PatronBlock(block, "conduct", true, true, true, null),
                        new PatronBlock(UUID.randomUUID(), "check-out-only", true, false, false, null))));
        var elsewhere = UUID.randomUUID();
        var body = Map.of(
                "patronId", blocked,
                "pickupServicePointId", elsewhere,
                "title", "Sult",
                "type", "COPY",
                "neededBefore", "2027-03-27");
        place(body)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("ill-request-refused"))
                .body(
                        "reasons.code",
                        contains(
                                "patron-inactive",
                                "patron-blocked",
                                "not-a-pickup-point",
                                "copyright-declaration-missing"))
                .body("reasons[1].block", equalTo("conduct"))
                .body("reasons[1].blockId", equalTo(block.toString()))
                .body("reasons[1].severity", equalTo("override"))
                .body("reasons[2].severity", equalTo("refuse"))
                .body("reasons[2].servicePointId", equalTo(elsewhere.toString()));
        place(with(body, "pickupServicePointId", desk))
                .statusCode(409)
                .body(
                        "reasons.code",
                        contains(
                                "patron-inactive",
                                "membership-expired",
                                "patron-blocked",
                                "needed-before-passed",
                                "copyright-declaration-missing"))
                .body("reasons[1].expiredOn", equalTo("2027-03-27"));
        staff().queryParam("patronId", blocked).get(REQUESTS).then().body("items", empty());
    }

    @Test
    void a_patron_that_nobody_knows_cannot_be_waived() {
        var nobody = UUID.randomUUID();
        place(with(
                        with(body("Sult", "Hamsun"), "patronId", nobody),
                        "overrides",
                        List.of(Map.of("code", "patron-unknown"))))
                .statusCode(409)
                .body("reasons.code", contains("patron-unknown"))
                .body("reasons[0].patronId", equalTo(nobody.toString()));
    }

    @Test
    void what_the_consortium_owns_is_named_and_staff_may_insist() {
        var record = owned("The Snow Queen : a tale", "Andersen, Hans Christian, 1805-1875", "9788702019049");
        var wanted = with(body("The snow queen", "Hans Christian Andersen"), "isbn", "");
        place(wanted)
                .statusCode(409)
                .body("reasons.code", contains("held-locally"))
                .body("reasons[0].recordId", equalTo(record.toString()));
        var id = place(with(wanted, "overrides", List.of(Map.of("code", "held-locally"))))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        staff().get(REQUESTS + "/" + id).then().body("history[0].waived", contains("held-locally"));
    }

    @Test
    void a_title_is_recognised_by_its_isbn_until_its_last_item_is_withdrawn() {
        var record = owned("Kongens fald", "Jensen, Johannes V.", "9788702075441");
        var wanted = with(body("The Fall of the King", "J. V. Jensen"), "isbn", "87-02-07544-X");
        place(wanted).statusCode(409).body("reasons[0].recordId", equalTo(record.toString()));
        EventPublisher.publish(item(record, record, 2, true));
        await().untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> holdings.recordsOwned(new Isbn("9788702075441"), TitleKey.of("?", null))))
                .isEmpty());
        place(wanted).statusCode(201);
    }

    @Test
    void the_same_wish_within_two_weeks_is_a_duplicate() {
        var first = place(body("Sult", "Hamsun"))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        place(body("SULT!", "Hamsun"))
                .statusCode(409)
                .body("reasons.code", contains("duplicate-request"))
                .body("reasons[0].requestId", equalTo(first.toString()));
        act(first, "cancel", Map.of()).statusCode(200).body("state", equalTo("CANCELLED"));
        place(body("Sult", "Hamsun")).statusCode(201);
    }

    @Test
    void an_answer_is_given_once_for_one_key() {
        var body = body("Idempotent", "A. B.");
        var first = staff().header("Idempotency-Key", "k-" + patron).body(body).post(REQUESTS);
        var second = staff().header("Idempotency-Key", "k-" + patron).body(body).post(REQUESTS);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        staff().header("Idempotency-Key", "k-" + patron)
                .body(body("Another", "A. B."))
                .post(REQUESTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        staff().queryParam("patronId", patron).get(REQUESTS).then().body("items", hasSize(1));
    }

    @Test
    void two_wishes_at_the_same_moment_cannot_both_be_the_last_one_allowed() throws Exception {
        var child = UUID.randomUUID();
        Neighbours.know(new PatronChanged(child, 1, true, "child", branch, null, List.of(), List.of()));
        var attempts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 12; i++) {
            var body = with(body("Book " + i, "Author " + i), "patronId", child);
            attempts.add(
                    () -> staff().body(with(body, "isbn", "")).post(REQUESTS).statusCode());
        }
        var answers = new ArrayList<Integer>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : desks.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(11);
        place(with(body("One more", "A. B."), "patronId", child))
                .statusCode(409)
                .body("reasons[0].open", is(1))
                .body("reasons[0].limit", is(1));
    }

    @Test
    void a_loan_goes_all_the_way_round() {
        var lender = partner("DK-" + patron.toString().substring(0, 8), true);
        try (var events = EventProbe.on(Topic.ILL_REQUESTS)) {
            var id = place(body("Sult", "Hamsun")).extract().jsonPath().getUUID("id");
            act(id, "send", Map.of("partnerId", lender))
                    .statusCode(200)
                    .header("ETag", "\"3\"")
                    .body("state", equalTo("SENT"))
                    .body("supply.partnerId", equalTo(lender.toString()));
            act(
                            id,
                            "will-supply",
                            Map.of("condition", "Library use only", "cost", Map.of("minor", 1500, "currency", "EUR")))
                    .body("state", equalTo("CONDITION_PENDING"))
                    .body("supply.condition", equalTo("Library use only"))
                    .body("supply.cost.minor", is(1500))
                    .body("supply.cost.currency", equalTo("EUR"));
            act(id, "accept-condition", Map.of("note", "Patron agrees")).body("state", equalTo("WILL_SUPPLY"));
            act(id, "ship", Map.of("dueAt", "2027-05-01T21:59:59Z"))
                    .body("state", equalTo("SHIPPED"))
                    .body("supply.dueAt", equalTo("2027-05-01T21:59:59Z"));
            act(id, "receive", Map.of("itemBarcode", "30012345")).body("supply.itemBarcode", equalTo("30012345"));
            act(id, "check-out", Map.of()).body("state", equalTo("CHECKED_OUT"));
            act(id, "ask-renewal", Map.of()).body("state", equalTo("RENEWAL_PENDING"));
            act(id, "grant-renewal", Map.of()).statusCode(400).body("errors[0].field", equalTo("dueAt"));
            act(id, "grant-renewal", Map.of("dueAt", "2027-06-01T21:59:59Z"))
                    .body("state", equalTo("CHECKED_OUT"))
                    .body("supply.dueAt", equalTo("2027-06-01T21:59:59Z"));
            act(id, "check-in", Map.of()).body("state", equalTo("CHECKED_IN"));
            act(id, "ship-return", Map.of()).body("state", equalTo("SHIPPED_RETURNED"));
            act(id, "complete-loan", Map.of())
                    .body("state", equalTo("COMPLETED"))
                    .body("allowedActions", empty());
            staff().get(REQUESTS + "/" + id)
                    .then()
                    .body(
                            "history.action",
                            contains(
                                    "validate",
                                    "send",
                                    "will-supply",
                                    "accept-condition",
                                    "ship",
                                    "receive",
                                    "check-out",
                                    "ask-renewal",
                                    "grant-renewal",
                                    "check-in",
                                    "ship-return",
                                    "complete-loan"))
                    .body("history[3].note", equalTo("Patron agrees"))
                    .body("history[1].partnerId", equalTo(lender.toString()));
            var last = events.eventually(
                    IllRequestStateChanged.class, event -> event.to().equals("COMPLETED"));
            assertThat(last)
                    .isEqualTo(new IllRequestStateChanged(
                            id, 13, patron, "SHIPPED_RETURNED", "COMPLETED", "complete-loan", NOON));
        }
    }

    @Test
    void an_action_that_the_state_does_not_allow_is_refused_with_what_it_does_allow() {
        var id = place(body("Sult", "Hamsun")).extract().jsonPath().getUUID("id");
        act(id, "receive", Map.of())
                .statusCode(409)
                .body("code", equalTo("action-not-possible"))
                .body("allowedActions", contains("send", "cancel", "mark-unfilled"))
                .body("reasons[0].state", equalTo("VALIDATED"))
                .body("reasons[0].action", equalTo("receive"));
        act(id, "send", Map.of()).statusCode(400).body("errors[0].field", equalTo("partnerId"));
        act(id, "fly", Map.of()).statusCode(404);
        act(id, "validate", Map.of()).statusCode(404);
        act(UUID.randomUUID(), "cancel", Map.of()).statusCode(404);
        staff().get(REQUESTS + "/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void an_action_on_a_version_that_is_no_longer_current_is_stale() {
        var id = place(body("Sult", "Hamsun")).extract().jsonPath().getUUID("id");
        staff().header("If-Match", "\"1\"")
                .body("{}")
                .post(REQUESTS + "/" + id + "/actions/cancel")
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-version"))
                .body("currentETag", equalTo("\"2\""));
        staff().header("If-Match", "\"2\"")
                .post(REQUESTS + "/" + id + "/actions/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void of_many_who_take_the_same_action_one_wins() throws Exception {
        var id = place(body("Sult", "Hamsun")).extract().jsonPath().getUUID("id");
        var attempts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            attempts.add(
                    () -> staff().post(REQUESTS + "/" + id + "/actions/cancel").statusCode());
        }
        var answers = new ArrayList<Integer>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : desks.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    @Test
    void a_partner_that_does_not_lend_or_does_not_exist_cannot_be_asked() {
        var id = place(body("Sult", "Hamsun")).extract().jsonPath().getUUID("id");
        var copiesOnly = partner("SE-" + patron.toString().substring(0, 8), false);
        act(id, "send", Map.of("partnerId", copiesOnly))
                .statusCode(409)
                .body("code", equalTo("partner-unsuitable"))
                .body("reasons.code", contains("partner-does-not-lend"));
        act(id, "send", Map.of("partnerId", UUID.randomUUID()))
                .statusCode(409)
                .body("reasons.code", contains("partner-unknown"));
    }

    @Test
    void a_request_kept_for_review_says_why_and_is_accepted_when_put_right() {
        var late = UUID.randomUUID();
        Neighbours.know(
                new PatronChanged(late, 1, true, "adult", branch, LocalDate.of(2027, 3, 1), List.of(), List.of()));
        var id = place(with(with(body("Sult", "Hamsun"), "patronId", late), "ifNotAccepted", "REVIEW"))
                .statusCode(201)
                .body("state", equalTo("INVALID_PATRON"))
                .extract()
                .jsonPath()
                .getUUID("id");
        staff().get(REQUESTS + "/" + id).then().body("findings.code", contains("membership-expired"));
        act(id, "revalidate", Map.of()).statusCode(200).body("state", equalTo("INVALID_PATRON"));
        EventPublisher.publish(adult(late, 2));
        await().untilAsserted(() -> act(id, "revalidate", Map.of()).body("state", equalTo("VALIDATED")));
    }

    @Test
    void staff_accept_a_request_under_review_and_what_they_waived_is_on_record() {
        owned("Løvinden", "Scherfig, Hans", "9788702044904");
        var body = with(with(body("Løvinden", "Hans Scherfig"), "ifNotAccepted", "REVIEW"), "isbn", "");
        var id = place(body)
                .statusCode(201)
                .body("state", equalTo("LOCAL_REVIEW"))
                .body("allowedActions", contains("revalidate", "accept-anyway", "close", "fill-locally", "cancel"))
                .extract()
                .jsonPath()
                .getUUID("id");
        act(id, "accept-anyway", Map.of("note", "Our copy is too brittle")).body("state", equalTo("VALIDATED"));
        staff().get(REQUESTS + "/" + id)
                .then()
                .body("history[1].waived", contains("held-locally"))
                .body("history[1].note", equalTo("Our copy is too brittle"));
    }

    @Test
    void a_patron_requests_sees_and_cancels_only_what_is_their_own() {
        var other = UUID.randomUUID();
        Neighbours.know(adult(other, 1));
        var theirs = place(with(body("Sult", "Hamsun"), "patronId", other))
                .extract()
                .jsonPath()
                .getUUID("id");
        var self = Tokens.patron(patron)
                .with(Permissions.ILL_REQUESTS_READ, Permissions.ILL_REQUESTS_WRITE)
                .bearer();
        var own = as(self).body(body("Mysterier", "Hamsun"))
                .post(REQUESTS)
                .then()
                .statusCode(201)
                .extract();
        var id = own.jsonPath().getUUID("id");
        assertThat(own.jsonPath().getList("allowedActions")).isEqualTo(List.of("cancel"));

        as(self).get(REQUESTS).then().body("items.id", contains(id.toString()));
        as(self).queryParam("patronId", other).get(REQUESTS).then().statusCode(404);
        as(self).get(REQUESTS + "/counts").then().body("items.count.sum()", is(1));
        as(self).get(REQUESTS + "/" + theirs).then().statusCode(404);
        as(self).post(REQUESTS + "/" + theirs + "/actions/cancel").then().statusCode(404);
        as(self).body(with(body("Pan", "Hamsun"), "patronId", other))
                .post(REQUESTS)
                .then()
                .statusCode(404);
        as(self).body(with(body("Pan", "Hamsun"), "overrides", List.of(Map.of("code", "held-locally"))))
                .post(REQUESTS)
                .then()
                .statusCode(403);
        as(self).body(Map.of("partnerId", UUID.randomUUID()))
                .post(REQUESTS + "/" + id + "/actions/send")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        as(self).get(REQUESTS + "/" + id)
                .then()
                .body("history[0].actor", nullValue())
                .body("history[0].action", notNullValue());
        as(self).post(REQUESTS + "/" + id + "/actions/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("allowedActions", empty());
    }

    @Test
    void the_board_is_paged_filtered_and_searched() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(place(with(body("Zymurgy volume " + i, "Brewer, Bo"), "isbn", ""))
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .getString("id"));
        }
        act(UUID.fromString(ids.getFirst()), "cancel", Map.of()).statusCode(200);
        var first = staff().queryParam("patronId", patron)
                .queryParam("limit", 3)
                .get(REQUESTS)
                .then()
                .statusCode(200)
                .header("Link", endsWith("rel=\"next\""))
                .body("items.id", equalTo(ids.subList(0, 3)))
                .extract();
        staff().queryParam("patronId", patron)
                .queryParam("limit", 3)
                .queryParam("after", first.jsonPath().getString("next"))
                .get(REQUESTS)
                .then()
                .body("items.id", equalTo(ids.subList(3, 5)))
                .body("next", nullValue());
        staff().queryParam("q", "zymur vol 3").get(REQUESTS).then().body("items.id", contains(ids.get(1)));
        staff().queryParam("q", "brewer")
                .queryParam("state", "CANCELLED")
                .get(REQUESTS)
                .then()
                .body("items.id", contains(ids.getFirst()));
        staff().queryParam("patronId", patron)
                .queryParam("state", "CANCELLED", "VALIDATED")
                .get(REQUESTS)
                .then()
                .body("items", hasSize(5));
        staff().queryParam("q", "'); drop table ill_request; --")
                .get(REQUESTS)
                .then()
                .statusCode(200);
        staff().queryParam("state", "ASLEEP")
                .get(REQUESTS)
                .then()
                .statusCode(not(200))
                .statusCode(not(500));
        staff().queryParam("after", "nonsense").get(REQUESTS).then().statusCode(400);
        staff().queryParam("patronId", patron)
                .get(REQUESTS + "/counts")
                .then()
                .body("items.state", hasSize(RequestState.values().length))
                .body("items.find { it.state == 'VALIDATED' }.count", is(4))
                .body("items.find { it.state == 'CANCELLED' }.count", is(1))
                .body("items.find { it.state == 'SENT' }.count", is(0));
    }

    @Test
    void a_bad_shape_is_told_field_by_field() {
        staff().body(Map.of("title", " ", "year", "x".repeat(21)))
                .post(REQUESTS)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", containsInAnyOrder("patronId", "pickupServicePointId", "title", "year"));
        place(with(body("Sult", "Hamsun"), "isbn", "9780306406158"))
                .statusCode(400)
                .body("errors.field", contains("isbn"))
                .body("errors.code", contains("not-an-isbn"));
        place(with(body("Sult", "Hamsun"), "copy", Map.of("pages", "1-9", "declarationSigned", true)))
                .statusCode(400)
                .body("errors.field", contains("copy"));
        place(with(body("Sult", "Hamsun"), "colour", "blue")).statusCode(400);
    }

    @Test
    void a_copy_is_requested_and_completed_by_its_delivery() {
        var copy = Map.of(
                "articleTitle",
                "On hunger",
                "volume",
                "12",
                "copyrightCompliance",
                "US-CCG",
                "declarationSigned",
                true);
        var id = place(with(with(with(body("Edda", "Various"), "type", "COPY"), "copy", copy), "isbn", ""))
                .statusCode(201)
                .body("copy.articleTitle", equalTo("On hunger"))
                .body("copy.declarationSigned", is(true))
                .extract()
                .jsonPath()
                .getUUID("id");
        act(id, "send", Map.of("partnerId", partner("NO-" + patron.toString().substring(0, 8), false)))
                .body("allowedActions", not(hasItem("ship")))
                .body("state", equalTo("SENT"));
        act(id, "complete-copy", Map.of()).body("state", equalTo("COMPLETED"));
    }

    @Test
    void a_patron_who_was_erased_is_known_no_more_and_an_older_event_does_not_bring_them_back() {
        place(body("Sult", "Hamsun")).statusCode(201);
        EventPublisher.publish(new PatronErased(patron, 9));
        EventPublisher.publish(adult(patron, 8));
        await().untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew().call(() -> patrons.standing(patron)))
                .isEmpty());
        place(body("Pan", "Hamsun")).statusCode(409).body("reasons.code", contains("patron-unknown"));
    }

    private UUID owned(String title, String author, String isbn) {
        var record = UUID.randomUUID();
        EventPublisher.publish(new TitleChanged(record, 1, title, author, List.of(isbn), "1902", false));
        EventPublisher.publish(item(record, record, 1, false));
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> holdings.recordsOwned(new Isbn(isbn), TitleKey.of("?", null))))
                .containsExactly(record));
        return record;
    }

    private ItemChanged item(UUID itemId, UUID record, long version, boolean withdrawn) {
        return new ItemChanged(
                itemId,
                version,
                record,
                null,
                "?",
                null,
                null,
                null,
                UUID.randomUUID(),
                branch,
                "book",
                "normal",
                null,
                Set.of(),
                withdrawn);
    }

    private PatronChanged adult(UUID id, long version) {
        return new PatronChanged(id, version, true, "adult", branch, LocalDate.of(2027, 3, 28), List.of(), List.of());
    }

    private UUID partner(String symbol, boolean lends) {
        return as(Tokens.staff("ill")
                        .with(Permissions.ILL_PARTNERS_WRITE)
                        .everywhere()
                        .bearer())
                .body(Map.of("symbol", symbol, "name", "Partner", "kind", "MANUAL", "lends", lends))
                .post("/api/ill/partners")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private Map<String, Object> body(String title, String author) {
        return Map.of(
                "patronId", patron,
                "pickupServicePointId", desk,
                "title", title,
                "author", author,
                "isbn", title.equals("Sult") && author.equals("Hamsun, Knut") ? "0-306-40615-2" : "");
    }

    private static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
        var changed = new java.util.HashMap<String, Object>(body);
        changed.put(field, value);
        return changed;
    }

    private static ValidatableResponse place(Map<String, ?> body) {
        return staff().body(body).post(REQUESTS).then();
    }

    private static ValidatableResponse act(UUID id, String action, Map<String, ?> body) {
        return staff().body(body)
                .post(REQUESTS + "/" + id + "/actions/" + action)
                .then();
    }

    private static RequestSpecification staff() {
        return as(Tokens.staff("ill")
                .with(Permissions.ILL_REQUESTS_READ, Permissions.ILL_REQUESTS_WRITE)
                .everywhere()
                .bearer());
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token);
    }
}

package org.carrel.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.events.NoticeFailed;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.RequestAwaitingPickup;
import org.carrel.events.TitleChanged;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.EventPublisher;
import org.carrel.testkit.OpenApiContract;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

@CarrelTest
@WithTestResource(value = Neighbours.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(value = MoodyMailServer.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class MailServerTroubleTest {

    private static final String NOTICES = "/api/notification/notices";
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Instant NOW = Instant.parse("2027-02-22T10:00:00Z");

    @Inject
    TestClock clock;

    private UUID patron = UUID.randomUUID();
    private String address = "";

    @BeforeEach
    void a_patron() {
        patron = UUID.randomUUID();
        address = patron + "@reader.example";
        clock.set(NOW);
        Neighbours.know(patron, "Astrid Holm", address, "en");
    }

    @AfterEach
    void time_goes_on() {
        clock.reset();
    }

    @Test
    void a_mail_server_that_is_busy_is_tried_again_after_a_pause() {
        MoodyMailServer.script(address, "451 4.7.1 Greylisted for " + address, "250 2.1.5 fine");
        publish(Duration.ofDays(5));
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items.state", contains("PENDING"))
                .body("items[0].attempts", is(1))
                .body("items[0].reason", equalTo("put-off-by-mail-server"))
                .body("items[0].nextAttemptAt", equalTo("2027-02-22T10:01:00Z")));
        assertThat(MoodyMailServer.takenFor(address)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        awaitState("DELIVERED");
        assertThat(MoodyMailServer.takenFor(address)).hasSize(1);
        history()
                .body("history.outcome", contains("not-now", "accepted"))
                .body("history[0].replyCode", is(451))
                .body("history[0].replyStatus", equalTo("4.7.1"));
    }

    @Test
    void a_mail_server_that_refuses_for_good_is_not_tried_again() {
        MoodyMailServer.script(address, "550 5.1.1 <" + address + ">: no such user here");
        try (var deliveries = EventProbe.on(Topic.DELIVERIES)) {
            publish(Duration.ofDays(5));
            var notice = awaitState("FAILED");
            mine().body("items[0].reason", equalTo("rejected-by-mail-server"));
            deliveries.eventuallyExactly(
                    List.of(new NoticeFailed(notice, 3, patron, "request-ready", "rejected-by-mail-server", NOW)));
            history().body("history[0].replyCode", is(550)).body("history[0].replyStatus", equalTo("5.1.1"));
            assertThat(history().extract().asString()).doesNotContain("no such user", address);
        }
        assertThat(MoodyMailServer.takenFor(address)).isEmpty();
    }

    @Test
    void a_connection_cut_after_the_message_was_taken_may_double_it_under_the_same_message_id() {
        MoodyMailServer.script(address, MoodyMailServer.CUT);
        publish(Duration.ofDays(5));
        var notice = awaitState("PENDING", 1);
        clock.advance(Duration.ofMinutes(1));
        awaitState("DELIVERED", 2);
        assertThat(MoodyMailServer.takenFor(address))
                .hasSize(2)
                .extracting(taken -> taken.header("Message-ID"))
                .containsOnly("<notice." + notice + "@carrel.example>");
    }

    @Test
    void a_mail_server_that_falls_silent_time_and_again_is_neither_waited_for_nor_given_up() {
        var silences = new String[25];
        Arrays.fill(silences, MoodyMailServer.SILENCE);
        MoodyMailServer.script(address, silences);
        for (int i = 0; i < silences.length; i++) {
            publish(Duration.ofDays(5));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> mine().body(
                        "items.findAll { it.attempts == 1 && it.state == 'PENDING' }", hasSize(25)));
        clock.advance(Duration.ofMinutes(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> mine().body("items.findAll { it.state == 'DELIVERED' }", hasSize(25)));
    }

    @Test
    void a_notice_is_given_up_when_it_is_of_no_use_any_more() {
        MoodyMailServer.script(address, "421 4.3.2 Not today");
        publish(Duration.ofSeconds(30));
        awaitState("FAILED");
        mine().body("items[0].reason", equalTo("gave-up"));
    }

    @Test
    void every_operation_takes_its_permission() {
        var any = UUID.randomUUID();
        var api = "/api/notification";
        var nobody = Tokens.staff("nobody")
                .with(Permissions.PATRONS_READ)
                .everywhere()
                .bearer();
        for (var path : List.of(
                NOTICES,
                NOTICES + "/" + any,
                api + "/templates",
                api + "/templates/request-ready/en",
                api + "/preferences/" + any,
                api + "/notice-kinds")) {
            as(nobody).get(path).then().statusCode(403).body("code", equalTo("forbidden"));
            RestAssured.given().get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
        for (var path : List.of(NOTICES + "/" + any + "/resend", api + "/templates/request-ready/en/preview")) {
            as(token()).post(path).then().statusCode(403);
            RestAssured.given().contentType(ContentType.JSON).post(path).then().statusCode(401);
        }
        for (var path : List.of(
                api + "/templates/request-ready/en",
                api + "/preferences/" + any,
                api + "/notice-kinds/request-ready")) {
            as(token()).body("{}").put(path).then().statusCode(403);
            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .put(path)
                    .then()
                    .statusCode(401);
        }
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    @Test
    void the_api_is_what_was_promised() {
        OpenApiContract.verify();
    }

    private void publish(Duration keptFor) {
        var desk = UUID.randomUUID();
        var record = UUID.randomUUID();
        Neighbours.know(new PlaceChanged(desk, 1, PlaceKind.SERVICE_POINT, "D", "Desk", null, null, true, false));
        Neighbours.know(new TitleChanged(record, 1, "Sult", null, List.of(), null, false));
        EventPublisher.publish(new RequestAwaitingPickup(
                UUID.randomUUID(), 3, record, UUID.randomUUID(), patron, desk, NOW, NOW.plus(keptFor)));
    }

    private UUID awaitState(String state, int attempts) {
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items.state", contains(state))
                .body("items[0].attempts", is(attempts)));
        return mine().extract().jsonPath().getUUID("items[0].id");
    }

    private UUID awaitState(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items.state", contains(state)));
        return mine().extract().jsonPath().getUUID("items[0].id");
    }

    private ValidatableResponse mine() {
        return RestAssured.given()
                .auth()
                .oauth2(token())
                .queryParam("patronId", patron)
                .get(NOTICES)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse history() {
        var id = mine().extract().jsonPath().getString("items[0].id");
        return RestAssured.given()
                .auth()
                .oauth2(token())
                .get(NOTICES + "/" + id)
                .then();
    }

    private static String token() {
        return Tokens.staff("desk").with(Permissions.NOTICES_READ).everywhere().bearer();
    }
}

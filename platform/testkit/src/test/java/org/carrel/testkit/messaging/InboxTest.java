package org.carrel.testkit.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventPublisher;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@CarrelTest
@TestProfile(AsCirculation.class)
class InboxTest {

    private static final String LETTERS = "/api/circulation/operations/dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource dataSource;

    @Inject
    PatronVisits visits;

    @Inject
    Tracer tracer;

    @AfterEach
    void repairAndTidy() {
        visits.repair();
        operator().body(Map.of()).post(LETTERS + "/replay").then().statusCode(200);
        for (String id : letters().extract().<List<String>>path("items.id")) {
            operator()
                    .body(Map.of("ids", List.of(id)))
                    .post(LETTERS + "/discard")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_fact_that_is_delivered_twice_is_handled_once() throws SQLException {
        UUID patron = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        EventPublisher.publish(event, Events.erased(patron, 1));
        EventPublisher.publish(event, Events.erased(patron, 1));
        EventPublisher.publish(Events.erased(patron, 2));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf(patron)).contains(2L));
        assertThat(versionsOf(patron)).containsExactly(1L, 2L);
    }

    @Test
    void an_event_is_handled_within_the_trace_in_which_it_happened() throws SQLException {
        UUID patron = UUID.randomUUID();
        Span registration = tracer.spanBuilder("registration").startSpan();
        try (Scope _ = registration.makeCurrent()) {
            EventPublisher.publish(Events.erased(patron, 1));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf(patron)).containsExactly(1L));
        assertThat(traceOf(patron)).isEqualTo(registration.getSpanContext().getTraceId());
    }

    @Test
    void an_older_state_never_overwrites_a_newer_one() throws SQLException {
        UUID record = UUID.randomUUID();
        EventPublisher.publish(Events.titled(record, 2, "second edition"));
        EventPublisher.publish(Events.titled(record, 1, "first edition"));
        UUID last = UUID.randomUUID();
        EventPublisher.publish(Events.titled(last, 1, "something else"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titleOf(last)).isEqualTo("something else"));
        assertThat(titleOf(record)).isEqualTo("second edition");
    }

    @Test
    void an_outage_is_waited_out_however_long_it_lasts() throws SQLException {
        UUID patron = UUID.randomUUID();
        visits.failNext(7, "08006");
        EventPublisher.publish(Events.erased(patron, 1));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf(patron)).containsExactly(1L));
        assertThat(visits.failuresToCome()).isZero();
        letters().body("items", empty());
    }

    @Test
    void a_lost_race_is_run_again() throws SQLException {
        UUID patron = UUID.randomUUID();
        visits.failNext(9, "40P01");
        EventPublisher.publish(Events.erased(patron, 1));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf(patron)).containsExactly(1L));
        letters().body("items", empty());
    }

    @Test
    void an_event_of_an_unknown_type_is_skipped() throws SQLException {
        UUID patron = UUID.randomUUID();
        EventPublisher.publishAs("org.carrel.patron.patron-promoted.v1", Events.erased(patron, 1));
        EventPublisher.publish(Events.erased(patron, 2));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf(patron)).containsExactly(2L));
        letters().body("items", empty());
    }

    @Test
    void what_is_no_event_goes_to_the_dead_letters_at_once_and_stops_nobody() throws SQLException {
        UUID patron = UUID.randomUUID();
        EventPublisher.publishGarbage(Topic.PATRONS, patron, "{\"patronId\": \"");
        EventPublisher.publishAs("org.carrel.patron.patron-changed.v1", Events.erased(patron, 1));
        EventPublisher.publish(Events.erased(patron, 2));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf(patron)).containsExactly(2L));
        letters()
                .body("items", hasSize(2))
                .body("items[0].data", equalTo("{\"patronId\": \""))
                .body("items[0].topic", equalTo("carrel.patron.patrons"))
                .body("items[1].type", equalTo("org.carrel.patron.patron-changed.v1"))
                .body("items[1].reason", containsString("not a PatronChanged"));
    }

    @Test
    void a_defect_costs_five_attempts_and_then_the_event_is_put_aside_with_its_reason() throws SQLException {
        UUID patron = UUID.randomUUID();
        UUID next = UUID.randomUUID();
        visits.stumbleOver(patron);
        EventPublisher.publish(Events.erased(patron, 1));
        EventPublisher.publish(Events.erased(next, 1));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf(next)).containsExactly(1L));
        assertThat(visits.stumbles()).isEqualTo(5);
        assertThat(versionsOf(patron)).isEmpty();
        letters()
                .body("items", hasSize(1))
                .body("items[0].key", equalTo(patron.toString()))
                .body("items[0].consumer", equalTo("visits"))
                .body("items[0].type", equalTo("org.carrel.patron.patron-erased.v1"))
                .body("items[0].exception", equalTo("java.lang.IllegalStateException"))
                .body("items[0].reason", equalTo("stumbled over " + patron))
                .body("items[0].data", containsString(patron.toString()));
    }

    @Test
    void a_dead_letter_that_is_replayed_before_the_defect_is_repaired_stays_open() throws SQLException {
        UUID patron = deadLetter();

        String id = letters().extract().path("items[0].id");
        operator()
                .body(Map.of("ids", List.of(id)))
                .post(LETTERS + "/replay")
                .then()
                .statusCode(200)
                .body("handled", empty())
                .body("failed.id", contains(id))
                .body("failed[0].reason", equalTo("stumbled over " + patron));
        letters().body("items.id", contains(id));
    }

    @Test
    void a_dead_letter_that_is_replayed_after_the_repair_is_handled_and_closed() throws SQLException {
        UUID patron = deadLetter();
        visits.repair();

        String id = letters().extract().path("items[0].id");
        operator()
                .body(Map.of("topic", "carrel.patron.patrons"))
                .post(LETTERS + "/replay")
                .then()
                .statusCode(200)
                .body("handled", contains(id))
                .body("failed", empty());

        letters().body("items", empty());
        assertThat(versionsOf(patron)).containsExactly(1L);
    }

    @Test
    void a_dead_letter_that_is_discarded_is_closed_and_not_handled() throws SQLException {
        UUID patron = deadLetter();
        visits.repair();

        String id = letters().extract().path("items[0].id");
        operator()
                .body(Map.of("ids", List.of(id)))
                .post(LETTERS + "/discard")
                .then()
                .statusCode(200)
                .body("closed", equalTo(1));

        letters().body("items", empty());
        assertThat(versionsOf(patron)).isEmpty();
    }

    @Test
    void dead_letters_are_paged() throws SQLException {
        for (int i = 0; i < 3; i++) {
            EventPublisher.publishGarbage(Topic.PATRONS, UUID.randomUUID(), "no event " + i);
        }
        await().atMost(PATIENCE).untilAsserted(() -> letters().body("items", hasSize(3)));

        String next = operator()
                .get(LETTERS + "?limit=2")
                .then()
                .body("items.data", contains("no event 0", "no event 1"))
                .extract()
                .path("next");
        operator()
                .get(LETTERS + "?limit=2&after=" + next)
                .then()
                .body("items.data", contains("no event 2"))
                .body("next", equalTo(null));
        operator().get(LETTERS + "?topic=carrel.catalog.titles").then().body("items", empty());
    }

    @Test
    void dead_letters_are_for_operators_only() throws SQLException {
        given().auth()
                .oauth2(Tokens.staff("clerk").with(Permissions.PATRONS_READ).bearer())
                .get(LETTERS)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    private UUID deadLetter() {
        UUID patron = UUID.randomUUID();
        visits.stumbleOver(patron);
        EventPublisher.publish(Events.erased(patron, 1));
        await().atMost(PATIENCE).untilAsserted(() -> letters().body("items", hasSize(1)));
        return patron;
    }

    private static ValidatableResponse letters() {
        return operator().get(LETTERS).then().statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return given().auth()
                .oauth2(Tokens.staff("operator").with(Permissions.OPERATIONS).bearer())
                .contentType("application/json");
    }

    private List<Long> versionsOf(UUID patron) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select version from visit where patron_id = ? order by ctid")) {
            select.setObject(1, patron);
            var versions = new ArrayList<Long>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    versions.add(found.getLong(1));
                }
            }
            return versions;
        }
    }

    private String traceOf(UUID patron) throws SQLException {
        return text("select traceid from visit where patron_id = ?", patron);
    }

    private String titleOf(UUID record) throws SQLException {
        return text("select title from title where record_id = ?", record);
    }

    private String text(String sql, UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : "";
            }
        }
    }
}

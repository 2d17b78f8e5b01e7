package org.carrel.notification;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.events.IllRequestCreated;
import org.carrel.events.ItemChanged;
import org.carrel.events.ItemCheckedIn;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanRenewed;
import org.carrel.events.NoticeDelivered;
import org.carrel.events.NoticeFailed;
import org.carrel.events.PatronErased;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.RequestAwaitingPickup;
import org.carrel.events.RequestCancelled;
import org.carrel.events.RequestExpired;
import org.carrel.events.RequestFilled;
import org.carrel.events.TitleChanged;
import org.carrel.events.Topic;
import org.carrel.notification.notices.NoticeId;
import org.carrel.notification.notices.Notices;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.EventPublisher;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
@WithTestResource(value = Neighbours.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(value = MailServer.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class NoticesByMailTest {

    private static final String NOTICES = "/api/notification/notices";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TestClock clock;

    @Inject
    Notices notices;

    @Inject
    AgroalDataSource database;

    private UUID patron = UUID.randomUUID();
    private UUID desk = UUID.randomUUID();
    private UUID record = UUID.randomUUID();
    private UUID item = UUID.randomUUID();
    private String address = "";
    private Instant now = Instant.EPOCH;
    private Instant keptUntil = Instant.EPOCH;

    @BeforeEach
    void a_patron_a_desk_and_a_title() {
        patron = UUID.randomUUID();
        desk = UUID.randomUUID();
        record = UUID.randomUUID();
        item = UUID.randomUUID();
        address = patron + "@reader.example";
        now = Instant.parse("2027-02-22T10:00:00Z");
        keptUntil = Instant.parse("2027-03-01T22:59:59Z"); // The last second of the day in Copenhagen.
        clock.set(now);
        var branch = UUID.randomUUID();
        Neighbours.know(patron, "Astrid Holm", address, "da");
        Neighbours.know(new PlaceChanged(desk, 1, PlaceKind.SERVICE_POINT, "D", "Desk", branch, null, true, false));
        Neighbours.know(new PlaceChanged(
                branch, 1, PlaceKind.BRANCH, "B", "Harbour Library", null, "Europe/Copenhagen", false, false));
        Neighbours.know(new TitleChanged(record, 1, "Frost & <Fire>", "Blixen, Karen", List.of(), "1937", false));
    }

    @AfterEach
    void all_is_well_again() {
        Neighbours.comeBack();
        clock.reset();
    }

    @Test
    void a_patron_is_told_once_that_a_hold_is_ready_however_often_the_event_comes() throws Exception {
        var event = UUID.randomUUID();
        var request = UUID.randomUUID();
        try (var deliveries = EventProbe.on(Topic.DELIVERIES)) {
            EventPublisher.publish(event, ready(request, 3));
            EventPublisher.publish(event, ready(request, 3));
            EventPublisher.publish(event, ready(request, 3));

            var notice = awaitState("DELIVERED");
            deliveries.eventuallyExactly(
                    List.of(new NoticeDelivered(notice, 3, patron, "request-ready", "email", now)));
            assertThat(MailServer.sentTo(address)).hasSize(1);
            var mail = MailServer.sentTo(address).getFirst();
            assertThat(mail.getSubject()).isEqualTo("Klar til dig: Frost & <Fire>");
            assertThat(mail.getMessageID()).isEqualTo("<notice." + notice + "@carrel.example>");
            assertThat(mail.getFrom()[0].toString()).isEqualTo("library@carrel.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(part(mail, "text/plain"))
                    .contains("Kære Astrid Holm", "Titel: Frost & <Fire>", "Forfatter: Blixen, Karen")
                    .contains("Hentes: Desk, Harbour Library", "1. marts 2027");
            assertThat(part(mail, "text/html"))
                    .contains("<strong>Frost &amp; &lt;Fire&gt;</strong>", "<html lang=\"da\">");
            staff().get(NOTICES + "/" + notice)
                    .then()
                    .body("language", equalTo("da"))
                    .body("templateVersion", is(0))
                    .body("attempts", is(1))
                    .body("history.outcome", contains("accepted"));
        }
    }

    @Test
    void neither_the_address_nor_the_name_stays_behind() throws Exception {
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        awaitState("DELIVERED");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select (select string_agg(notice::text, ' ') from notice)"
                                + " || (select string_agg(notice_attempt::text, ' ') from notice_attempt)"
                                + " || coalesce((select string_agg(convert_from(data::text::bytea, 'UTF8'), ' ') from outbox), '')")) {
            rows.next();
            assertThat(rows.getString(1)).contains(patron.toString()).doesNotContain(address, "Astrid", "Holm");
        }
    }

    @Test
    void a_patron_with_a_language_that_nobody_writes_in_is_written_to_in_the_default_one() throws Exception {
        Neighbours.know(patron, "Erik", address, "sv-SE");
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        awaitState("DELIVERED");
        assertThat(MailServer.sentTo(address).getFirst().getSubject()).isEqualTo("Ready for you: Frost & <Fire>");
    }

    @Test
    void a_hold_that_was_picked_up_before_the_notice_could_leave_is_told_to_nobody() {
        var request = UUID.randomUUID();
        Neighbours.goAway();
        EventPublisher.publish(ready(request, 3));
        await().atMost(PATIENCE)
                .untilAsserted(() -> mine().body("items[0].reason", equalTo("patron-service-unavailable")));
        EventPublisher.publish(new RequestFilled(request, 4, item, patron, UUID.randomUUID(), now));
        awaitStanding(request, "ENDED");
        Neighbours.comeBack();
        clock.advance(Duration.ofMinutes(2));
        awaitState("CANCELLED");
        mine().body("items[0].reason", equalTo("no-longer-waiting"));
        assertThat(MailServer.sentTo(address)).isEmpty();
    }

    @Test
    void a_notice_waits_for_a_patron_service_that_is_away_and_goes_out_when_it_is_back() {
        Neighbours.goAway();
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items[0].state", equalTo("PENDING"))
                .body("items[0].attempts", is(1))
                .body("items[0].nextAttemptAt", equalTo("2027-02-22T10:01:00Z")));
        Neighbours.comeBack();
        clock.advance(Duration.ofMinutes(1));
        awaitState("DELIVERED");
        assertThat(MailServer.sentTo(address)).hasSize(1);
    }

    @Test
    void a_patron_without_an_address_is_on_the_list_of_failures() {
        Neighbours.know(patron, "Astrid Holm", "", "da");
        try (var deliveries = EventProbe.on(Topic.DELIVERIES)) {
            EventPublisher.publish(ready(UUID.randomUUID(), 3));
            var notice = awaitState("FAILED");
            mine().body("items[0].reason", equalTo("no-address"));
            deliveries.eventuallyExactly(
                    List.of(new NoticeFailed(notice, 3, patron, "request-ready", "no-address", now)));
        }
    }

    @Test
    void a_patron_who_is_gone_is_not_written_to() {
        var gone = UUID.randomUUID();
        EventPublisher.publish(
                new RequestAwaitingPickup(UUID.randomUUID(), 3, record, item, gone, desk, now, keptUntil));
        await().atMost(PATIENCE).untilAsserted(() -> staff().queryParam("patronId", gone)
                .get(NOTICES)
                .then()
                .body("items.state", contains("CANCELLED"))
                .body("items.reason", contains("patron-gone")));
    }

    @Test
    void what_is_heard_of_too_late_is_not_told() {
        EventPublisher.publish(new RequestAwaitingPickup(
                UUID.randomUUID(), 3, record, item, patron, desk, now.minusSeconds(900_000), now.minusSeconds(1)));
        EventPublisher.publish(new RequestCancelled(
                UUID.randomUUID(), 3, record, null, patron, "patron", now.minus(Duration.ofDays(3))));
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items.state", contains("CANCELLED", "CANCELLED"))
                .body("items.reason", contains("moment-passed", "moment-passed")));
        assertThat(MailServer.sentTo(address)).isEmpty();
    }

    @Test
    void the_end_of_a_request_is_told_with_its_reason() throws Exception {
        Neighbours.know(patron, "Astrid Holm", address, "en");
        EventPublisher.publish(new RequestCancelled(UUID.randomUUID(), 3, record, null, patron, "patron", now));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(MailServer.sentTo(address)).hasSize(1));
        assertThat(part(MailServer.sentTo(address).getFirst(), "text/plain"))
                .contains("Your request has been cancelled, as you asked.");
        EventPublisher.publish(new RequestExpired(UUID.randomUUID(), 3, record, null, patron, now));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(MailServer.sentTo(address)).hasSize(2));
        assertThat(MailServer.sentTo(address).get(1).getSubject()).isEqualTo("No longer kept for you: Frost & <Fire>");
    }

    @Test
    void what_others_are_asked_for_is_confirmed_with_the_title_that_the_patron_gave() throws Exception {
        Neighbours.know(patron, "Astrid Holm", address, "en");
        EventPublisher.publish(new IllRequestCreated(UUID.randomUUID(), 1, patron, desk, "Sult", "Knut Hamsun", now));
        awaitState("DELIVERED");
        var mail = MailServer.sentTo(address).getFirst();
        assertThat(mail.getSubject()).isEqualTo("We are looking for: Sult");
        assertThat(part(mail, "text/plain")).contains("Author: Knut Hamsun", "Pick up at: Desk, Harbour Library");
    }

    @Test
    void receipts_go_only_to_patrons_who_want_them() {
        var loan = UUID.randomUUID();
        EventPublisher.publish(lent(loan, 1));
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        awaitState("DELIVERED");
        mine().body("items.kind", contains("request-ready"));

        prefer("\"0\"", "check-out-receipt", true).then().statusCode(200);
        EventPublisher.publish(lent(UUID.randomUUID(), 1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("Lånt: Frost & <Fire>"));
    }

    @Test
    void a_renewal_names_the_title_that_was_borrowed() {
        choose("[{\"kind\":\"renewal-receipt\",\"channel\":\"email\",\"wanted\":true}]", "\"0\"")
                .then()
                .statusCode(200);
        var loan = UUID.randomUUID();
        EventPublisher.publish(lent(loan, 1));
        EventPublisher.publish(new LoanRenewed(loan, 2, item, patron, 1, now, keptUntil, List.of()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).containsExactly("Fornyet: Frost & <Fire>"));
    }

    @Test
    void a_renewal_of_a_loan_that_nobody_remembers_is_named_by_its_item() {
        choose("[{\"kind\":\"renewal-receipt\",\"channel\":\"email\",\"wanted\":true}]", "\"0\"")
                .then()
                .statusCode(200);
        Neighbours.know(new ItemChanged(
                item,
                1,
                record,
                null,
                "Out of Africa",
                null,
                null,
                null,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "book",
                "normal",
                null,
                Set.of(),
                false));
        EventPublisher.publish(new LoanRenewed(UUID.randomUUID(), 2, item, patron, 1, now, keptUntil, List.of()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).containsExactly("Fornyet: Out of Africa"));
    }

    @Test
    void what_was_borrowed_is_forgotten_when_it_comes_back() throws Exception {
        var loan = UUID.randomUUID();
        EventPublisher.publish(lent(loan, 1));
        awaitStanding(loan, "OPEN");
        EventPublisher.publish(new ItemCheckedIn(loan, 2, item, record, patron, desk, now, now));
        awaitStanding(loan, "ENDED");
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select record_id from standing where subject_id = ?")) {
            statement.setObject(1, loan);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getObject(1)).isNull();
            }
        }
    }

    @Test
    void what_a_patron_refused_is_withheld_and_shown_to_staff() {
        prefer("\"0\"", "request-ready", false).then().statusCode(200);
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        awaitState("SUPPRESSED");
        mine().body("items[0].reason", equalTo("refused-by-patron"));
        assertThat(MailServer.sentTo(address)).isEmpty();
    }

    @Test
    void a_notice_whose_sender_died_is_sent_under_its_old_message_id() throws Exception {
        var id = new NoticeId(UUID.randomUUID());
        // What a sender leaves behind that claimed a notice, perhaps handed it over, and was killed.
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into notice (id, version, idempotency_key, kind, patron_id, subject_kind, subject_id,
                          record_id, place_id, until, good_until, channel, state, attempts, claimed_until, created_at)
                        values (?, 2, ?, 'request-ready', ?, 'REQUEST', ?, ?, ?, ?, ?, 'email', 'SENDING', 1, ?, ?)
                        """)) {
            insert.setObject(1, id.value());
            insert.setString(2, id.value().toString());
            insert.setObject(3, patron);
            insert.setObject(4, UUID.randomUUID());
            insert.setObject(5, record);
            insert.setObject(6, desk);
            insert.setObject(7, java.sql.Timestamp.from(keptUntil));
            insert.setObject(8, java.sql.Timestamp.from(keptUntil));
            insert.setObject(9, java.sql.Timestamp.from(now.plusSeconds(60)));
            insert.setObject(10, java.sql.Timestamp.from(now));
            insert.executeUpdate();
        }
        mine().body("items[0].state", equalTo("SENDING"));
        clock.advance(Duration.ofSeconds(61));
        awaitState("DELIVERED");
        mine().body("items[0].attempts", is(2));
        assertThat(MailServer.sentTo(address)).hasSize(1);
        assertThat(MailServer.sentTo(address).getFirst().getMessageID()).isEqualTo(id.messageId("carrel.example"));
    }

    @Test
    void staff_send_a_notice_again_as_a_new_one() {
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        var first = awaitState("DELIVERED");
        var again = writer().header("Idempotency-Key", "again-" + first)
                .post(NOTICES + "/" + first + "/resend")
                .then()
                .statusCode(201)
                .body("resendOf", equalTo(first.toString()))
                .extract()
                .jsonPath()
                .getUUID("id");
        writer().header("Idempotency-Key", "again-" + first)
                .post(NOTICES + "/" + first + "/resend")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(again.toString()));
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items.state", contains("DELIVERED", "DELIVERED")));
        assertThat(MailServer.sentTo(address)).hasSize(2);
        clock.set(keptUntil);
        writer().post(NOTICES + "/" + first + "/resend")
                .then()
                .statusCode(409)
                .body("code", equalTo("resend-refused"))
                .body("reasons.code", contains("moment-passed"));
        writer().post(NOTICES + "/" + UUID.randomUUID() + "/resend").then().statusCode(404);
    }

    @Test
    void a_patron_sees_only_what_they_were_told() {
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        var notice = awaitState("DELIVERED");
        var self = as(Tokens.patron(patron).with(Permissions.NOTICES_READ, Permissions.NOTICES_WRITE));
        self.get(NOTICES).then().body("items.id", contains(notice.toString()));
        var other = as(Tokens.patron(UUID.randomUUID()).with(Permissions.NOTICES_READ, Permissions.NOTICES_WRITE));
        other.get(NOTICES).then().body("items", empty());
        other.get(NOTICES + "/" + notice).then().statusCode(404);
        other.queryParam("patronId", patron).get(NOTICES).then().statusCode(404);
        as(Tokens.patron(patron).with(Permissions.NOTICES_WRITE))
                .post(NOTICES + "/" + notice + "/resend")
                .then()
                .statusCode(403);
        as(Tokens.patron(UUID.randomUUID()).with(Permissions.NOTICES_READ))
                .get("/api/notification/preferences/" + patron)
                .then()
                .statusCode(404);
    }

    @Test
    void notices_are_paged_and_filtered() {
        for (int i = 0; i < 3; i++) {
            EventPublisher.publish(ready(UUID.randomUUID(), 3));
        }
        EventPublisher.publish(new RequestExpired(UUID.randomUUID(), 3, record, null, patron, now));
        await().atMost(PATIENCE)
                .untilAsserted(() -> mine().body("items.findAll { it.state == 'DELIVERED' }", hasSize(4)));
        var first = staff().queryParam("patronId", patron)
                .queryParam("limit", 3)
                .get(NOTICES)
                .then()
                .extract();
        assertThat(first.jsonPath().getList("items")).hasSize(3);
        staff().queryParam("patronId", patron)
                .queryParam("limit", 3)
                .queryParam("after", first.jsonPath().getString("next"))
                .get(NOTICES)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        staff().queryParam("patronId", patron)
                .queryParam("kind", "request-expired")
                .queryParam("state", "DELIVERED")
                .get(NOTICES)
                .then()
                .body("items", hasSize(1));
        staff().queryParam("kind", "love-letter").get(NOTICES).then().statusCode(400);
        staff().get(NOTICES + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void an_edited_template_is_used_from_the_next_notice_on_and_the_old_one_can_still_be_read() throws Exception {
        Neighbours.know(patron, "Astrid Holm", address, "fr");
        var french = Map.of(
                "subject", "Prêt : {title}", "text", "Bonjour {patron.name}", "html", "<p>Bonjour {patron.name}</p>");
        var path = "/api/notification/templates/request-ready/fr";
        templates()
                .body(french)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", is(1));
        templates().body(french).put(path).then().statusCode(428);
        templates().header("If-Match", "\"0\"").body(french).put(path).then().statusCode(412);
        templates()
                .header("If-Match", "\"1\"")
                .body(Map.of("subject", "Prêt !", "text", "Bonjour", "html", "<p>{patron.name}</p>"))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("changedBy", notNullValue());
        staff().queryParam("version", 1).get(path).then().body("subject", equalTo("Prêt : {title}"));
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        awaitState("DELIVERED");
        assertThat(MailServer.sentTo(address).getFirst().getSubject()).isEqualTo("Prêt !");
        mine().body("items[0].language", equalTo("fr")).body("items[0].templateVersion", is(2));
    }

    @Test
    void a_template_is_checked_before_it_is_kept_and_can_be_previewed() {
        var path = "/api/notification/templates/request-ready/en";
        templates()
                .header("If-Match", "\"0\"")
                .body(Map.of("subject", "{patron.secret}", "text", "{#each x}{/each}", "html", "ok"))
                .put(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", contains("subject", "text"))
                .body("errors.code", contains("unknown-variable", "syntax"));
        staff().get(path)
                .then()
                .body("version", is(0))
                .body("builtIn", is(true))
                .body("variables.path", hasSize(6));
        templates()
                .post(path + "/preview")
                .then()
                .statusCode(200)
                .body("subject", equalTo("Ready for you: The Snow Queen"));
        templates()
                .body(Map.of("subject", "{title}", "text", "{pickup.name}", "html", "<p>{keptUntil}</p>"))
                .post(path + "/preview")
                .then()
                .body("text", equalTo("Front desk"))
                .body("html", equalTo("<p>2 March 2027</p>"));
        templates()
                .body(Map.of("subject", "{x}", "text", "t", "html", "h"))
                .post(path + "/preview")
                .then()
                .statusCode(400);
        staff().get("/api/notification/templates/love-letter/en").then().statusCode(404);
        staff().get("/api/notification/templates/request-ready/english").then().statusCode(400);
        staff().get("/api/notification/templates/request-ready/sv").then().statusCode(404);
        staff().get("/api/notification/templates").then().statusCode(200);
    }

    @Test
    void what_the_library_made_mandatory_cannot_be_refused() {
        var kind = "/api/notification/notice-kinds/request-expired";
        templates().body(Map.of("mandatory", true)).put(kind).then().statusCode(428);
        templates()
                .header("If-Match", "\"0\"")
                .body(Map.of("mandatory", true))
                .put(kind)
                .then()
                .statusCode(200);
        prefer("\"0\"", "request-expired", false)
                .then()
                .statusCode(409)
                .body("code", equalTo("preference-refused"))
                .body("reasons.code", contains("notice-mandatory"))
                .body("reasons.kind", contains("request-expired"));
        templates()
                .header("If-Match", "\"1\"")
                .body(Map.of("mandatory", false))
                .put(kind)
                .then()
                .statusCode(200);
        prefer("\"0\"", "request-expired", false)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("items.find { it.kind == 'request-expired' }.wanted", is(false));
        prefer("\"0\"", "request-expired", true).then().statusCode(412);
        choose("[{\"kind\":\"love-letter\",\"channel\":\"pigeon\",\"wanted\":true}]", "\"1\"")
                .then()
                .statusCode(400)
                .body("errors.field", contains("choices[0].kind", "choices[0].channel"));
    }

    @Test
    void of_an_erased_patron_nothing_stays() {
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        awaitState("DELIVERED");
        prefer("\"0\"", "request-ready", false).then().statusCode(200);
        EventPublisher.publish(new PatronErased(patron, 7));
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items", empty()));
        staff().get("/api/notification/preferences/" + patron).then().body("version", is(0));
    }

    @Test
    void what_is_old_is_forgotten() {
        EventPublisher.publish(ready(UUID.randomUUID(), 3));
        var notice = awaitState("DELIVERED");
        int forgotten = QuarkusTransaction.requiringNew().call(() -> notices.forgetSettledBefore(now.plusSeconds(1)));
        assertThat(forgotten).isPositive();
        staff().get(NOTICES + "/" + notice).then().statusCode(404);
    }

    private RequestAwaitingPickup ready(UUID request, long version) {
        return new RequestAwaitingPickup(request, version, record, item, patron, desk, now, keptUntil);
    }

    private ItemCheckedOut lent(UUID loan, long version) {
        return new ItemCheckedOut(
                loan, version, item, record, patron, desk, now, now.plus(Duration.ofDays(3)), List.of());
    }

    private UUID awaitState(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> mine().body("items.state", contains(state)));
        return mine().extract().jsonPath().getUUID("items[0].id");
    }

    private void awaitStanding(UUID subject, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement("select status from standing where subject_id = ?")) {
                select.setObject(1, subject);
                try (var row = select.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).isEqualTo(status);
                }
            }
        });
    }

    private io.restassured.response.ValidatableResponse mine() {
        return staff().queryParam("patronId", patron).get(NOTICES).then().statusCode(200);
    }

    private List<String> subjects() {
        return MailServer.sentTo(address).stream()
                .map(NoticesByMailTest::subject)
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError("no subject", e);
        }
    }

    private static String part(Part message, String type) throws MessagingException, IOException {
        if (message.isMimeType(type)) {
            return (String) message.getContent();
        }
        if (message.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private io.restassured.response.Response prefer(String version, String kind, boolean wanted) {
        return choose("[{\"kind\":\"" + kind + "\",\"channel\":\"email\",\"wanted\":" + wanted + "}]", version);
    }

    private io.restassured.response.Response choose(String choices, String version) {
        return writer().header("If-Match", version)
                .body("{\"choices\":" + choices + "}")
                .put("/api/notification/preferences/" + patron);
    }

    private static RequestSpecification staff() {
        return as(Tokens.staff("desk").with(Permissions.NOTICES_READ).everywhere());
    }

    private static RequestSpecification writer() {
        return as(Tokens.staff("desk").with(Permissions.NOTICES_WRITE).everywhere());
    }

    private static RequestSpecification templates() {
        return as(Tokens.staff("editor").with(Permissions.TEMPLATES_WRITE).everywhere());
    }

    private static RequestSpecification as(Tokens token) {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token.bearer());
    }
}

package org.carrel.patron.patrons;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.events.Card;
import org.carrel.events.PatronBlock;
import org.carrel.events.PatronChanged;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.PlaceRemoved;
import org.carrel.events.Topic;
import org.carrel.patron.Fixtures;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.EventPublisher;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.patron.Fixtures.API;
import static org.carrel.patron.Fixtures.as;
import static org.carrel.patron.Fixtures.asAdmin;
import static org.carrel.patron.Fixtures.newcomer;
import static org.carrel.patron.Fixtures.register;
import static org.carrel.patron.Fixtures.text;
import static org.carrel.patron.Fixtures.word;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class PatronsOverHttpTest {

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    private UUID main = new UUID(0, 0);
    private UUID north = new UUID(0, 0);
    private String group = "";

    @BeforeEach
    void aConsortium() {
        main = Fixtures.branch(database, "Main");
        north = Fixtures.branch(database, "North");
        group = Fixtures.group(24);
    }

    @AfterEach
    void theRealTime() {
        clock.reset();
    }

    private static String id(Response registered) {
        return registered.path("id");
    }

    private static String card(Response registered) {
        return registered.path("cards[0].number");
    }

    private String deskAt(UUID branch, String... permissions) {
        return Tokens.staff("desk").with(permissions).atBranches(branch).bearer();
    }

    // --- registration

    @Test
    void a_registered_patron_has_a_card_an_expiry_and_an_etag() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var body = newcomer(group, main);
        body.put("email", "new@example.org");
        body.put("phone", "+45 20 30 40 50");
        body.put("birthDate", "1990-05-17");
        body.put("preferredName", "Sofie");
        body.put("language", "da");
        body.put("notes", "prefers large print");
        body.put("address", Map.of("line1", "Strandvejen 12", "postalCode", "8000", "city", "Aarhus", "country", "DK"));

        Response registered = register(body);

        registered
                .then()
                .header("ETag", "\"1\"")
                .header("Location", containsString(API + "/patrons/" + id(registered)))
                .body("cards[0].number", matchesPattern("29999[0-9]{9}"))
                .body("cards[0].state", equalTo("ACTIVE"))
                .body("enrolledOn", equalTo(today.toString()))
                .body("expiresOn", equalTo(today.plusMonths(24).toString()))
                .body("active", equalTo(true))
                .body("sight", equalTo("FULL"));
        asAdmin()
                .get(API + "/patrons/" + id(registered))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("email", equalTo("new@example.org"))
                .body("preferredName", equalTo("Sofie"))
                .body("address.city", equalTo("Aarhus"))
                .body("notes", equalTo("prefers large print"));
    }

    @Test
    void the_other_services_hear_of_a_patron_without_name_or_address() {
        try (EventProbe probe = EventProbe.on(Topic.PATRONS)) {
            var body = newcomer(group, main);
            body.put("expiresOn", "2031-01-31");
            body.put("email", "secret-address@example.org");
            Response registered = register(body);

            var expected = new PatronChanged(
                    UUID.fromString(id(registered)),
                    1,
                    true,
                    group,
                    main,
                    LocalDate.parse("2031-01-31"),
                    List.of(new Card(card(registered), Card.State.ACTIVE)),
                    List.of());
            probe.eventuallyExactly(List.of(expected));
            assertThat(probe.envelopes().getFirst().data()).doesNotContain("secret-address", text(body, "lastName"));
        }
    }

    @Test
    void the_same_key_registers_once_and_the_same_key_with_another_body_not_at_all() {
        var body = newcomer(group, main);
        String key = UUID.randomUUID().toString();
        Response first = asAdmin().header("Idempotency-Key", key).body(body).post(API + "/patrons");
        first.then().statusCode(201);

        asAdmin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(API + "/patrons")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id(first)));
        asAdmin()
                .header("Idempotency-Key", key)
                .body(newcomer(group, main))
                .post(API + "/patrons")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        assertThat(Fixtures.count(database, "select count(*) from patron where last_name = ?", text(body, "lastName")))
                .isEqualTo(1);
    }

    @Test
    void a_refusal_names_every_reason() {
        var body = newcomer("no-such-group", UUID.randomUUID());
        body.put("cardNumber", "29999000000003");

        asAdmin()
                .body(body)
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("registration-refused"))
                .body("reasons.code", contains("unknown-group", "unknown-branch", "card-number-invalid"))
                .body("reasons[2].fault", equalTo("CHECK_DIGIT"))
                .body("reasons.severity", everyReason("REFUSE", 3));
    }

    private static Matcher<List<String>> everyReason(String severity, int count) {
        return equalTo(Collections.nCopies(count, severity));
    }

    @Test
    void age_limits_are_checked() {
        String code = word();
        asAdmin()
                .body(Map.of("code", code, "name", "Children", "maximumAge", 17))
                .post(API + "/groups")
                .then()
                .statusCode(201);
        var unknown = newcomer(code, main);
        asAdmin()
                .body(unknown)
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("birth-date-needed"));
        unknown.put("birthDate", "1950-01-01");
        asAdmin()
                .body(unknown)
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("age-not-admitted"))
                .body("reasons[0].age", notNullValue());
    }

    @Test
    void somebody_like_a_patron_is_shown_before_they_are_registered_again() {
        var body = newcomer(group, main);
        body.put("firstName", "Søren");
        body.put("birthDate", "1980-02-03");
        String first = id(register(body));
        var again = new HashMap<>(body);
        again.put("firstName", "Soren");

        asAdmin()
                .body(again)
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("possible-duplicate"))
                .body("reasons[0].severity", equalTo("CONFIRM"))
                .body("reasons[0].candidates.patronId", contains(first))
                .body("reasons[0].candidates[0].because", contains("SAME_NAME_AND_BIRTH_DATE"))
                .body("reasons[0].candidates[0].birthDate", nullValue());

        again.put("acceptDuplicate", true);
        asAdmin().body(again).post(API + "/patrons").then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"Kathrine,1985-06-07,,SIMILAR_NAME", "Bo,1970-01-01,shared,SAME_EMAIL"})
    void a_typing_error_or_a_shared_address_is_a_likeness(String first, String born, String mail, String because) {
        String last = "Last" + word();
        String address = word() + "@example.org";
        var registered = newcomer(group, main);
        registered.putAll(
                Map.of("firstName", "Katrine", "lastName", last, "birthDate", "1985-06-07", "email", address));
        registered.put("acceptDuplicate", true);
        register(registered);

        var like = newcomer(group, main);
        like.put("firstName", first);
        like.put("birthDate", born);
        if (mail == null) {
            like.put("lastName", last);
        } else {
            like.put("email", address.toUpperCase(Locale.ROOT));
        }
        asAdmin()
                .body(like)
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .body("reasons[0].candidates[0].because", hasItem(because));
    }

    @Test
    void a_card_number_is_never_issued_twice_not_even_after_it_was_replaced() {
        var body = newcomer(group, main);
        body.put("cardNumber", " 2 9999 0000 0000 0 ");
        Response first = register(body);
        assertThat(card(first)).isEqualTo("29999000000000");
        asAdmin()
                .body(Map.of())
                .post(API + "/patrons/" + id(first) + "/cards")
                .then()
                .statusCode(201)
                .body("cards.state", contains("ACTIVE", "REPLACED"));

        var second = newcomer(group, main);
        second.put("cardNumber", "29999000000000");
        asAdmin()
                .body(second)
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("card-number-taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "id", "active", "blocks", "sight", "cards"})
    void nobody_smuggles_in_what_is_not_theirs_to_set(String field) {
        var body = newcomer(group, main);
        body.put(field, field.equals("active") ? true : "1");
        asAdmin().body(body).post(API + "/patrons").then().statusCode(400);
    }

    @Test
    void what_is_missing_or_malformed_is_named() {
        asAdmin()
                .body(Map.of("firstName", " ", "email", "no address", "phone", "call me", "language", "danish!"))
                .post(API + "/patrons")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "firstName", "lastName", "group", "homeBranchId", "email", "phone", "language"));
        asAdmin().body("{not json").post(API + "/patrons").then().statusCode(400);
        asAdmin().body("x".repeat(11_000_000)).post(API + "/patrons").then().statusCode(413);
    }

    // --- permissions and branches

    @ParameterizedTest
    @CsvSource({
        "GET,/patrons,patrons.read",
        "POST,/patrons,patrons.write",
        "GET,/patrons/00000000-0000-7000-8000-000000000001,patrons.read",
        "PUT,/patrons/00000000-0000-7000-8000-000000000001,patrons.write",
        "POST,/patrons/00000000-0000-7000-8000-000000000001/deactivation,patrons.write",
        "POST,/patrons/00000000-0000-7000-8000-000000000001/activation,patrons.write",
        "POST,/patrons/00000000-0000-7000-8000-000000000001/cards,patrons.write",
        "POST,/patrons/00000000-0000-7000-8000-000000000001/cards/X1Y/loss,patrons.write",
        "PUT,/patrons/00000000-0000-7000-8000-000000000001/pin,patrons.write",
        "POST,/patrons/00000000-0000-7000-8000-000000000001/blocks,patrons.blocks.write",
        "DELETE,/patrons/00000000-0000-7000-8000-000000000001/blocks/00000000-0000-7000-8000-000000000002,patrons.blocks.write",
        "GET,/patrons/00000000-0000-7000-8000-000000000001/contact,patrons.contact.read",
        "GET,/replicas/patrons,replicas.read",
        "POST,/groups,groups.write",
        "PUT,/groups/adult,groups.write",
        "DELETE,/groups/adult,groups.write"
    })
    void every_address_wants_its_permission(String method, String path, String permission) {
        String others = Permissions.all().stream()
                .filter(name -> !name.equals(permission))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
        String token = Tokens.staff("desk").with(others.split(" ")).everywhere().bearer();
        as(token).body("{}").request(method, API + path).then().statusCode(403).body("code", equalTo("forbidden"));
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{}")
                .request(method, API + path)
                .then()
                .statusCode(401);
    }

    @Test
    void a_desk_of_another_branch_sees_what_it_needs_and_changes_nothing() {
        var body = newcomer(group, main);
        body.putAll(Map.of("email", word() + "@example.org", "birthDate", "1990-05-17", "notes", "n"));
        Response registered = register(body);
        String path = API + "/patrons/" + id(registered);
        String elsewhere = deskAt(
                north,
                Permissions.PATRONS_READ,
                Permissions.PATRONS_WRITE,
                Permissions.PATRONS_BLOCKS_WRITE,
                Permissions.PATRONS_CONTACT_READ);

        as(elsewhere)
                .get(path)
                .then()
                .statusCode(200)
                .body("sight", equalTo("DESK"))
                .body("lastName", equalTo(text(body, "lastName")))
                .body("email", nullValue())
                .body("birthDate", nullValue())
                .body("notes", nullValue());
        as(elsewhere)
                .queryParam("card", card(registered))
                .get(API + "/patrons")
                .then()
                .body("items.id", contains(id(registered)))
                .body("items[0].email", nullValue());
        as(elsewhere)
                .queryParam("q", text(body, "lastName"))
                .get(API + "/patrons")
                .then()
                .body("items", empty());

        as(elsewhere).body(newcomer(group, main)).post(API + "/patrons").then().statusCode(403);
        as(elsewhere)
                .header("If-Match", "*")
                .body(newcomer(group, north))
                .put(path)
                .then()
                .statusCode(403);
        as(elsewhere).body(Map.of()).post(path + "/cards").then().statusCode(403);
        as(elsewhere).post(path + "/cards/" + card(registered) + "/loss").then().statusCode(403);
        as(elsewhere).post(path + "/deactivation").then().statusCode(403);
        as(elsewhere).body(Map.of("pin", "4071")).put(path + "/pin").then().statusCode(403);
        as(elsewhere)
                .body(aBlock())
                .post(path + "/blocks")
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
        as(elsewhere).get(path + "/contact").then().statusCode(403);
        asAdmin().get(path).then().header("ETag", "\"1\"");
    }

    @Test
    void a_patron_may_not_be_moved_into_a_branch_that_is_not_ones_own() {
        Response registered = register(newcomer(group, main));
        as(deskAt(main, Permissions.PATRONS_WRITE))
                .header("If-Match", "\"1\"")
                .body(newcomer(group, north))
                .put(API + "/patrons/" + id(registered))
                .then()
                .statusCode(403)
                .body("branchId", equalTo(north.toString()));
    }

    @Test
    void patrons_see_themselves_and_nobody_else() {
        var body = newcomer(group, main);
        body.put("notes", "for staff");
        Response anna = register(body);
        Response bo = register(newcomer(group, main));
        asAdmin()
                .body(aBlock())
                .post(API + "/patrons/" + id(anna) + "/blocks")
                .then()
                .statusCode(201);
        String token = Tokens.patron(UUID.fromString(id(anna)))
                .with(Permissions.PATRONS_READ, Permissions.PATRONS_WRITE, Permissions.PATRONS_BLOCKS_WRITE)
                .everywhere()
                .bearer();

        as(token)
                .get(API + "/patrons/" + id(anna))
                .then()
                .statusCode(200)
                .body("sight", equalTo("OWN"))
                .body("notes", nullValue())
                .body("blocks[0].patronMessage", equalTo("Please see the desk."))
                .body("blocks[0].description", nullValue())
                .body("blocks[0].setBy", nullValue());
        as(token).get(API + "/patrons/" + id(bo)).then().statusCode(404);
        as(token).get(API + "/patrons").then().statusCode(403);
        as(token).queryParam("card", card(bo)).get(API + "/patrons").then().body("items", empty());
        as(token)
                .header("If-Match", "*")
                .body(newcomer(group, main))
                .put(API + "/patrons/" + id(anna))
                .then()
                .statusCode(403);
        as(token)
                .body(aBlock())
                .post(API + "/patrons/" + id(anna) + "/blocks")
                .then()
                .statusCode(403);
        as(token).body(newcomer(group, main)).post(API + "/patrons").then().statusCode(403);
    }

    // --- search

    @Test
    void patrons_are_found_as_one_types() {
        String last = "Kierkegård" + word();
        var body = newcomer(group, main);
        body.put("firstName", "Søren Aabye");
        body.put("lastName", last);
        body.put("email", "soren." + word() + "@example.org");
        Response registered = register(body);
        String bare = last.replace("å", "a");

        for (String typed : List.of(
                last,
                bare.toUpperCase(Locale.ROOT),
                bare + " so",
                "aab " + bare,
                text(body, "email"),
                card(registered),
                card(registered).substring(0, 13) + " " + bare)) {
            asAdmin()
                    .queryParam("q", typed)
                    .get(API + "/patrons")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id(registered)));
        }
        asAdmin()
                .queryParam("q", "ierkegard" + word())
                .get(API + "/patrons")
                .then()
                .body("items", empty());
        asAdmin().queryParam("q", bare + " %").get(API + "/patrons").then().body("items.id", contains(id(registered)));
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        String last = "Paged" + word();
        var expected = new HashSet<String>();
        for (int i = 0; i < 7; i++) {
            var body = newcomer(group, main);
            body.put("lastName", last);
            body.put("firstName", i % 2 == 0 ? "Same" : "Other" + word());
            body.put("acceptDuplicate", true);
            expected.add(id(register(body)));
        }
        Set<String> seen = new HashSet<>();
        String after = null;
        int pages = 0;
        do {
            var request = asAdmin().queryParam("q", last).queryParam("limit", 3);
            Response page = (after == null ? request : request.queryParam("after", after)).get(API + "/patrons");
            List<String> ids = page.path("items.id");
            ids.forEach(id -> assertThat(seen.add(id)).as("seen once").isTrue());
            after = page.path("next");
            pages++;
            if (after != null) {
                assertThat(page.header("Link")).contains("rel=\"next\"");
            }
        } while (after != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).isEqualTo(expected);
        asAdmin().queryParam("after", "made-up").get(API + "/patrons").then().statusCode(400);
        asAdmin().queryParam("limit", 201).get(API + "/patrons").then().statusCode(400);
    }

    // --- edits

    @Test
    void an_edit_wants_the_version_it_was_made_on() {
        var body = newcomer(group, main);
        String path = API + "/patrons/" + id(register(body));

        asAdmin().body(body).put(path).then().statusCode(428).body("code", equalTo("if-match-required"));
        body.put("email", "one@example.org");
        asAdmin()
                .header("If-Match", "\"1\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("email", equalTo("one@example.org"));
        asAdmin()
                .header("If-Match", "\"1\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-version"));
    }

    @Test
    void an_edit_that_changes_nothing_is_no_new_version_and_no_event() {
        var body = newcomer(group, main);
        String path = API + "/patrons/" + id(register(body));
        try (EventProbe probe = EventProbe.on(Topic.PATRONS)) {
            asAdmin()
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .put(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"");
            probe.staysSilent();
        }
    }

    @Test
    void a_change_leaves_a_trace_of_who_and_what_but_not_of_the_values() {
        var body = newcomer(group, main);
        String id = id(register(body));
        body.put("email", "traced@example.org");
        as(Tokens.staff("mette").with(Permissions.PATRONS_WRITE).everywhere().bearer())
                .header("If-Match", "\"1\"")
                .body(body)
                .put(API + "/patrons/" + id)
                .then()
                .statusCode(200);

        UUID mette = UUID.nameUUIDFromBytes("mette".getBytes(StandardCharsets.UTF_8));
        assertThat(Fixtures.count(
                        database,
                        "select count(*) from audit_entry where subject_id = ? and actor = ? and action = 'edited' "
                                + "and fields = array['email']",
                        id,
                        mette.toString()))
                .isEqualTo(1);
        assertThat(Fixtures.count(database, "select count(*) from audit_entry e where e::text like '%traced%'"))
                .isZero();
    }

    @Test
    void a_deactivated_patron_stays_known_and_can_come_back() {
        Response registered = register(newcomer(group, main));
        String path = API + "/patrons/" + id(registered);
        try (EventProbe probe = EventProbe.on(Topic.PATRONS)) {
            asAdmin().post(path + "/deactivation").then().statusCode(200).body("active", equalTo(false));
            asAdmin().post(path + "/deactivation").then().statusCode(200).header("ETag", "\"2\"");
            asAdmin().post(path + "/activation").then().statusCode(200).body("active", equalTo(true));
            probe.eventually(heard -> assertThat(heard)
                    .extracting(event -> ((PatronChanged) event).active())
                    .containsExactly(false, true));
        }
    }

    // --- cards

    @Test
    void a_lost_card_is_stopped_and_replaced() {
        Response registered = register(newcomer(group, main));
        String path = API + "/patrons/" + id(registered);
        String lost = card(registered);
        try (EventProbe probe = EventProbe.on(Topic.PATRONS)) {
            asAdmin()
                    .post(path + "/cards/" + lost + "/loss")
                    .then()
                    .statusCode(200)
                    .body("cards.state", contains("LOST"));
            asAdmin()
                    .post(path + "/cards/" + lost + "/loss")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("card-not-active"));
            String fresh = asAdmin()
                    .body(Map.of())
                    .post(path + "/cards")
                    .then()
                    .statusCode(201)
                    .body("cards.state", contains("ACTIVE", "LOST"))
                    .extract()
                    .path("cards[0].number");
            probe.eventually(heard -> assertThat(heard)
                    .extracting(event -> ((PatronChanged) event).cards())
                    .containsExactly(
                            List.of(new Card(lost, Card.State.LOST)),
                            List.of(new Card(fresh, Card.State.ACTIVE), new Card(lost, Card.State.LOST))));
        }
        asAdmin().post(path + "/cards/NOT-THEIRS/loss").then().statusCode(404);
        asAdmin().queryParam("card", lost).get(API + "/patrons").then().body("items.id", contains(id(registered)));
    }

    @Test
    void one_request_replaces_a_lost_card() {
        Response registered = register(newcomer(group, main));
        asAdmin()
                .body(Map.of("formerLost", true))
                .post(API + "/patrons/" + id(registered) + "/cards")
                .then()
                .statusCode(201)
                .body("cards.state", contains("ACTIVE", "LOST"))
                .body("cards[1].number", equalTo(card(registered)));
    }

    // --- blocks

    private static Map<String, Object> aBlock() {
        return Map.of(
                "code", "conduct",
                "description", "Loud on the telephone",
                "patronMessage", "Please see the desk.",
                "checkOut", true,
                "renewal", false,
                "request", true,
                "expiresOn", "2031-01-31");
    }

    @Test
    void a_block_is_told_to_every_desk_and_lifted_again() {
        Response registered = register(newcomer(group, main));
        String path = API + "/patrons/" + id(registered);
        try (EventProbe probe = EventProbe.on(Topic.PATRONS)) {
            String block = asAdmin()
                    .body(aBlock())
                    .post(path + "/blocks")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/blocks/"))
                    .header("ETag", "\"2\"")
                    .extract()
                    .path("id");
            asAdmin().get(path).then().body("blocks.code", contains("conduct")).body("blocks[0].setBy", notNullValue());
            asAdmin().delete(path + "/blocks/" + block).then().statusCode(204);
            asAdmin().delete(path + "/blocks/" + block).then().statusCode(404);

            probe.eventually(heard -> assertThat(heard)
                    .extracting(event -> ((PatronChanged) event).blocks())
                    .containsExactly(
                            List.of(new PatronBlock(
                                    UUID.fromString(block),
                                    "conduct",
                                    true,
                                    false,
                                    true,
                                    LocalDate.parse("2031-01-31"))),
                            List.of()));
        }
    }

    @Test
    void a_block_that_stops_nothing_is_a_note() {
        var body = new HashMap<>(aBlock());
        body.put("checkOut", false);
        body.put("request", false);
        asAdmin()
                .body(body)
                .post(API + "/patrons/" + id(register(newcomer(group, main))) + "/blocks")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("stops-nothing"));
    }

    // --- what other services ask for

    @Test
    void a_replica_miss_is_answered_as_the_event_would_tell_it() {
        Response registered = register(newcomer(group, main));
        String service = Tokens.client("carrel-circulation")
                .with(Permissions.REPLICAS_READ)
                .bearer();
        for (Map<String, String> by : List.of(Map.of("id", id(registered)), Map.of("card", card(registered)))) {
            as(service)
                    .queryParams(by)
                    .get(API + "/replicas/patrons")
                    .then()
                    .statusCode(200)
                    .body("patronId", equalTo(id(registered)))
                    .body("version", equalTo(1))
                    .body("group", equalTo(group))
                    .body("cards[0].number", equalTo(card(registered)))
                    .body("lastName", nullValue());
        }
        as(service)
                .queryParam("card", "NOBODYS")
                .get(API + "/replicas/patrons")
                .then()
                .statusCode(404);
        as(service).get(API + "/replicas/patrons").then().statusCode(400);
    }

    @Test
    void the_service_that_sends_notices_learns_how_to_reach_a_patron() {
        var body = newcomer(group, main);
        body.putAll(Map.of("preferredName", "Sofie", "email", word() + "@example.org", "language", "da"));
        as(Tokens.client("carrel-notification")
                        .with(Permissions.PATRONS_CONTACT_READ)
                        .bearer())
                .get(API + "/patrons/" + id(register(body)) + "/contact")
                .then()
                .statusCode(200)
                .body("name", equalTo("Sofie " + text(body, "lastName")))
                .body("email", equalTo(text(body, "email")))
                .body("language", equalTo("da"))
                .body("channels", contains("EMAIL"));
    }

    // --- branches

    @Test
    void an_older_word_of_a_branch_never_overwrites_a_newer_one_and_a_closed_one_takes_nobody() {
        UUID branch = Fixtures.branch(database, "Old name");
        EventPublisher.publish(
                new PlaceChanged(branch, 3, PlaceKind.BRANCH, "b", "New name", null, null, false, false));
        EventPublisher.publish(
                new PlaceChanged(branch, 2, PlaceKind.BRANCH, "b", "Late name", null, null, false, false));
        UUID mark = Fixtures.branch(database, "Mark");
        assertThat(Fixtures.count(database, "select count(*) from branch where id = ? and name = 'New name'", branch))
                .isEqualTo(1);
        assertThat(mark).isNotEqualTo(branch);

        EventPublisher.publish(new PlaceRemoved(branch, 4));
        await().untilAsserted(() -> assertThat(
                        Fixtures.count(database, "select count(*) from branch where id = ? and removed", branch))
                .isEqualTo(1));
        asAdmin()
                .body(newcomer(group, branch))
                .post(API + "/patrons")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("unknown-branch"));
    }

    // --- groups

    @Test
    void a_group_is_created_edited_and_removed_when_nobody_belongs_to_it() {
        String code = Fixtures.group(12);
        String path = API + "/groups/" + code;
        asAdmin()
                .body(Map.of("code", code, "name", "Again"))
                .post(API + "/groups")
                .then()
                .statusCode(409)
                .body("code", equalTo("code-taken"));
        asAdmin().body(Map.of("name", "Renamed")).put(path).then().statusCode(428);
        asAdmin()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Renamed", "minimumAge", 3, "maximumAge", 9))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Renamed"))
                .body("expiryMonths", nullValue());
        asAdmin()
                .header("If-Match", "\"2\"")
                .body(Map.of("name", "Renamed", "minimumAge", 10, "maximumAge", 9))
                .put(path)
                .then()
                .statusCode(400);
        asAdmin().get(API + "/groups").then().body("code", hasItem(code));
        asAdmin().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        asAdmin().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        asAdmin().get(path).then().statusCode(404);

        register(newcomer(group, main));
        asAdmin()
                .header("If-Match", "\"1\"")
                .delete(API + "/groups/" + group)
                .then()
                .statusCode(409)
                .body("code", equalTo("group-in-use"));
    }

    @Test
    void two_desks_that_issue_one_card_at_the_same_moment_make_one_holder() throws Exception {
        String number = "RACE-" + word().toUpperCase(Locale.ROOT);
        var codes = new ConcurrentLinkedQueue<Integer>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var body = newcomer(group, main);
                body.put("cardNumber", number);
                desks.execute(() ->
                        codes.add(asAdmin().body(body).post(API + "/patrons").statusCode()));
            }
        }
        assertThat(codes).containsOnly(201, 409).hasSize(8);
        assertThat(codes.stream().filter(code -> code == 201)).hasSize(1);
        asAdmin().queryParam("card", number).get(API + "/patrons").then().body("items", hasSize(1));
    }
}

package org.carrel.catalog.serials;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.Subfield;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

@CarrelTest
class SerialsOverHttpTest {

    private static CatalogueApi.@Nullable Library shared;
    private static int serial;
    private CatalogueApi.Library library;

    @Inject
    TestClock time;

    @BeforeEach
    void places() {
        CatalogueApi.Library made = shared == null ? CatalogueApi.library() : shared;
        shared = made;
        library = made;
        time.set(Instant.parse("2026-01-10T09:00:00Z"));
    }

    private static List<Map<String, String>> monthly() {
        return List.of(
                Map.of("code", "a", "value", "v."),
                Map.of("code", "b", "value", "no."),
                Map.of("code", "u", "value", "12"),
                Map.of("code", "v", "value", "r"),
                Map.of("code", "i", "value", "(year)"),
                Map.of("code", "j", "value", "(month)"),
                Map.of("code", "w", "value", "m"),
                Map.of("code", "x", "value", "01"));
    }

    private Map<String, Object> subscription(UUID record) {
        return new HashMap<>(Map.of(
                "recordId",
                record,
                "name",
                "Monthly " + ++serial,
                "pattern",
                monthly(),
                "firstNumbers",
                List.of(7, 1),
                "firstOn",
                "2026-01-15",
                "locationId",
                library.mainStacks(),
                "materialType",
                "serial",
                "loanType",
                "reference",
                "callNumber",
                "Q1 .N2",
                "claimAfterDays",
                14));
    }

    private static UUID record() {
        return CatalogueApi.record(MarcSamples.book("serial-" + ++serial, "Journal of tests", "Society"));
    }

    private UUID subscribed(UUID record) {
        return writing(subscription(record))
                .post(BASE + "/subscriptions")
                .then()
                .statusCode(201)
                .body("unread", empty())
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static JsonPath issues(UUID subscription) {
        return librarian()
                .get(BASE + "/subscriptions/" + subscription + "/issues")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return writing(body).post(BASE + path).then();
    }

    @Test
    void a_year_of_issues_is_expected_and_more_on_demand() {
        UUID id = subscribed(record());
        JsonPath issues = issues(id);
        assertThat(issues.getList("items.label", String.class))
                .hasSize(12)
                .startsWith("v.7:no.1 (2026:Jan.)")
                .endsWith("v.7:no.12 (2026:Dec.)");
        assertThat(issues.getString("summary")).isEmpty();
        post("/subscriptions/" + id + "/predictions", Map.of("until", "2027-02-28"))
                .statusCode(201)
                .body("issues.label", contains("v.8:no.1 (2027:Jan.)", "v.8:no.2 (2027:Feb.)"));
        post("/subscriptions/" + id + "/predictions", Map.of("until", "2027-02-28"))
                .statusCode(201)
                .body("issues", empty());
        // Two years and no more.
        post("/subscriptions/" + id + "/predictions", Map.of("until", "2099-12-31"))
                .statusCode(201)
                .body("issues", hasSize(10));
        librarian().delete(BASE + "/subscriptions/" + id).then().statusCode(204);
        assertThat(issues(id).getList("items")).isEmpty();
        post("/subscriptions/" + id + "/predictions", Map.of("until", "2027-02-28"))
                .statusCode(409);
    }

    @Test
    void an_issue_is_checked_in_with_one_call_and_becomes_an_item() {
        UUID record = record();
        UUID id = subscribed(record);
        List<String> ids = issues(id).getList("items.id", String.class);
        String item = post("/issues/" + ids.get(0) + "/receipt", Map.of("barcode", "ISSUE-1"))
                .statusCode(201)
                .body("issues.state", contains("RECEIVED"), "issues[0].receivedOn", equalTo("2026-01-10"))
                .extract()
                .jsonPath()
                .getString("itemId");
        librarian()
                .get(BASE + "/items/" + item)
                .then()
                .body("volume", equalTo("v.7:no.1 (2026:Jan.)"), "barcode", equalTo("ISSUE-1"))
                .body("loanType", equalTo("reference"), "callNumber", equalTo("Q1 .N2"));
        post("/issues/" + ids.get(0) + "/receipt", Map.of()).statusCode(409).body("code", equalTo("issue-state"));
        post("/issues/" + ids.get(1) + "/receipt", Map.of("barcode", "ISSUE-1"))
                .statusCode(409)
                .body("reasons.code", contains("barcode-taken"));
        post("/issues/" + UUID.randomUUID() + "/receipt", Map.of()).statusCode(404);
        staffWith("catalog.items.write")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(BASE + "/issues/" + ids.get(1) + "/receipt")
                .then()
                .statusCode(403);
    }

    @Test
    void late_issues_are_claimed_and_at_last_given_up() {
        UUID id = subscribed(record());
        List<String> ids = issues(id).getList("items.id", String.class);
        time.set(Instant.parse("2026-01-29T12:00:00Z"));
        librarian().get(BASE + "/issues/late").then().statusCode(200).body("items.issue.id", not(hasItem(ids.get(0))));
        time.set(Instant.parse("2026-01-30T12:00:00Z"));
        librarian()
                .get(BASE + "/issues/late")
                .then()
                .body("items.find { it.issue.id == '" + ids.get(0) + "' }.days", equalTo(15));
        writing(Map.of())
                .post(BASE + "/issues/" + ids.get(0) + "/claims")
                .then()
                .statusCode(201)
                .body("issues[0].claims", equalTo(1), "issues[0].claimedOn", equalTo("2026-01-30"));
        librarian().get(BASE + "/issues/late").then().body("items.issue.id", not(hasItem(ids.get(0))));
        time.set(Instant.parse("2026-02-14T12:00:00Z"));
        librarian().get(BASE + "/issues/late").then().body("items.issue.id", hasItem(ids.get(0)));
        librarian()
                .delete(BASE + "/issues/" + ids.get(0))
                .then()
                .statusCode(200)
                .body("issues.state", contains("MISSING"));
        librarian().get(BASE + "/issues/late").then().body("items.issue.id", not(hasItem(ids.get(0))));
    }

    @Test
    void issues_are_bound_into_a_volume_and_the_summary_tells_the_gap() {
        UUID record = record();
        UUID id = subscribed(record);
        List<String> ids = issues(id).getList("items.id", String.class);
        var items = new ArrayList<String>();
        for (int number : List.of(0, 1, 3)) {
            items.add(post("/issues/" + ids.get(number) + "/receipt", Map.of())
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .getString("itemId"));
        }
        assertThat(issues(id).getString("summary"))
                .isEqualTo("v.7:no.1 (2026:Jan.)-v.7:no.2 (2026:Feb.), v.7:no.4 (2026:Apr.)");
        post("/subscriptions/" + id + "/bindings", Map.of("issueIds", List.of(ids.get(0), ids.get(2)), "volume", "v.7"))
                .statusCode(409)
                .body("code", equalTo("issue-state"), "issues.id", contains(ids.get(2)));
        String volume = post(
                        "/subscriptions/" + id + "/bindings",
                        Map.of(
                                "issueIds", List.of(ids.get(0), ids.get(1)),
                                "volume", "v.7 (2026)",
                                "barcode", "VOLUME-7",
                                "loanType", "normal"))
                .statusCode(201)
                .body("issues.state", contains("BOUND", "BOUND"))
                .extract()
                .jsonPath()
                .getString("itemId");
        librarian()
                .get(BASE + "/items/" + volume)
                .then()
                .body("volume", equalTo("v.7 (2026)"), "loanType", equalTo("normal"));
        for (String piece : items.subList(0, 2)) {
            librarian()
                    .get(BASE + "/items/" + piece)
                    .then()
                    .body("withdrawn", equalTo(true), "kept.withdrawal.note", equalTo("Bound into v.7 (2026)"));
        }
        reader().get(BASE + "/records/" + record + "/items").then().body("total", equalTo(2));
        assertThat(issues(id).getString("summary"))
                .isEqualTo("v.7:no.1 (2026:Jan.)-v.7:no.2 (2026:Feb.), v.7:no.4 (2026:Apr.)");
    }

    @Test
    void a_subscription_whose_issues_could_be_no_items_is_refused_at_once() {
        var body = subscription(record());
        body.put("materialType", "scroll");
        body.put("locationId", library.main());
        post("/subscriptions", body)
                .statusCode(409)
                .body("reasons.code", hasItem("unknown-material-type"))
                .body("reasons.code", hasItem("not-a-location"));
        var levels = subscription(record());
        levels.put("firstNumbers", List.of(1));
        post("/subscriptions", levels).statusCode(400).body("errors.code", contains("number-per-level"));
        var odd = subscription(record());
        odd.put("pattern", List.of(Map.of("code", "a", "value", "no."), Map.of("code", "w", "value", "?")));
        odd.put("firstNumbers", List.of(1));
        UUID id = post("/subscriptions", odd)
                .statusCode(201)
                .body("unread", contains("$w ?"))
                .extract()
                .jsonPath()
                .getUUID("id");
        post("/subscriptions/" + id + "/issues", Map.of("label", "Index", "expectedOn", "2026-02-01"))
                .statusCode(201)
                .body("issues.label", contains("Index"));
        assertThat(issues(id).getList("items.label", String.class)).containsExactly("no.1", "Index");
        staffWith("catalog.items.write").get(BASE + "/subscriptions").then().statusCode(403);
    }

    @Test
    void an_account_keeps_the_serials_of_its_own_branches() {
        UUID id = subscribed(record());
        List<String> ids = issues(id).getList("items.id", String.class);
        String east = Tokens.staff("east")
                .with(Permissions.CATALOG_SERIALS_WRITE)
                .atBranches(library.branch())
                .bearer();
        for (String path : List.of("/issues/" + ids.get(0) + "/claims", "/issues/" + ids.get(0) + "/receipt")) {
            given().auth()
                    .oauth2(east)
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .post(BASE + path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("outside-branch-scope"));
        }
        for (String path : List.of("/issues/" + ids.get(0), "/subscriptions/" + id)) {
            given().auth()
                    .oauth2(east)
                    .delete(BASE + path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("outside-branch-scope"));
        }
        assertThat(issues(id).getList("items.claims", Integer.class))
                .containsOnly(0)
                .hasSize(12);
    }

    @Test
    void holdings_records_speak_for_their_title_whichever_came_first() {
        String number = "with-holdings-" + ++serial;
        CatalogueApi.record(Iso2709.write(new MarcRecord(
                        "00000cy  a2200000   4500",
                        List.of(
                                new MarcField.Control("001", "h-" + number),
                                new MarcField.Control("004", number),
                                new MarcField.Data("852", ' ', ' ', List.of(new Subfield('b', "MAIN"))),
                                new MarcField.Data("866", ' ', '0', List.of(new Subfield('a', "v.1-v.20"))))))
                .toArray());
        UUID title = CatalogueApi.record(MarcSamples.book(number, "Held serial", "Society"));
        reader().get(BASE + "/records/" + title + "/holdings")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].locations.library", contains("MAIN"))
                .body("items[0].statements.text", contains("v.1-v.20"));
        reader().get(BASE + "/records/" + UUID.randomUUID() + "/holdings")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse edited(UUID id, String ifMatch, Map<String, Object> body) {
        return writing(body)
                .header("If-Match", ifMatch)
                .put(BASE + "/subscriptions/" + id)
                .then();
    }

    @Test
    void a_new_pattern_begins_behind_what_has_come_and_was_claimed() {
        UUID record = record();
        UUID id = subscribed(record);
        List<String> ids = issues(id).getList("items.id", String.class);
        post("/issues/" + ids.get(0) + "/receipt", Map.of()).statusCode(201);
        post("/issues/" + ids.get(1) + "/claims", Map.of()).statusCode(201);
        String etag = librarian().get(BASE + "/subscriptions/" + id).header("ETag");
        assertThat(etag).isEqualTo("\"1\"");

        // It becomes a quarterly in March, and begins a new volume.
        var quarterly = subscription(record);
        quarterly.put("name", "Quarterly now");
        quarterly.put(
                "pattern",
                List.of(
                        Map.of("code", "a", "value", "v."),
                        Map.of("code", "b", "value", "no."),
                        Map.of("code", "u", "value", "4"),
                        Map.of("code", "v", "value", "r"),
                        Map.of("code", "i", "value", "(year)"),
                        Map.of("code", "w", "value", "q")));
        quarterly.put("firstNumbers", List.of(8, 1));
        quarterly.put("firstOn", "2026-03-01");
        edited(id, "\"7\"", quarterly).statusCode(412);
        edited(id, etag, quarterly)
                .statusCode(200)
                .body("name", equalTo("Quarterly now"), "version", equalTo(2), "firstNumbers", contains(8, 1));
        assertThat(issues(id).getList("items.label", String.class))
                .containsExactly(
                        "v.7:no.1 (2026:Jan.)",
                        "v.7:no.2 (2026:Feb.)",
                        "v.8:no.1 (2026)",
                        "v.8:no.2 (2026)",
                        "v.8:no.3 (2026)",
                        "v.8:no.4 (2026)");
        post("/subscriptions/" + id + "/predictions", Map.of("until", "2027-06-30"))
                .statusCode(201)
                .body("issues.label", contains("v.9:no.1 (2027)", "v.9:no.2 (2027)"));

        // What does not touch the pattern does not touch the issues.
        quarterly.put("claimAfterDays", 30);
        quarterly.put("loanType", "normal");
        List<String> before = issues(id).getList("items.id", String.class);
        edited(id, "\"2\"", quarterly).statusCode(200).body("claimAfterDays", equalTo(30));
        assertThat(issues(id).getList("items.id", String.class)).isEqualTo(before);
    }

    @Test
    void a_subscription_is_edited_to_what_it_could_be_and_by_those_who_keep_it() {
        UUID record = record();
        UUID id = subscribed(record);
        var wrong = subscription(record);
        wrong.put("materialType", "scroll");
        edited(id, "\"1\"", wrong).statusCode(409).body("code", equalTo("item-refused"));
        var levels = subscription(record);
        levels.put("firstNumbers", List.of(1));
        edited(id, "\"1\"", levels).statusCode(400).body("errors.code", contains("number-per-level"));
        edited(id, "\"1\"", subscription(record())).statusCode(400).body("errors.code", contains("record-stays"));
        edited(UUID.randomUUID(), "\"1\"", subscription(record)).statusCode(404);
        writing(subscription(record)).put(BASE + "/subscriptions/" + id).then().statusCode(428);
        given().auth()
                .oauth2(Tokens.staff("east")
                        .with(Permissions.CATALOG_SERIALS_WRITE)
                        .atBranches(library.branch())
                        .bearer())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(subscription(record))
                .put(BASE + "/subscriptions/" + id)
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
        librarian().delete(BASE + "/subscriptions/" + id).then().statusCode(204);
        edited(id, "*", subscription(record)).statusCode(409).body("code", equalTo("issue-state"));
    }

    @Test
    void an_issue_goes_to_its_readers_in_their_order() {
        UUID id = subscribed(record());
        String issue = issues(id).getList("items.id", String.class).getFirst();
        librarian().get(BASE + "/issues/" + issue + "/routing-slip").then().statusCode(409);
        String item = post("/issues/" + issue + "/receipt", Map.of())
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("itemId");
        librarian()
                .get(BASE + "/issues/" + issue + "/routing-slip")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-routed"));
        var readers = Map.of(
                "readers",
                List.of(Map.of("name", "Dr. Holm", "note", "Chemistry, room 14"), Map.of("name", "Reading room")));
        writing(readers).put(BASE + "/subscriptions/" + id + "/routing").then().statusCode(428);
        writing(readers)
                .header("If-Match", "\"1\"")
                .put(BASE + "/subscriptions/" + id + "/routing")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("readers.name", contains("Dr. Holm", "Reading room"));
        librarian()
                .get(BASE + "/issues/" + issue + "/routing-slip")
                .then()
                .statusCode(200)
                .body("title", equalTo("Journal of tests"), "issue", equalTo("v.7:no.1 (2026:Jan.)"))
                .body("itemId", equalTo(item), "receivedOn", equalTo("2026-01-10"))
                .body("readers.name", contains("Dr. Holm", "Reading room"))
                .body("readers[0].note", equalTo("Chemistry, room 14"));
        librarian()
                .get(BASE + "/issues/" + UUID.randomUUID() + "/routing-slip")
                .then()
                .statusCode(404);
        for (String path : List.of(
                "/subscriptions/" + id, "/subscriptions/" + id + "/routing", "/issues/" + issue + "/routing-slip")) {
            staffWith("catalog.items.write").get(BASE + path).then().statusCode(403);
        }
    }
}

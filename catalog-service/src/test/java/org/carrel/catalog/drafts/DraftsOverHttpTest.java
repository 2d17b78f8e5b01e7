package org.carrel.catalog.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class DraftsOverHttpTest {

    private static int serial;
    private UUID record;

    @BeforeEach
    void book() {
        record = CatalogueApi.record(MarcSamples.book("draft-" + ++serial, "A draught of fishes", "Author"));
    }

    private static RequestSpecification staff(String name, String... permissions) {
        return given().auth()
                .oauth2(Tokens.staff(name).with(permissions).everywhere().bearer())
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification trainee() {
        return staff("tina-trainee", Permissions.CATALOG_RECORDS_DRAFT);
    }

    private static RequestSpecification reviewer() {
        return staff(
                "rita-reviewer",
                Permissions.CATALOG_RECORDS_REVIEW,
                Permissions.CATALOG_RECORDS_DRAFT,
                Permissions.CATALOG_RECORDS_WRITE);
    }

    /** The record's fields as an edit takes them, with another title or one more note. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> edited(String title, String note) {
        var marc = librarian().get(BASE + "/records/" + record).then().extract().jsonPath();
        var fields = new ArrayList<Map<String, Object>>();
        for (Map<String, Object> field : (List<Map<String, Object>>) (List<?>) marc.getList("marc.fields")) {
            if ("245".equals(field.get("tag"))) {
                fields.add(Map.of(
                        "tag", "245",
                        "indicators", "10",
                        "subfields", List.of(Map.of("code", "a", "value", title))));
            } else {
                fields.add(field);
            }
        }
        if (!note.isEmpty()) {
            fields.add(
                    Map.of("tag", "500", "indicators", "  ", "subfields", List.of(Map.of("code", "a", "value", note))));
        }
        return Map.of("leader", marc.getString("marc.leader"), "fields", fields, "reason", "Says " + title);
    }

    private String etag() {
        return librarian().get(BASE + "/records/" + record).header("ETag");
    }

    private UUID proposed(String title, String note) {
        return trainee()
                .body(edited(title, note))
                .header("If-Match", etag())
                .post(BASE + "/records/" + record + "/drafts")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("WAITING"), "base", equalTo(1), "reviewer", nullValue())
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private void saved(String title, String note) {
        librarian()
                .contentType(ContentType.JSON)
                .body(edited(title, note))
                .header("If-Match", etag())
                .put(BASE + "/records/" + record + "/fields")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse accepted(UUID draft, int version) {
        return reviewer()
                .body(Map.of("comment", "Well found"))
                .header("If-Match", "\"" + version + "\"")
                .post(BASE + "/drafts/" + draft + "/acceptance")
                .then();
    }

    private String title() {
        return librarian().get(BASE + "/records/" + record).jsonPath().getString("summary.title");
    }

    @Test
    void an_accepted_draft_is_one_version_with_both_names() {
        UUID draft = proposed("A draft of fishes", "");
        assertThat(title()).isEqualTo("A draught of fishes");
        reviewer()
                .get(BASE + "/drafts/" + draft)
                .then()
                .statusCode(200)
                .body("change.fields.tag", contains("245"))
                .body("change.fields[0].after.subfields[0].value", equalTo("A draft of fishes"))
                .body("missed", nullValue())
                .body("conflicts", empty());
        accepted(draft, 1)
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"), "acceptedVersion", equalTo(2), "comment", equalTo("Well found"));
        assertThat(title()).isEqualTo("A draft of fishes");
        String author = trainee().get(BASE + "/drafts/" + draft).jsonPath().getString("draft.author");
        String by = trainee().get(BASE + "/drafts/" + draft).jsonPath().getString("draft.reviewer");
        assertThat(author).isNotEqualTo(by);
        librarian()
                .get(BASE + "/records/" + record + "/versions")
                .then()
                .body("items[0].version", equalTo(2), "items[0].origin", equalTo("EDITOR"))
                .body("items[0].actor", equalTo(author), "items[0].reviewer", equalTo(by))
                .body("items[0].reason", equalTo("Says A draft of fishes"))
                .body("items[1].reviewer", nullValue());
        accepted(draft, 2).statusCode(409).body("code", equalTo("draft-closed"));
    }

    @Test
    void a_draft_that_is_sent_back_is_reworked_and_looked_at_again() {
        UUID draft = proposed("A dreft of fishes", "");
        accepted(draft, 9).statusCode(412);
        reviewer()
                .body(Map.of("comment", "Mind the spelling"))
                .header("If-Match", "\"1\"")
                .post(BASE + "/drafts/" + draft + "/return")
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"), "comment", equalTo("Mind the spelling"));
        accepted(draft, 2).statusCode(409).body("code", equalTo("draft-returned"));
        trainee()
                .queryParam("state", "RETURNED")
                .get(BASE + "/drafts")
                .then()
                .body("items.id", hasItem(draft.toString()));
        reviewer()
                .body(edited("Not mine", ""))
                .header("If-Match", "\"2\"")
                .put(BASE + "/drafts/" + draft)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-author"));
        trainee()
                .body(edited("A draught of fishes", ""))
                .header("If-Match", "\"2\"")
                .put(BASE + "/drafts/" + draft)
                .then()
                .statusCode(409)
                .body("code", equalTo("no-change"));
        trainee()
                .body(edited("A draft of fishes", ""))
                .header("If-Match", "\"2\"")
                .put(BASE + "/drafts/" + draft)
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"), "version", equalTo(3));
        accepted(draft, 3).statusCode(200);
        assertThat(title()).isEqualTo("A draft of fishes");
    }

    @Test
    void what_others_have_changed_since_stays_and_a_change_of_the_same_is_a_conflict() {
        UUID note = proposed("A draught of fishes", "With an index of fishers.");
        saved("A draught of many fishes", "");
        reviewer()
                .get(BASE + "/drafts/" + note)
                .then()
                .body("missed.fields.tag", contains("245"))
                .body("conflicts", empty());
        accepted(note, 1).statusCode(200);
        assertThat(title()).isEqualTo("A draught of many fishes");
        librarian()
                .get(BASE + "/records/" + record)
                .then()
                .body(
                        "marc.fields.findAll { it.tag == '500' }.subfields.value.flatten()",
                        contains("With an index of fishers."));

        UUID heading = trainee()
                .body(edited("A draft of fishes", ""))
                .header("If-Match", etag())
                .post(BASE + "/records/" + record + "/drafts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        saved("A draught of fewer fishes", "");
        reviewer()
                .get(BASE + "/drafts/" + heading)
                .then()
                .body("conflicts.tag", contains("245"))
                .body("conflicts[0].now.subfields[0].value", equalTo("A draught of fewer fishes"));
        accepted(heading, 1)
                .statusCode(409)
                .body("code", equalTo("draft-conflict"))
                .body("reasons.tag", contains("245"));
        assertThat(title()).isEqualTo("A draught of fewer fishes");
        trainee()
                .body(edited("A draft of fewer fishes", ""))
                .queryParam("base", 4)
                .header("If-Match", "\"1\"")
                .put(BASE + "/drafts/" + heading)
                .then()
                .statusCode(200)
                .body("base", equalTo(4));
        accepted(heading, 2).statusCode(200);
        assertThat(title()).isEqualTo("A draft of fewer fishes");
    }

    @Test
    void nobody_accepts_their_own_draft_and_one_draft_of_a_record_is_enough() {
        UUID own = reviewer()
                .body(edited("Mine", ""))
                .header("If-Match", etag())
                .post(BASE + "/records/" + record + "/drafts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        accepted(own, 1).statusCode(409).body("code", equalTo("own-draft"));
        reviewer()
                .body(edited("Mine too", ""))
                .header("If-Match", etag())
                .post(BASE + "/records/" + record + "/drafts")
                .then()
                .statusCode(409)
                .body("code", equalTo("draft-open"), "reasons[0].draftId", equalTo(own.toString()));
        trainee().get(BASE + "/drafts/" + own).then().statusCode(404);
        trainee().get(BASE + "/drafts").then().statusCode(200).body("items.id", not(hasItem(own.toString())));
        reviewer()
                .header("If-Match", "\"1\"")
                .delete(BASE + "/drafts/" + own)
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        proposed("Somebody else's", "");
    }

    @Test
    void a_draft_keeps_to_the_rules_of_edits_and_to_records_that_are_there() {
        trainee()
                .body(edited("New", ""))
                .post(BASE + "/records/" + record + "/drafts")
                .then()
                .statusCode(428);
        trainee()
                .body(edited("New", ""))
                .header("If-Match", "\"77\"")
                .post(BASE + "/records/" + record + "/drafts")
                .then()
                .statusCode(412);
        trainee()
                .body(edited("New", ""))
                .header("If-Match", "*")
                .post(BASE + "/records/" + UUID.randomUUID() + "/drafts")
                .then()
                .statusCode(404);
        trainee().get(BASE + "/drafts/" + UUID.randomUUID()).then().statusCode(404);
        UUID draft = proposed("Soon gone", "");
        librarian()
                .header("If-Match", etag())
                .delete(BASE + "/records/" + record)
                .then()
                .statusCode(204);
        accepted(draft, 1).statusCode(409).body("code", equalTo("record-gone"));
    }

    @Test
    void trainees_neither_save_nor_accept_and_others_do_not_propose() {
        UUID draft = proposed("Forbidden", "");
        trainee()
                .body(edited("Forbidden", ""))
                .header("If-Match", etag())
                .put(BASE + "/records/" + record + "/fields")
                .then()
                .statusCode(403);
        trainee()
                .body(Map.of())
                .header("If-Match", "*")
                .post(BASE + "/drafts/" + draft + "/acceptance")
                .then()
                .statusCode(403);
        trainee()
                .body(Map.of("comment", "No"))
                .header("If-Match", "*")
                .post(BASE + "/drafts/" + draft + "/return")
                .then()
                .statusCode(403);
        RequestSpecification clerk = staffWith(Permissions.CATALOG_ITEMS_WRITE);
        clerk.get(BASE + "/drafts").then().statusCode(403);
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .get(BASE + "/drafts/" + draft)
                .then()
                .statusCode(403);
        staff("clerk", Permissions.CATALOG_ITEMS_WRITE)
                .body(edited("Forbidden", ""))
                .post(BASE + "/records/" + record + "/drafts")
                .then()
                .statusCode(403);
        staff("clerk", Permissions.CATALOG_ITEMS_WRITE)
                .body(edited("Forbidden", ""))
                .put(BASE + "/drafts/" + draft)
                .then()
                .statusCode(403);
        staff("clerk", Permissions.CATALOG_ITEMS_WRITE)
                .delete(BASE + "/drafts/" + draft)
                .then()
                .statusCode(403);
    }
}

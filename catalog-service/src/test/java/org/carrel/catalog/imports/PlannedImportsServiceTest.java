package org.carrel.catalog.imports;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.carrel.catalog.imports.ImportFiles.book;
import static org.carrel.catalog.imports.ImportFiles.ebook;
import static org.carrel.catalog.imports.ImportFiles.file;
import static org.carrel.catalog.imports.ImportFiles.get;
import static org.carrel.catalog.imports.ImportFiles.koha;
import static org.carrel.catalog.imports.ImportFiles.octets;
import static org.carrel.catalog.imports.ImportFiles.places;
import static org.carrel.catalog.imports.ImportFiles.recordIds;
import static org.carrel.catalog.imports.ImportFiles.rule;
import static org.carrel.catalog.imports.ImportFiles.sending;
import static org.carrel.catalog.imports.ImportFiles.started;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What a systems librarian does with files of a vendor, from the rules to the undoing. */
@CarrelTest
class PlannedImportsServiceTest {

    private static Map<String, Object> point(String type, int weight) {
        return Map.of("kind", "POINT", "point", Map.of("type", type), "weight", weight);
    }

    private static void isbnWithChecks() {
        rule(
                "match-sets",
                "isbn-checked",
                Map.of(
                        "when",
                        Map.of("kind", "ANY", "of", List.of(point("CONTROL_NUMBER", 100), point("ISBN", 20))),
                        "threshold",
                        20,
                        "checks",
                        List.of(Map.of("type", "FORMAT"), Map.of("type", "YEAR", "limit", 1))));
    }

    @Test
    void an_isbn_finds_the_print_edition_of_another_source_and_refuses_the_electronic_one() {
        isbnWithChecks();
        UUID first = started(
                file(book("m-1", "020 $a 9780131103627", "245 $a The C programming language")),
                Map.of("source", "m-first"));
        ended(first).body("created", equalTo(1));
        String known = recordIds(first).getFirst();
        byte[] vendor = book("v-1", "020 $a 0131103628", "245 $a The C programming language", "500 $a From a vendor");
        UUID second = started(
                file(vendor, ebook("v-2", "020 $a 9780131103627", "245 $a The C programming language")),
                Map.of("source", "m-vendor", "matchSet", "isbn-checked"));
        ended(second)
                .body("updated", equalTo(1))
                .body("created", equalTo(1))
                .body("plan.matchSet", equalTo("isbn-checked"));
        assertThat(recordIds(second).getFirst()).isEqualTo(known);
        assertThat(octets(known)).isEqualTo(vendor);
        get("/records?source=m-first").body("items.id", contains(known));
    }

    @Test
    void merging_keeps_local_fields_and_an_overlay_that_changes_nothing_keeps_the_octets() {
        byte[] before = book("o-1", "245 $a Old title", "590 $a Our note", "949 $a local");
        UUID first = started(before, Map.of("source", "o"));
        ended(first).body("created", equalTo(1));
        String id = recordIds(first).getFirst();
        byte[] update = book("o-1", "245 $a New title", "949 $a theirs");
        ended(started(update, Map.of("source", "o", "onMatch", "MERGE"))).body("updated", equalTo(1));
        byte[] expected = book("o-1", "245 $a New title", "590 $a Our note", "949 $a local");
        assertThat(new String(octets(id), StandardCharsets.UTF_8))
                .isEqualTo(new String(expected, StandardCharsets.UTF_8));
        ended(started(update, Map.of("source", "o", "onMatch", "MERGE", "force", true)))
                .body("unchanged", equalTo(1));
        rule(
                "overlay-profiles",
                "theirs",
                Map.of("rules", List.of(Map.of("fields", Map.of("tag", "590"), "action", "DROP"))));
        ended(started(update, Map.of("source", "o", "overlay", "theirs", "force", true)))
                .body("updated", equalTo(1));
        assertThat(octets(id)).isEqualTo(update);
    }

    @Test
    void a_record_that_may_be_either_of_two_waits_until_somebody_decides() {
        isbnWithChecks();
        ended(started(
                file(
                        book("r-1", "020 $a 9780201633610", "245 $a Design patterns"),
                        book("r-2", "020 $a 9780201633610", "245 $a Design patterns")),
                Map.of("source", "r")));
        byte[] vendor = book("rv-1", "020 $a 9780201633610", "245 $a Design patterns, again");
        UUID id = started(
                file(vendor, book("rv-2", "245 $a Something else")),
                Map.of("source", "r-vendor", "matchSet", "isbn-checked"));
        ended(id).body("review", equalTo(1)).body("created", equalTo(1));
        JsonPath held = get("/imports/" + id + "/review")
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo("several-matches"))
                .body("items[0].candidates", hasSize(2))
                .extract()
                .jsonPath();
        UUID chosen = held.getUUID("items[0].candidates[1].recordId");
        writing(Map.of("action", "OVERLAY", "recordId", UUID.randomUUID()))
                .put(BASE + "/imports/" + id + "/decisions/1")
                .then()
                .statusCode(409)
                .body("code", equalTo("unknown-record"));
        writing(Map.of("action", "OVERLAY", "recordId", chosen))
                .put(BASE + "/imports/" + id + "/decisions/1")
                .then()
                .statusCode(202)
                .body("review", equalTo(0))
                .body("updated", equalTo(1));
        assertThat(octets(chosen.toString())).isEqualTo(vendor);
        get("/imports/" + id + "/review").body("items", empty());
        get("/imports/" + id + "/records").body("items[0].outcome", equalTo("UPDATED"));
        writing(Map.of("action", "NEW"))
                .put(BASE + "/imports/" + id + "/decisions/1")
                .then()
                .statusCode(404);
    }

    @Test
    void two_records_of_one_file_that_match_each_other_become_one() {
        isbnWithChecks();
        UUID id = started(
                file(
                        book("t-1", "020 $a 9780262033848", "245 $a Introduction to algorithms"),
                        book("t-2", "020 $a 9780262033848", "245 $a Introduction to algorithms, 3rd ed.")),
                Map.of("source", "t", "matchSet", "isbn-checked"));
        ended(id).body("created", equalTo(1)).body("updated", equalTo(1));
        assertThat(recordIds(id)).hasSize(2).allMatch(recordIds(id).getFirst()::equals);
    }

    @Test
    void a_field_that_a_match_set_looks_at_is_found_in_old_records_too() {
        ended(started(file(book("f-1", "024 $a 5-900-X $2 publisher", "245 $a A score")), Map.of("source", "f")));
        rule(
                "match-sets",
                "publisher-number",
                Map.of(
                        "when",
                        Map.of(
                                "kind",
                                "POINT",
                                "point",
                                Map.of("type", "FIELD", "tag", "024", "subfield", "a"),
                                "weight",
                                1),
                        "threshold",
                        1));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sending(
                                file(book("f-9", "024 $a 5 900 x", "245 $a The score")),
                                Map.of("source", "f-vendor", "matchSet", "publisher-number"))
                        .post(BASE + "/imports")
                        .statusCode())
                .isIn(202, 409)
                .isEqualTo(202));
        String last = get("/imports").extract().jsonPath().getString("items[0].id");
        ended(UUID.fromString(last)).body("updated", equalTo(1)).body("created", equalTo(0));
    }

    @Test
    void a_staged_import_shows_what_would_come_of_it_and_stores_nothing_until_the_commit() {
        koha();
        var library = places();
        ended(started(
                file(book("s-1", "245 $a Stays"), book("s-2", "245 $a Changes", "500 $a old")), Map.of("source", "s")));
        String taken = get("/records?source=s").extract().jsonPath().getString("items[0].id");
        CatalogueApi.item(UUID.fromString(taken), library.mainStacks(), "STAGE-TAKEN");
        byte[] file = file(
                book("s-1", "245 $a Stays"),
                book("s-2", "245 $a Changes", "500 $a new"),
                book("s-3", "245 $a Is new", "952 $c STK $p STAGE-OK"),
                book("s-4", "245 $a Is new too", "952 $c STK $p STAGE-TAKEN", "952 $c STK $p STAGE-OK"),
                "<html>".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x1D});
        UUID id = started(file, Map.of("source", "s", "stage", true, "itemMapping", "koha"));
        ended(id).body("state", equalTo("STAGED")).body("created", equalTo(0)).body("processed", equalTo(5));
        get("/imports/" + id + "/preview")
                .body("actions.NEW", equalTo(2))
                .body("actions.OVERLAY", equalTo(1))
                .body("actions.UNCHANGED", equalTo(1))
                .body("actions.REJECTED", equalTo(1))
                .body("items", equalTo(1))
                .body("itemsRejected", equalTo(2));
        get("/imports/" + id + "/staged?action=OVERLAY")
                .body("items", hasSize(1))
                .body("items[0].diff.change", contains("REMOVED", "ADDED"))
                .body("items[0].diff.text", contains("## $a old", "## $a new"));
        get("/imports/" + id + "/items?staged=true&rejected=true")
                .body("items.reasons.code.flatten()", contains("barcode-taken", "barcode-twice"));
        get("/records?source=s").body("items", hasSize(2));
        writing(Map.of("action", "SKIP"))
                .put(BASE + "/imports/" + id + "/decisions/4")
                .then()
                .statusCode(202);
        writing(Map.of("action", "SKIP"))
                .put(BASE + "/imports/" + id + "/decisions/5")
                .then()
                .statusCode(404);
        get("/imports/" + id + "/staged").body("items[3].choice.action", equalTo("SKIP"));
        librarian().post(BASE + "/imports/" + id + "/commit").then().statusCode(202);
        ended(id)
                .body("state", equalTo("DONE"))
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("skipped", equalTo(1))
                .body("rejected", equalTo(1))
                .body("itemsCreated", equalTo(1));
        librarian()
                .post(BASE + "/imports/" + id + "/commit")
                .then()
                .statusCode(409)
                .body("code", equalTo("import-not-staged"));
    }

    @Test
    void a_discarded_import_leaves_nothing_behind() {
        byte[] file = book("d-1", "245 $a Never stored");
        UUID id = started(file, Map.of("source", "d", "stage", true));
        ended(id).body("state", equalTo("STAGED"));
        librarian()
                .post(BASE + "/imports/" + id + "/discard")
                .then()
                .statusCode(202)
                .body("state", equalTo("DISCARDED"));
        get("/records?source=d").body("items", empty());
        ended(started(file, Map.of("source", "d"))).body("created", equalTo(1));
    }

    @Test
    void items_come_with_their_records_and_what_cannot_be_made_is_named() {
        koha();
        places();
        byte[] file = file(
                book(
                        "i-1",
                        "245 $a With items",
                        "952 $c STK $p ITEM-1 $o QA76 .B53 $y BK $g 120",
                        "952 $c STK $p ITEM-1"),
                book("i-2", "245 $a Nowhere", "952 $c NOWHERE $p ITEM-2", "952 $c STK $p ITEM-3 $y papyrus"));
        UUID id = started(file, Map.of("source", "i", "itemMapping", "koha"));
        ended(id).body("itemsCreated", equalTo(1)).body("itemsRejected", equalTo(3));
        librarian()
                .get(BASE + "/items?barcode=ITEM-1")
                .then()
                .body("items[0].callNumber", equalTo("QA76 .B53"))
                .body("items[0].price.minor", equalTo(12000));
        get("/imports/" + id + "/items?rejected=true")
                .body("items.barcode", contains("ITEM-1", "ITEM-2", "ITEM-3"))
                .body(
                        "items.reasons.code.flatten()",
                        contains("barcode-twice", "unknown-location-code", "unknown-material-type"));
        assertThat(octets(recordIds(id).getFirst()))
                .isEqualTo(SampleRecords.frames(file).stream()
                        .map(frame -> ((org.carrel.catalog.marc.Frame.Whole) frame)
                                .octets()
                                .toArray())
                        .findFirst()
                        .orElseThrow());
        UUID again = started(file, Map.of("source", "i", "itemMapping", "koha", "force", true));
        ended(again).body("unchanged", equalTo(2)).body("itemsCreated", equalTo(0));
        get("/imports/" + again + "/items").body("items.outcome", hasItem("THERE"));
    }

    @Test
    void an_import_is_taken_back_as_far_as_nobody_has_built_on_it() {
        koha();
        var library = places();
        byte[] original = book("u-1", "245 $a Before");
        UUID before = started(original, Map.of("source", "u"));
        ended(before);
        String restored = recordIds(before).getFirst();
        UUID id = started(
                file(
                        book("u-1", "245 $a After"),
                        book("u-2", "245 $a New", "952 $c STK $p UNDO-1"),
                        book("u-3", "245 $a Edited later"),
                        book("u-4", "245 $a Got an item later")),
                Map.of("source", "u", "itemMapping", "koha"));
        ended(id).body("created", equalTo(3)).body("updated", equalTo(1)).body("itemsCreated", equalTo(1));
        List<String> records = recordIds(id);
        ended(started(book("u-3", "245 $a Edited"), Map.of("source", "u")));
        CatalogueApi.item(UUID.fromString(records.get(3)), library.mainStacks(), "UNDO-LATER");
        librarian()
                .post(BASE + "/imports/" + id + "/undo")
                .then()
                .statusCode(202)
                .body("task", equalTo("UNDO"));
        ended(id).body("state", equalTo("UNDONE")).body("undone", equalTo(4));
        get("/imports/" + id + "/undo")
                .body("outcomes.RESTORED", equalTo(1))
                .body("outcomes.REMOVED", equalTo(1))
                .body("outcomes.KEPT", equalTo(2));
        get("/imports/" + id + "/undone?outcome=KEPT")
                .body("items.recordId", contains(records.get(2), records.get(3)))
                .body("items.reasons.flatten()", contains("changed-since", "has-items"));
        assertThat(octets(restored)).isEqualTo(original);
        get("/records/" + records.get(1)).statusCode(org.hamcrest.Matchers.oneOf(404, 410));
        get("/items?barcode=UNDO-1").body("items.findAll { !it.withdrawn }", empty());
        librarian()
                .post(BASE + "/imports/" + id + "/undo")
                .then()
                .statusCode(409)
                .body("code", equalTo("import-not-over"));
    }

    @Test
    void the_same_file_is_refused_unless_it_is_meant_to_come_twice() {
        byte[] file = book("dup-1", "245 $a Twice");
        UUID first = started(file, Map.of("source", "dup"));
        sending(file, Map.of("source", "dup"))
                .post(BASE + "/imports")
                .then()
                .statusCode(409)
                .body("code", equalTo("file-imported-before"))
                .body("importId", equalTo(first.toString()));
        ended(first);
        ended(started(file, Map.of("source", "dup", "force", true))).body("unchanged", equalTo(1));
        ended(started(file, Map.of("source", "dup-elsewhere"))).body("created", equalTo(1));
    }

    @Test
    void a_plan_that_cannot_be_is_refused_before_the_file_is_read() {
        sending(book("p-1", "245 $a X"), Map.of("matchSet", "no-such"))
                .post(BASE + "/imports")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-rule"));
        sending(book("p-1", "245 $a X"), Map.of("items", "ALWAYS"))
                .post(BASE + "/imports")
                .then()
                .statusCode(400)
                .body("code", equalTo("plan-contradictory"));
    }

    @Test
    void rules_are_kept_like_everything_else() {
        var definition = Map.of("when", point("ISBN", 5), "threshold", 5);
        writing(Map.of("name", "ISBN", "definition", definition))
                .put(BASE + "/match-sets/crud")
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""));
        writing(Map.of("name", "ISBN again", "definition", definition))
                .put(BASE + "/match-sets/crud")
                .then()
                .statusCode(428);
        writing(Map.of("name", "ISBN again", "definition", definition))
                .header("If-Match", "\"1\"")
                .put(BASE + "/match-sets/crud")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        get("/match-sets/crud").statusCode(200).body("definition.threshold", equalTo(5));
        get("/match-sets").body("items.code", hasItem("crud"));
        writing(Map.of("name", "Bad", "definition", Map.of("when", point("ISBN", 5), "threshold", 6)))
                .put(BASE + "/match-sets/bad")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].message", notNullValue());
        librarian()
                .header("If-Match", "\"2\"")
                .delete(BASE + "/match-sets/crud")
                .then()
                .statusCode(204);
        get("/match-sets/crud").statusCode(404);
        get("/overlay-profiles/none").statusCode(404);
        get("/item-mappings/none").statusCode(404);
    }

    @Test
    void permissions_are_asked_for() {
        UUID id = started(book("perm-1", "245 $a X"), Map.of("source", "perm"));
        for (String path : List.of("preview", "staged", "review", "items", "undone", "undo")) {
            staffWith("catalog.items.write")
                    .get(BASE + "/imports/" + id + "/" + path)
                    .then()
                    .statusCode(403);
        }
        for (String path : List.of("commit", "discard", "undo")) {
            staffWith("catalog.items.write")
                    .post(BASE + "/imports/" + id + "/" + path)
                    .then()
                    .statusCode(403);
        }
        for (String path : List.of("match-sets", "overlay-profiles", "item-mappings")) {
            staffWith("catalog.items.write").get(BASE + "/" + path).then().statusCode(403);
            staffWith("catalog.imports.run").get(BASE + "/" + path).then().statusCode(200);
            staffWith("catalog.imports.run")
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "x", "definition", Map.of()))
                    .put(BASE + "/" + path + "/x")
                    .then()
                    .statusCode(403);
            staffWith("catalog.imports.run")
                    .delete(BASE + "/" + path + "/x")
                    .then()
                    .statusCode(403);
        }
        get("/imports/" + UUID.randomUUID() + "/preview").statusCode(404);
        get("/imports/" + id + "/records").body("items[0].reason", nullValue());
    }
}

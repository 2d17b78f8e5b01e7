package org.carrel.catalog.bulkedit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.bulkedit.app.RunBulkEdits;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.ItemChanged;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class BulkEditsServiceTest {

    private static CatalogueApi.@Nullable Library shared;
    private static int serial;
    private CatalogueApi.Library library;
    private UUID record;

    @Inject
    RunBulkEdits runner;

    @BeforeEach
    void collection() {
        CatalogueApi.Library made = shared == null ? CatalogueApi.library() : shared;
        shared = made;
        library = made;
        record = CatalogueApi.record(MarcSamples.book("bulk-" + ++serial, "Bulk title", "Author"));
        runner.start();
    }

    private static Map<String, Object> operation(String field, String action, String value) {
        return Map.of("field", field, "action", action, "value", value);
    }

    private static UUID planned(Map<String, Object> plan) {
        return writing(plan)
                .post(BASE + "/bulk-edits")
                .then()
                .statusCode(201)
                .body("state", equalTo("PREVIEW"))
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static ValidatableResponse rows(UUID id) {
        return librarian().get(BASE + "/bulk-edits/" + id + "/rows").then().statusCode(200);
    }

    private static ValidatableResponse ended(UUID id) {
        librarian()
                .contentType(ContentType.JSON)
                .post(BASE + "/bulk-edits/" + id + "/run")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> librarian().get(BASE + "/bulk-edits/" + id).then().body("state", equalTo("DONE")));
        return librarian().get(BASE + "/bulk-edits/" + id).then();
    }

    @Test
    void a_truck_is_scanned_looked_at_edited_and_taken_back_around_later_edits() {
        UUID one = CatalogueApi.item(record, library.mainStacks(), "TRUCK-1");
        UUID two = CatalogueApi.item(record, library.branchShelf(), "TRUCK-2");
        UUID same = writing(itemBody(record, library.mainStacks(), "TRUCK-3", Map.of("loanType", "short")))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        UUID id = planned(Map.of(
                "barcodes", List.of("TRUCK-1", " TRUCK-2", "TRUCK-3", "TRUCK-1", "TRUCK-9"),
                "operations", List.of(operation("LOAN_TYPE", "SET", "short"))));
        rows(id).body("items.input", contains("TRUCK-1", "TRUCK-2", "TRUCK-3", "TRUCK-9"))
                .body("items.outcome", contains("CHANGED", "CHANGED", "UNCHANGED", "REFUSED"))
                .body("items[0].fields", contains(Map.of("field", "LOAN_TYPE", "from", "normal", "to", "short")))
                .body("items[3].reasons.code", contains("unknown-item"));
        librarian().get(BASE + "/items/" + one).then().body("loanType", equalTo("normal"), "version", equalTo(1));

        try (var events = EventProbe.on(Topic.ITEMS)) {
            ended(id).body("total", equalTo(4), "changed", equalTo(2), "unchanged", equalTo(1), "refused", equalTo(1));
            events.eventually(_ -> assertThat(events.eventsOf(one))
                    .last()
                    .isInstanceOfSatisfying(ItemChanged.class, told -> assertThat(told.loanType())
                            .isEqualTo("short")));
        }
        librarian().get(BASE + "/items/" + same).then().body("version", equalTo(1));
        librarian()
                .get(BASE + "/items/" + one + "/history")
                .then()
                .body("items[0].origin", equalTo("BULK_EDIT"), "items[0].batchId", equalTo(id.toString()));

        // Somebody edits the second one before the bulk edit is taken back.
        writing(itemBody(record, library.branchShelf(), "TRUCK-2", Map.of("loanType", "reserve")))
                .header("If-Match", "*")
                .put(BASE + "/items/" + two)
                .then()
                .statusCode(200);
        UUID undo = librarian()
                .contentType(ContentType.JSON)
                .post(BASE + "/bulk-edits/" + id + "/undo")
                .then()
                .statusCode(201)
                .body("undoOf", equalTo(id.toString()), "total", equalTo(2))
                .extract()
                .jsonPath()
                .getUUID("id");
        rows(undo)
                .body("items.outcome", contains("CHANGED", "REFUSED"))
                .body(
                        "items[1].reasons",
                        contains(Map.of("code", "changed-since", "field", "LOAN_TYPE", "value", "reserve")));
        ended(undo).body("changed", equalTo(1), "refused", equalTo(1));
        librarian().get(BASE + "/items/" + one).then().body("loanType", equalTo("normal"));
        librarian().get(BASE + "/items/" + two).then().body("loanType", equalTo("reserve"));
        librarian()
                .contentType(ContentType.JSON)
                .post(BASE + "/bulk-edits/" + id + "/undo")
                .then()
                .statusCode(409)
                .body("code", equalTo("bulk-edit-undone"));
    }

    @Test
    void items_of_a_filter_are_edited_in_many_ways_and_those_that_cannot_say_why() {
        UUID shelf = CatalogueApi.place("LOCATION", "BULK-" + serial, library.main(), Map.of());
        var ids = new ArrayList<UUID>();
        for (String number : List.of("QA75 .A1", "QA76 .A1", "QA76 .B2 2019", "QA77 .A1")) {
            ids.add(writing(itemBody(record, shelf, null, Map.of("callNumber", number)))
                    .post(BASE + "/items")
                    .then()
                    .extract()
                    .jsonPath()
                    .getUUID("id"));
        }
        UUID id = planned(Map.of(
                "filter",
                        Map.of(
                                "locationId",
                                shelf,
                                "callNumbers",
                                Map.of("from", "QA76", "to", "QA76 .B2", "scheme", "LC")),
                "operations",
                        List.of(
                                operation("CALL_NUMBER_PREFIX", "SET", "REF"),
                                operation("PROCESS_TAGS", "ADD", "EXHIBITION"),
                                operation(
                                        "LOCATION", "SET", library.branchShelf().toString()),
                                operation("CHECK_IN_NOTE", "APPEND", "Back to the show"))));
        rows(id).body("items.itemId", contains(ids.get(1).toString(), ids.get(2).toString()));
        ended(id).body("changed", equalTo(2));
        librarian()
                .get(BASE + "/items/" + ids.get(2))
                .then()
                .body("callNumberPrefix", equalTo("REF"), "processTags", contains("EXHIBITION"))
                .body("locationId", equalTo(library.branchShelf().toString()))
                .body("notes.atCheckIn", equalTo("Back to the show"));
        librarian().get(BASE + "/items/" + ids.get(0)).then().body("callNumberPrefix", nullValue());

        UUID wrong = planned(Map.of(
                "itemIds", List.of(ids.get(0), UUID.randomUUID()),
                "operations",
                        List.of(operation("MATERIAL_TYPE", "SET", "scroll"), operation("CONDITION", "SET", "shiny"))));
        rows(wrong)
                .body("items[0].reasons.code", containsInAnyOrder("unknown-material-type", "unknown-code"))
                .body("items[1].reasons.code", contains("unknown-item"));
        ended(wrong).body("changed", equalTo(0), "refused", equalTo(2));
        librarian()
                .queryParam("outcome", "REFUSED")
                .get(BASE + "/bulk-edits/" + wrong + "/rows")
                .then()
                .body("items", hasSize(2))
                .body("items[0].reasons.code", containsInAnyOrder("unknown-material-type", "unknown-code"));
    }

    @Test
    void a_bulk_edit_goes_on_where_its_runner_stopped_and_stops_when_wanted() {
        var rows = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < 450; row++) {
            rows.add(itemBody(record, library.mainStacks(), null, Map.of()));
        }
        List<String> ids = writing(Map.of("items", rows))
                .post(BASE + "/items/batch")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("rows.id", String.class);
        UUID id = planned(Map.of("itemIds", ids, "operations", List.of(operation("STAFF_NOTE", "APPEND", "seen"))));
        librarian()
                .contentType(ContentType.JSON)
                .post(BASE + "/bulk-edits/" + id + "/run")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        librarian().get(BASE + "/bulk-edits/" + id).jsonPath().getInt("changed") > 0);
        runner.stop();
        runner.start();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> librarian()
                .get(BASE + "/bulk-edits/" + id)
                .then()
                .body("state", equalTo("DONE"), "changed", equalTo(450)));
        // Done once and once only: the note would be there twice.
        for (String item : List.of(ids.getFirst(), ids.get(225), ids.getLast())) {
            librarian()
                    .get(BASE + "/items/" + item)
                    .then()
                    .body("notes.forStaff", equalTo("seen"), "version", equalTo(2));
        }

        runner.stop();
        UUID waiting = planned(Map.of("itemIds", ids, "operations", List.of(operation("STAFF_NOTE", "CLEAR", " "))));
        librarian()
                .contentType(ContentType.JSON)
                .post(BASE + "/bulk-edits/" + waiting + "/run")
                .then()
                .statusCode(202);
        librarian()
                .delete(BASE + "/bulk-edits/" + waiting)
                .then()
                .statusCode(202)
                .body("state", equalTo("CANCELLED"));
        librarian()
                .contentType(ContentType.JSON)
                .post(BASE + "/bulk-edits/" + waiting + "/run")
                .then()
                .statusCode(409)
                .body("code", equalTo("bulk-edit-state"));
    }

    @Test
    void a_plan_that_makes_no_sense_is_no_plan() {
        writing(Map.of("operations", List.of(operation("LOAN_TYPE", "SET", "short"))))
                .post(BASE + "/bulk-edits")
                .then()
                .statusCode(400)
                .body("errors.code", contains("exactly-one"));
        writing(Map.of(
                        "barcodes", List.of("X"),
                        "operations", List.of(operation("BARCODE", "SET", "1"), operation("PRICE", "ADD", "1"))))
                .post(BASE + "/bulk-edits")
                .then()
                .statusCode(400)
                .body("errors.code", contains("field-not-editable", "action-not-applicable"));
    }

    @Test
    void bulk_edits_are_for_those_who_may_and_touch_their_branches_only() {
        UUID elsewhere = CatalogueApi.item(record, library.mainStacks(), "SCOPE-" + serial);
        var plan = Map.of("itemIds", List.of(elsewhere), "operations", List.of(operation("LOAN_TYPE", "SET", "short")));
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .contentType(ContentType.JSON)
                .body(plan)
                .post(BASE + "/bulk-edits")
                .then()
                .statusCode(403);
        String east = Tokens.staff("east")
                .with(Permissions.CATALOG_ITEMS_BULK_EDIT)
                .atBranches(library.branch())
                .bearer();
        UUID id = given().auth()
                .oauth2(east)
                .contentType(ContentType.JSON)
                .body(plan)
                .post(BASE + "/bulk-edits")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        given().auth()
                .oauth2(east)
                .contentType(ContentType.JSON)
                .post(BASE + "/bulk-edits/" + id + "/run")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().auth()
                .oauth2(east)
                .get(BASE + "/bulk-edits/" + id + "/rows")
                .then()
                .body("items.outcome", contains("REFUSED"))
                .body("items[0].reasons.code", contains("outside-branch-scope"))
                .body("items[0].fields", empty()));
    }
}

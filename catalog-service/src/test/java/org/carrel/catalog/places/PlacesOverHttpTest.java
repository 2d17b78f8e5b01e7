package org.carrel.catalog.places;

import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.PlaceRemoved;
import org.carrel.events.Topic;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.library;
import static org.carrel.catalog.CatalogueApi.place;
import static org.carrel.catalog.CatalogueApi.placeBody;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class PlacesOverHttpTest {

    private static CatalogueApi.@Nullable Library shared;

    private CatalogueApi.Library tree;

    @BeforeEach
    void consortium() {
        CatalogueApi.Library made = shared == null ? library() : shared;
        shared = made;
        tree = made;
    }

    @Test
    void a_place_is_added_read_edited_and_removed_and_everyone_is_told() {
        UUID branch = tree.main();
        try (var places = EventProbe.on(Topic.PLACES)) {
            UUID desk = place("SERVICE_POINT", "DESK-1", branch, Map.of("pickup", true, "name", "Front desk"));
            reader().get(BASE + "/places/" + desk)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("name", equalTo("Front desk"), "pickup", equalTo(true), "timeZone", nullValue());
            var body = placeBody("SERVICE_POINT", "DESK-1", branch, Map.of("pickup", false, "name", "Side desk"));
            writing(body)
                    .header("If-Match", "\"1\"")
                    .put(BASE + "/places/" + desk)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("name", equalTo("Side desk"));
            librarian()
                    .header("If-Match", "\"2\"")
                    .delete(BASE + "/places/" + desk)
                    .then()
                    .statusCode(204);
            reader().get(BASE + "/places/" + desk).then().statusCode(404).body("code", equalTo("not-found"));
            places.eventually(_ -> assertThat(places.eventsOf(desk))
                    .containsExactly(
                            new PlaceChanged(
                                    desk,
                                    1,
                                    PlaceKind.SERVICE_POINT,
                                    "DESK-1",
                                    "Front desk",
                                    branch,
                                    null,
                                    true,
                                    false),
                            new PlaceChanged(
                                    desk,
                                    2,
                                    PlaceKind.SERVICE_POINT,
                                    "DESK-1",
                                    "Side desk",
                                    branch,
                                    null,
                                    false,
                                    false),
                            new PlaceRemoved(desk, 3)));
        }
    }

    @Test
    void an_edit_that_changes_nothing_is_no_new_version() {
        UUID place = place("LOCATION", "SAME", tree.main(), Map.of());
        for (int times = 0; times < 2; times++) {
            writing(placeBody("LOCATION", "SAME", tree.main(), Map.of()))
                    .header("If-Match", "\"1\"")
                    .put(BASE + "/places/" + place)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"");
        }
    }

    @Test
    void every_reason_against_a_place_is_named() {
        writing(placeBody(
                        "LOCATION",
                        "MAIN",
                        tree.consortium(),
                        Map.of("pickup", true, "mobile", true, "timeZone", "Mars/Olympus")))
                .post(BASE + "/places")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("place-refused"))
                .body(
                        "reasons.code",
                        containsInAnyOrder(
                                "code-taken",
                                "wrong-parent",
                                "pickup-not-applicable",
                                "mobile-not-applicable",
                                "unknown-time-zone"))
                .body("reasons.find { it.code == 'wrong-parent' }.expected", equalTo("BRANCH"));
        writing(placeBody("CONSORTIUM", "SECOND", null, Map.of()))
                .post(BASE + "/places")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("second-consortium"));
    }

    @Test
    void the_time_zone_that_branches_live_by_cannot_be_taken_away() {
        var body = placeBody("CONSORTIUM", "ALL", null, Map.of());
        writing(body)
                .header("If-Match", "*")
                .put(BASE + "/places/" + tree.consortium())
                .then()
                .statusCode(409)
                .body("reasons.code", contains("time-zone-missing", "time-zone-missing"));
    }

    @Test
    void a_place_with_others_below_it_stays() {
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/places/" + tree.main())
                .then()
                .statusCode(409)
                .body("reasons.findAll { it.code == 'has-child' }.place", hasItem("MAIN-STACKS"));
    }

    @Test
    void edits_say_which_version_they_were_made_on() {
        UUID place = place("LOCATION", "GUARDED", tree.main(), Map.of());
        var body = placeBody("LOCATION", "GUARDED", tree.main(), Map.of("name", "Other"));
        writing(body).put(BASE + "/places/" + place).then().statusCode(428).body("code", equalTo("if-match-required"));
        writing(body)
                .header("If-Match", "\"7\"")
                .put(BASE + "/places/" + place)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-version"));
        librarian().delete(BASE + "/places/" + place).then().statusCode(428);
    }

    @Test
    void a_repeated_request_adds_one_place() {
        var body = placeBody("LOCATION", "ONCE", tree.main(), Map.of());
        String first = writing(body)
                .header("Idempotency-Key", "add-once")
                .post(BASE + "/places")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String second = writing(body)
                .header("Idempotency-Key", "add-once")
                .post(BASE + "/places")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract()
                .asString();
        assertThat(second).isEqualTo(first);
        writing(placeBody("LOCATION", "TWICE", tree.main(), Map.of()))
                .header("Idempotency-Key", "add-once")
                .post(BASE + "/places")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void places_are_listed_a_page_at_a_time_and_found_by_code() {
        var first = reader().queryParam("limit", 2).get(BASE + "/places").then().statusCode(200);
        first.body("items", hasSize(2));
        String next = first.extract().jsonPath().getString("next");
        reader().queryParam("limit", 2)
                .queryParam("after", next)
                .get(BASE + "/places")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].code", greaterThan(first.extract().jsonPath().getString("items[1].code")));
        reader().queryParam("code", "MAIN")
                .get(BASE + "/places")
                .then()
                .body("items.code", contains("MAIN"), "next", nullValue());
        reader().queryParam("kind", "BRANCH").get(BASE + "/places").then().body("items.code", contains("EAST", "MAIN"));
        reader().queryParam("after", "made-up").get(BASE + "/places").then().statusCode(400);
    }

    @Test
    void only_those_who_may_arrange_places_do() {
        reader().contentType(ContentType.JSON)
                .body(placeBody("LOCATION", "NO", tree.main(), Map.of()))
                .post(BASE + "/places")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
        staffWith("catalog.items.write")
                .contentType(ContentType.JSON)
                .body(placeBody("LOCATION", "NO", tree.main(), Map.of()))
                .post(BASE + "/places")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        staffWith("catalog.items.write")
                .header("If-Match", "*")
                .delete(BASE + "/places/" + tree.main())
                .then()
                .statusCode(403);
    }

    @Test
    void a_malformed_place_is_a_matter_of_its_fields() {
        writing(Map.of("kind", "BRANCH", "code", "has blanks", "name", ""))
                .post(BASE + "/places")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItems("code", "name"));
    }
}

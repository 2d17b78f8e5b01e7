package org.carrel.catalog.kits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.ItemChanged;
import org.carrel.events.Topic;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.search;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class KitsOverHttpTest {

    private static CatalogueApi.@Nullable Library shared;
    private static int serial;
    private CatalogueApi.Library library;

    @BeforeEach
    void places() {
        CatalogueApi.Library made = shared == null ? CatalogueApi.library() : shared;
        shared = made;
        library = made;
    }

    private static UUID record(String title) {
        return CatalogueApi.record(MarcSamples.book("kits-" + ++serial, title, "Author"));
    }

    @Test
    void a_bound_volume_is_found_and_counted_under_each_of_its_titles() {
        UUID own = record("Opera omnia zygote");
        UUID second = record("Pamphlet xylophone");
        UUID third = record("Pamphlet quince");
        UUID item = CatalogueApi.item(own, library.mainStacks(), "BOUND-1");
        CatalogueApi.item(second, library.branchShelf(), null);
        writing(Map.of("boundWith", List.of(second, third, own)))
                .put(BASE + "/items/" + item + "/titles")
                .then()
                .statusCode(200)
                .body("items.recordId", contains(own.toString(), second.toString(), third.toString()))
                .body("items.role", contains("OWN", "BOUND_WITH", "BOUND_WITH"));
        reader().get(BASE + "/records/" + second + "/items")
                .then()
                .body("total", equalTo(2), "items.barcode", hasItem("BOUND-1"));
        reader().get(BASE + "/records/" + third + "/items")
                .then()
                .body("total", equalTo(1), "items.id", contains(item.toString()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> search("quince").then().body("items[0].items.total", equalTo(1)));

        // A title in a volume cannot go, and the volume does not go with it.
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/records/" + third)
                .then()
                .statusCode(409)
                .body("reasons.code", hasItem("bound-with"));
        writing(Map.of("boundWith", List.of(second)))
                .put(BASE + "/items/" + item + "/titles")
                .then()
                .statusCode(200);
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/records/" + third)
                .then()
                .statusCode(204);
        librarian().get(BASE + "/items/" + item).then().statusCode(200).body("recordId", equalTo(own.toString()));
        writing(Map.of("boundWith", List.of(third, UUID.randomUUID())))
                .put(BASE + "/items/" + item + "/titles")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("unknown-record", "unknown-record"));
        librarian()
                .get(BASE + "/items/" + item + "/titles")
                .then()
                .body("items.recordId", contains(own.toString(), second.toString()));
        staffWith("catalog.records.write")
                .contentType("application/json")
                .body(Map.of("boundWith", List.of()))
                .put(BASE + "/items/" + item + "/titles")
                .then()
                .statusCode(403);
    }

    @Test
    void circulation_knows_a_bound_volume_by_its_own_title() {
        UUID own = record("Own title");
        UUID other = record("Other title");
        UUID item = CatalogueApi.item(own, library.mainStacks(), null);
        writing(Map.of("boundWith", List.of(other)))
                .put(BASE + "/items/" + item + "/titles")
                .then()
                .statusCode(200);
        try (var events = EventProbe.on(Topic.ITEMS)) {
            writing(CatalogueApi.itemBody(own, library.mainStacks(), null, Map.of("loanType", "short")))
                    .header("If-Match", "*")
                    .put(BASE + "/items/" + item)
                    .then()
                    .statusCode(200);
            events.eventually(
                    _ -> assertThat(events.eventsOf(item)).last().isInstanceOfSatisfying(ItemChanged.class, told -> {
                        assertThat(told.recordId()).isEqualTo(own);
                        assertThat(told.title()).isEqualTo("Own title");
                    }));
        }
    }

    @Test
    void a_kit_has_parts_and_says_what_is_missing() {
        UUID record = record("Storytime kit");
        UUID kit = CatalogueApi.item(record, library.mainStacks(), "KIT-1");
        UUID puppet = CatalogueApi.item(record, library.mainStacks(), "KIT-1-A");
        var body = Map.of(
                "lending",
                "PARTS",
                "components",
                List.of(
                        Map.of("name", "Puppet", "quantity", 1, "missing", 0, "itemId", puppet),
                        Map.of("name", "Cards", "quantity", 12, "missing", 2)));
        writing(body)
                .put(BASE + "/items/" + kit + "/kit")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("pieces", equalTo(13), "missing", equalTo(2))
                .body("components.name", contains("Puppet", "Cards"))
                .body("components[0].availability", equalTo("UNKNOWN"));
        librarian()
                .get(BASE + "/items/" + kit)
                .then()
                .body("physical.pieces", equalTo(13), "physical.missingPieces", equalTo(2));
        librarian()
                .get(BASE + "/items/" + puppet + "/kit")
                .then()
                .statusCode(200)
                .body("itemId", equalTo(kit.toString()));
        writing(body).put(BASE + "/items/" + kit + "/kit").then().statusCode(428);
        writing(body)
                .header("If-Match", "\"1\"")
                .put(BASE + "/items/" + kit + "/kit")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        UUID second = CatalogueApi.item(record, library.mainStacks(), "KIT-2");
        writing(Map.of(
                        "lending",
                        "WHOLE",
                        "components",
                        List.of(
                                Map.of("name", "Puppet", "quantity", 1, "missing", 0, "itemId", puppet),
                                Map.of("name", "Kit", "quantity", 1, "missing", 0, "itemId", kit),
                                Map.of("name", "Itself", "quantity", 1, "missing", 0, "itemId", second),
                                Map.of("name", "Ghost", "quantity", 2, "missing", 3, "itemId", UUID.randomUUID()))))
                .put(BASE + "/items/" + second + "/kit")
                .then()
                .statusCode(409)
                .body(
                        "reasons.code",
                        containsInAnyOrder(
                                "part-of-another-kit",
                                "kit-in-kit",
                                "kit-in-kit",
                                "more-missing-than-there-are",
                                "item-is-one-thing",
                                "unknown-item"));
        librarian()
                .header("If-Match", "\"2\"")
                .delete(BASE + "/items/" + kit + "/kit")
                .then()
                .statusCode(204);
        librarian().get(BASE + "/items/" + puppet + "/kit").then().statusCode(404);
        librarian().get(BASE + "/items/" + kit).then().body("physical.pieces", nullValue());
        staffWith("catalog.records.write")
                .get(BASE + "/items/" + kit + "/kit")
                .then()
                .statusCode(403);
    }
}

package org.carrel.catalog.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.Availability;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventPublisher;

import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.search;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@CarrelTest
class LiveAvailabilityServiceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    /** One second is the promise; the rest is for a busy machine and a consumer that has only just joined its group. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ItemAvailabilityChanged told(
            UUID item, UUID record, long version, Availability availability, @Nullable Instant dueAt) {
        return new ItemAvailabilityChanged(item, version, record, availability, NOW, dueAt, null, null, 2);
    }

    @Test
    void a_check_out_shows_in_the_record_in_searches_and_in_facets() {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID record = CatalogueApi.record(MarcSamples.book("live", "Live availability", "Author"));
        UUID one = CatalogueApi.item(record, library.mainStacks(), null);
        UUID two = CatalogueApi.item(record, library.branchShelf(), null);
        reader().get(BASE + "/records/" + record + "/items")
                .then()
                .body("total", equalTo(2), "available", equalTo(0))
                .body("items.availability", contains("UNKNOWN", "UNKNOWN"));

        EventPublisher.publish(told(one, record, 1, Availability.AVAILABLE, null));
        EventPublisher.publish(told(two, record, 1, Availability.AVAILABLE, null));
        await().atMost(PATIENCE).untilAsserted(() -> reader().get(BASE + "/records/" + record + "/items")
                .then()
                .body("available", equalTo(2))
                .body("branches.code", containsInAnyOrder("MAIN", "EAST"))
                .body("branches.available", contains(1, 1)));

        Instant due = NOW.plus(Duration.ofDays(28));
        EventPublisher.publish(told(one, record, 2, Availability.CHECKED_OUT, due));
        await().atMost(PATIENCE).untilAsserted(() -> search("live availability")
                .then()
                .body("items[0].items.total", equalTo(2))
                .body("items[0].items.available", equalTo(1)));
        reader().get(BASE + "/records/" + record + "/items")
                .then()
                .body("items.find { it.id == '" + one + "' }.availability", equalTo("CHECKED_OUT"))
                .body("items.find { it.id == '" + one + "' }.dueAt", equalTo("2026-03-30T10:00:00Z"))
                .body("items.find { it.id == '" + one + "' }.requestsWaiting", equalTo(2));

        EventPublisher.publish(told(two, record, 2, Availability.CHECKED_OUT, due));
        await().atMost(PATIENCE).untilAsserted(() -> reader().queryParam("q", "live availability")
                .queryParam("available", true)
                .get(BASE + "/search")
                .then()
                .body("items", hasSize(0)));

        // An old word that comes late changes nothing.
        EventPublisher.publish(told(two, record, 1, Availability.AVAILABLE, null));
        EventPublisher.publish(told(one, record, 3, Availability.AVAILABLE, null));
        await().atMost(PATIENCE).untilAsserted(() -> reader().get(BASE + "/records/" + record + "/items")
                .then()
                .body("available", equalTo(1)));
        reader().queryParam("q", "live availability")
                .queryParam("facet", "BRANCH")
                .get(BASE + "/search")
                .then()
                .body("facets.branch.label", containsInAnyOrder("Place MAIN", "Place EAST"));

        // In repair it is on nobody's shelf, whatever circulation says.
        writing(itemBody(record, library.mainStacks(), null, Map.of("processTags", Set.of("REPAIR"))))
                .header("If-Match", "*")
                .put(BASE + "/items/" + one)
                .then()
                .statusCode(200);
        reader().get(BASE + "/records/" + record + "/items").then().body("available", equalTo(0));
    }
}

package org.carrel.catalog.shelf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.Availability;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class CollectionOverHttpTest {

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
        return CatalogueApi.record(MarcSamples.book("collection-" + ++serial, title, "Author"));
    }

    private UUID location() {
        return CatalogueApi.place("LOCATION", "L" + ++serial, library.main(), Map.of());
    }

    private static UUID item(UUID record, UUID location, Map<String, Object> more) {
        return writing(itemBody(record, location, null, more))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    @Test
    void numbers_of_a_register_have_no_gaps_and_are_given_once() throws Exception {
        writing(Map.of("name", "Main 2026", "prefix", "2026-", "width", 5, "first", 41))
                .put(BASE + "/accession-registers/main-2026")
                .then()
                .statusCode(201)
                .body("next", equalTo(41));
        UUID record = record("Accessioned");
        var items = new ArrayList<UUID>();
        for (int number = 0; number < 12; number++) {
            items.add(item(record, library.mainStacks(), Map.of()));
        }
        try (var desks = Executors.newFixedThreadPool(4)) {
            var given = desks.invokeAll(items.stream()
                    .<Callable<String>>map(id -> () -> writing(Map.of("register", "main-2026"))
                            .post(BASE + "/items/" + id + "/accession")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getString("kept.accessionNumber"))
                    .toList());
            var numbers = new HashSet<String>();
            for (var number : given) {
                numbers.add(number.get());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrder(
                            "2026-00041",
                            "2026-00042",
                            "2026-00043",
                            "2026-00044",
                            "2026-00045",
                            "2026-00046",
                            "2026-00047",
                            "2026-00048",
                            "2026-00049",
                            "2026-00050",
                            "2026-00051",
                            "2026-00052");
        }
        writing(Map.of("register", "main-2026"))
                .post(BASE + "/items/" + items.getFirst() + "/accession")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("already-accessioned"));
        writing(Map.of("register", "none"))
                .post(BASE + "/items/" + item(record, library.mainStacks(), Map.of()) + "/accession")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("unknown-register"));
        var page = librarian()
                .queryParam("limit", 10)
                .get(BASE + "/accession-registers/main-2026/entries")
                .then()
                .statusCode(200)
                .body("items[0].accessionNumber", equalTo("2026-00041"), "items[0].item.title", equalTo("Accessioned"))
                .extract()
                .jsonPath();
        librarian()
                .queryParam("after", page.getString("next"))
                .get(BASE + "/accession-registers/main-2026/entries")
                .then()
                .body("items.accessionNumber", contains("2026-00051", "2026-00052"));
        staffWith("catalog.items.write")
                .contentType("application/json")
                .body(Map.of("name", "x", "width", 1))
                .put(BASE + "/accession-registers/x")
                .then()
                .statusCode(403);
        staffWith("catalog.records.write")
                .contentType("application/json")
                .body(Map.of("register", "main-2026"))
                .post(BASE + "/items/" + items.getFirst() + "/accession")
                .then()
                .statusCode(403);
    }

    @Test
    void barcodes_are_taken_from_a_range_by_one_only_and_a_short_scan_is_made_whole() {
        var range = Map.of(
                "name",
                "Main",
                "prefix",
                "30234",
                "width",
                8,
                "checkDigit",
                "CODABAR_14",
                "first",
                51786,
                "last",
                51790);
        writing(range).put(BASE + "/barcode-ranges/main").then().statusCode(201);
        UUID taken = CatalogueApi.item(record("Labelled"), library.mainStacks(), "30234000517861");
        librarian()
                .queryParam("text", "51786")
                .get(BASE + "/barcode-ranges/main/completion")
                .then()
                .statusCode(200)
                .body("barcode", equalTo("30234000517861"), "itemId", equalTo(taken.toString()));
        librarian()
                .queryParam("text", "5178x")
                .get(BASE + "/barcode-ranges/main/completion")
                .then()
                .statusCode(400);
        List<String> first = reserved(2).getList("barcodes", String.class);
        List<String> second = reserved(2).getList("barcodes", String.class);
        // 51786 is on a book already.
        assertThat(first).allMatch(barcode -> barcode.matches("3023400051787.|3023400051788."));
        assertThat(second).allMatch(barcode -> barcode.matches("3023400051789.|3023400051790."));
        writing(Map.of("count", 1))
                .post(BASE + "/barcode-ranges/main/reservations")
                .then()
                .statusCode(409)
                .body("code", equalTo("barcode-range-exhausted"), "left", equalTo(0));
        writing(Map.of("name", "x", "prefix", "30234", "width", 7, "checkDigit", "CODABAR_14", "first", 1, "last", 9))
                .put(BASE + "/barcode-ranges/short")
                .then()
                .statusCode(409)
                .body("code", equalTo("barcode-range-impossible"));
        staffWith("catalog.records.write")
                .contentType("application/json")
                .body(Map.of("count", 1))
                .post(BASE + "/barcode-ranges/main/reservations")
                .then()
                .statusCode(403);
    }

    private static JsonPath reserved(int count) {
        return writing(Map.of("count", count))
                .post(BASE + "/barcode-ranges/main/reservations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void an_item_leaves_with_a_reason_when_nobody_has_it_and_comes_back() {
        UUID record = record("Leaving");
        UUID one = item(record, library.mainStacks(), Map.of());
        UUID two = item(record, library.mainStacks(), Map.of());
        EventPublisher.publish(new ItemAvailabilityChanged(
                one, 1, record, Availability.CHECKED_OUT, Instant.parse("2026-03-02T10:00:00Z"), null, null, null, 0));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> librarian()
                .get(BASE + "/records/" + record + "/items")
                .then()
                .body("items.availability", hasItem("CHECKED_OUT")));
        var how = Map.of("reason", "worn-out", "disposition", "SOLD", "note", "book sale");
        writing(how)
                .post(BASE + "/items/" + one + "/withdrawal")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("in-circulation"), "reasons[0].availability", equalTo("CHECKED_OUT"));
        writing(itemBody(record, library.mainStacks(), null, Map.of("withdrawn", true)))
                .header("If-Match", "*")
                .put(BASE + "/items/" + one)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("in-circulation"));
        writing(how)
                .post(BASE + "/items/" + two + "/withdrawal")
                .then()
                .statusCode(200)
                .body("withdrawn", equalTo(true), "kept.withdrawal.reason", equalTo("worn-out"))
                .body("kept.withdrawal.disposition", equalTo("SOLD"));
        writing(Map.of("reason", "bored", "disposition", "SOLD"))
                .post(BASE + "/items/" + one + "/withdrawal")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("unknown-code", "last-copy", "in-circulation"));
        librarian()
                .delete(BASE + "/items/" + two + "/withdrawal")
                .then()
                .statusCode(200)
                .body("withdrawn", equalTo(false), "kept.withdrawal", nullValue());
        staffWith("catalog.records.write")
                .delete(BASE + "/items/" + two + "/withdrawal")
                .then()
                .statusCode(403);
    }

    @Test
    void the_last_copy_goes_only_if_somebody_says_so() {
        UUID record = record("Last copy");
        UUID only = item(record, library.mainStacks(), Map.of());
        writing(Map.of("reason", "outdated", "disposition", "DISCARDED"))
                .post(BASE + "/items/" + only + "/withdrawal")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("last-copy"), "reasons[0].recordId", equalTo(record.toString()));
        writing(Map.of("reason", "outdated", "disposition", "DISCARDED", "lastCopyToo", true))
                .post(BASE + "/items/" + only + "/withdrawal")
                .then()
                .statusCode(200);
        writing(Map.of("reason", "outdated", "disposition", "DISCARDED", "lastCopyToo", true))
                .post(BASE + "/items/" + only + "/withdrawal")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("already-withdrawn"));
    }

    @Test
    void items_move_to_another_record_and_another_location() {
        UUID from = record("From");
        UUID to = record("To");
        UUID shelf = location();
        UUID one = CatalogueApi.item(from, library.mainStacks(), "MOVE-1");
        UUID two = item(from, library.mainStacks(), Map.of());
        writing(Map.of(
                        "itemIds",
                        List.of(two),
                        "barcodes",
                        List.of("MOVE-1", "MOVE-9"),
                        "recordId",
                        to,
                        "locationId",
                        shelf))
                .post(BASE + "/item-moves")
                .then()
                .statusCode(200)
                .body("moved", equalTo(2), "refused", equalTo(1))
                .body("rows.find { it.input == 'MOVE-9' }.reasons.code", contains("unknown-item"));
        for (UUID id : List.of(one, two)) {
            librarian()
                    .get(BASE + "/items/" + id)
                    .then()
                    .body("title", equalTo("To"), "locationId", equalTo(shelf.toString()), "version", equalTo(2));
        }
        writing(Map.of("itemIds", List.of(one), "recordId", UUID.randomUUID()))
                .post(BASE + "/item-moves")
                .then()
                .body("moved", equalTo(0), "rows[0].reasons.code", contains("unknown-record"));
        staffWith("catalog.records.write")
                .contentType("application/json")
                .body(Map.of("itemIds", List.of(one)))
                .post(BASE + "/item-moves")
                .then()
                .statusCode(403);
    }

    @Test
    void the_shelf_is_read_in_its_order_both_ways_from_any_number() {
        UUID shelf = location();
        UUID record = record("Shelved");
        for (String number : List.of("QA76 .B9", "QA76 .A2", "QA9 .Z1", "QA76.5 .A1", "QB1 .A1")) {
            item(record, shelf, Map.of("callNumber", number));
        }
        item(record, shelf, Map.of("callNumber", "QA76 .A2", "volume", "v. 10"));
        item(record, shelf, Map.of("callNumber", "QA76 .A2", "volume", "v. 9"));
        item(record, shelf, Map.of());
        item(record, library.mainStacks(), Map.of("callNumber", "QA50 .A1", "temporary", Map.of("locationId", shelf)));
        var first = librarian()
                .queryParam("locationId", shelf)
                .queryParam("limit", 4)
                .get(BASE + "/shelf-list")
                .then()
                .statusCode(200)
                .body("items.callNumber", contains("QA9 .Z1", "QA50 .A1", "QA76 .A2", "QA76 .A2"))
                .body("items.volume", contains(nullValue(), nullValue(), nullValue(), equalTo("v. 9")))
                .extract()
                .jsonPath();
        librarian()
                .queryParam("locationId", shelf)
                .queryParam("after", first.getString("next"))
                .get(BASE + "/shelf-list")
                .then()
                .body("items.callNumber", contains("QA76 .A2", "QA76 .B9", "QA76.5 .A1", "QB1 .A1"))
                .body("items[0].volume", equalTo("v. 10"), "next", nullValue());
        librarian()
                .queryParam("locationId", shelf)
                .queryParam("from", "QA76")
                .queryParam("scheme", "LC")
                .queryParam("backward", true)
                .get(BASE + "/shelf-list")
                .then()
                .body("items.callNumber", contains("QA50 .A1", "QA9 .Z1"));
        librarian()
                .queryParam("locationId", shelf)
                .queryParam("from", "QA76.5")
                .queryParam("scheme", "LC")
                .get(BASE + "/shelf-list")
                .then()
                .body("items.callNumber", contains("QA76.5 .A1", "QB1 .A1"));
        staffWith("catalog.records.write")
                .queryParam("locationId", shelf)
                .get(BASE + "/shelf-list")
                .then()
                .statusCode(403);
    }

    @Test
    void two_titles_at_one_number_are_found_and_a_free_number_is_offered() {
        UUID shelf = location();
        UUID record = record("One");
        UUID one = item(record, shelf, Map.of("callNumber", "ZA4 .M22"));
        item(record, shelf, Map.of("callNumber", "ZA4 .M22", "volume", "v. 2"));
        UUID other = item(record("Other"), shelf, Map.of("callNumber", "ZA4 .M22"));
        item(record, shelf, Map.of("callNumber", "ZA5 .M22"));
        librarian()
                .queryParam("locationId", shelf)
                .get(BASE + "/shelf-list/duplicates")
                .then()
                .statusCode(200)
                .body("items.itemId", contains(one.toString(), other.toString()));
        librarian()
                .queryParam("callNumber", "ZA4 .M22")
                .get(BASE + "/shelf-list/free-cutter")
                .then()
                .body("callNumber", equalTo("ZA4 .M222"), "asWanted", equalTo(false));
        librarian()
                .queryParam("callNumber", "ZA4 .M2")
                .get(BASE + "/shelf-list/free-cutter")
                .then()
                .body("callNumber", equalTo("ZA4 .M2"), "asWanted", equalTo(true));
        librarian()
                .queryParam("callNumber", "ZA4")
                .get(BASE + "/shelf-list/free-cutter")
                .then()
                .statusCode(400);
    }

    @Test
    void the_collection_is_counted() {
        UUID shelf = location();
        UUID record = record("Counted");
        item(record, shelf, Map.of("callNumber", "QA76 .A2", "acquisition", Map.of("on", "1999-05-01")));
        item(record, shelf, Map.of("callNumber", "823.8 DIC", "acquisition", Map.of("on", "1999-12-31")));
        item(record, shelf, Map.of("callNumber", "824 X", "materialType", "dvd", "withdrawn", true));
        librarian()
                .queryParam("by", "CALL_NUMBER_CLASS")
                .queryParam("locationId", shelf)
                .get(BASE + "/collection-statistics")
                .then()
                .statusCode(200)
                .body("counts.value", contains("DEWEY 820", "LC QA"), "counts.items", contains(1, 1))
                .body("counts.withdrawn", contains(1, 0));
        librarian()
                .queryParam("by", "ACQUISITION_YEAR")
                .queryParam("locationId", shelf)
                .get(BASE + "/collection-statistics")
                .then()
                .body("counts.find { it.value == '1999' }.items", equalTo(2))
                .body("counts.find { it.value == '1999' }.titles", equalTo(1));
        librarian()
                .queryParam("by", "MATERIAL_TYPE")
                .queryParam("branchId", library.main())
                .queryParam("locationId", shelf)
                .get(BASE + "/collection-statistics/csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(equalTo("value,items,titles,withdrawn\r\n\"book\",2,1,0\r\n\"dvd\",0,0,1\r\n"));
        for (String by : List.of("BRANCH", "LOCATION", "LOAN_TYPE", "CONDITION", "STATISTICAL_CODE")) {
            librarian()
                    .queryParam("by", by)
                    .queryParam("locationId", shelf)
                    .get(BASE + "/collection-statistics")
                    .then()
                    .statusCode(200)
                    .body("counts.items", contains(2));
        }
        staffWith("catalog.items.write")
                .queryParam("by", "BRANCH")
                .get(BASE + "/collection-statistics")
                .then()
                .statusCode(403);
    }
}

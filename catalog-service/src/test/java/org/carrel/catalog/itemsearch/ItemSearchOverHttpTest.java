package org.carrel.catalog.itemsearch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.Availability;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@CarrelTest
class ItemSearchOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static CatalogueApi.@Nullable Library shared;

    private CatalogueApi.Library library;

    @BeforeEach
    void places() {
        CatalogueApi.Library made = shared == null ? CatalogueApi.library() : shared;
        shared = made;
        library = made;
    }

    private static UUID item(UUID record, UUID location, @Nullable String barcode, Map<String, Object> more) {
        return writing(itemBody(record, location, barcode, more))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static JsonPath found(RequestSpecification asked) {
        return asked.get(BASE + "/search/items")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<UUID> ids(String q, Map<String, ?> filters) {
        return found(librarian().queryParam("q", q).queryParams(filters)).getList("items.id", UUID.class);
    }

    private static List<UUID> ids(String q) {
        return ids(q, Map.of());
    }

    @Test
    void an_item_is_found_by_whatever_of_it_is_at_hand_as_soon_as_it_is_stored() {
        UUID record = CatalogueApi.record(MarcSamples.book("at-hand", "Quokkas of Rottnest", "Island, Ida"));
        writing(Map.of("name", "Hand", "prefix", "HND-", "width", 5, "first", 77))
                .put(BASE + "/accession-registers/at-hand")
                .then()
                .statusCode(201);
        UUID item = item(
                record,
                library.mainStacks(),
                "QUOK-771-9xY%",
                Map.of(
                        "callNumber",
                        "QL737.M35 Q86 2011",
                        "callNumberPrefix",
                        "REF",
                        "notes",
                        Map.of("forStaff", "Binding gnawed at", "forPublic", "Signed copy")));
        writing(Map.of("register", "at-hand"))
                .post(BASE + "/items/" + item + "/accession")
                .then()
                .statusCode(200);
        UUID other = item(
                CatalogueApi.record(MarcSamples.book("not-at-hand", "Other marsupials", "Island, Ida")),
                library.mainStacks(),
                "QUOK-772",
                Map.of("callNumber", "QL737.M36 A1", "notes", Map.of("forStaff", "Binding sound")));

        for (String way : List.of(
                "QUOK-771-9xY%",
                " -9xY% ",
                "ql 737 . m35q",
                "QL737.M35 Q86 2011",
                "hnd-00077",
                "HND-0007",
                "gnawed binding",
                "SIGNED gnawed")) {
            assertThat(ids(way)).as(way).containsExactly(item);
        }
        for (String none : List.of("xY%", "%", "QUOK-771", "L737.M35", "00077", "gnawed sound", "771-9xY_", "?!")) {
            assertThat(ids(none)).as(none).isEmpty();
        }
        assertThat(ids("ql737.m3")).containsExactly(item, other);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(ids("rottnest QUOKKAS")).containsExactly(item);
            assertThat(ids("marsupials")).containsExactly(other);
        });
        librarian()
                .queryParam("q", "hnd-00077")
                .get(BASE + "/search/items")
                .then()
                .body("items[0].title", equalTo("Quokkas of Rottnest"))
                .body("items[0].author", equalTo("Island, Ida"))
                .body("items[0].callNumber", equalTo("REF QL737.M35 Q86 2011"))
                .body("items[0].accessionNumber", equalTo("HND-00077"))
                .body("items[0].branchId", equalTo(library.main().toString()))
                .body("items[0].availability", equalTo("UNKNOWN"))
                .body("titlesCut", equalTo(false));
    }

    @Test
    void filters_keep_what_meets_all_of_them() {
        UUID record = CatalogueApi.record(MarcSamples.book("filters", "Filtered", "Author"));
        writing(Map.of("name", "Found again"))
                .put(BASE + "/statistical-codes/refound")
                .then()
                .statusCode(201);
        UUID plain = item(record, library.mainStacks(), "FILT-1", Map.of());
        UUID away = item(
                record,
                library.mainStacks(),
                "FILT-2",
                Map.of(
                        "temporary",
                        Map.of("locationId", library.branchShelf()),
                        "statisticalCodes",
                        List.of("refound")));
        UUID mended = item(record, library.branchShelf(), "FILT-3", Map.of("processTags", List.of("REPAIR")));
        UUID gone = item(record, library.branchShelf(), "FILT-4", Map.of("withdrawn", true));
        EventPublisher.publish(new ItemAvailabilityChanged(
                plain, 1, record, Availability.MISSING, Instant.parse("2026-03-02T10:00:00Z"), null, null, null, 0));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids("", with(record, "availability", "MISSING")))
                .containsExactly(plain));

        assertThat(ids("", with(record, "sort", "BARCODE"))).containsExactly(plain, away, mended, gone);
        assertThat(ids("", with(record, "availability", "UNKNOWN"))).containsExactlyInAnyOrder(away, mended, gone);
        assertThat(ids("", with(record, "branchId", library.main()))).containsExactly(plain);
        assertThat(ids("", with(record, "locationId", library.branchShelf())))
                .containsExactlyInAnyOrder(away, mended, gone);
        assertThat(ids("", with(record, "processTag", "REPAIR"))).containsExactly(mended);
        assertThat(ids("", with(record, "statisticalCode", "refound"))).containsExactly(away);
        assertThat(ids("", with(record, "withdrawn", true))).containsExactly(gone);
        assertThat(ids("", with(record, "withdrawn", false)))
                .doesNotContain(gone)
                .hasSize(3);
        assertThat(ids("", with(record, "materialType", "book"))).hasSize(4);
        assertThat(ids("", with(record, "materialType", "map"))).isEmpty();
        assertThat(ids("", with(record, "loanType", "normal"))).hasSize(4);
        assertThat(ids("", with(record, "loanType", "other"))).isEmpty();
        assertThat(ids("FILT-3", Map.of("branchId", library.main()))).isEmpty();
        assertThat(ids("FILT-3", Map.of("branchId", library.branch()))).containsExactly(mended);
    }

    private static Map<String, Object> with(UUID record, String name, Object value) {
        return Map.of("recordId", record, name, value);
    }

    @Test
    void pages_in_every_order_have_no_gaps_and_no_item_twice() {
        UUID record = CatalogueApi.record(MarcSamples.book("pages", "Paginated pangolins", "Author"));
        var added = new ArrayList<UUID>();
        for (int number = 0; number < 11; number++) {
            var more = new HashMap<String, Object>(Map.of("notes", Map.of("forStaff", "pangolin")));
            if (number % 3 != 0) {
                more.put("callNumber", "QL737.P5 " + (number % 2 == 0 ? "A1" : "B" + number));
            }
            added.add(item(record, library.mainStacks(), number % 4 == 0 ? null : "PANG-" + (100 - number), more));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("pangolins")).hasSize(11));
        for (String order : List.of("CALL_NUMBER", "BARCODE", "NEWEST")) {
            for (var asked : List.of(
                    Map.<String, Object>of("q", "pangolin"),
                    Map.<String, Object>of("q", "pangolins"),
                    Map.<String, Object>of("recordId", record))) {
                List<JsonPath> pages = pages(asked, order);
                List<UUID> seen = all(pages, "items.id", UUID.class);
                assertThat(pages).as(order).hasSize(4);
                assertThat(seen).as(order).containsExactlyInAnyOrderElementsOf(added);
                switch (order) {
                    case "BARCODE" ->
                        assertThat(all(pages, "items.barcode", String.class).subList(3, 11))
                                .doesNotContainNull()
                                .isSorted();
                    case "NEWEST" -> assertThat(seen).containsExactlyElementsOf(added.reversed());
                    default ->
                        assertThat(all(pages, "items.callNumber", String.class))
                                .startsWith(null, null, null, null, "QL737.P5 A1", "QL737.P5 A1", "QL737.P5 A1")
                                .endsWith("QL737.P5 B1", "QL737.P5 B5", "QL737.P5 B7")
                                .hasSize(11);
                }
            }
        }
    }

    private static List<JsonPath> pages(Map<String, Object> asked, String order) {
        return Stream.iterate(
                        found(librarian().queryParams(asked).queryParams("sort", order, "limit", 3)),
                        page -> page != null,
                        page -> page.getString("next") == null
                                ? null
                                : found(librarian()
                                        .queryParams(asked)
                                        .queryParams("sort", order, "limit", 3, "after", page.getString("next"))))
                .toList();
    }

    private static <T> List<T> all(List<JsonPath> pages, String path, Class<T> type) {
        var all = new ArrayList<T>();
        pages.forEach(page -> all.addAll(page.getList(path, type)));
        return all;
    }

    @Test
    void only_staff_who_keep_items_find_them_and_a_place_of_another_order_is_refused() {
        reader().get(BASE + "/search/items").then().statusCode(401);
        staffWith(Permissions.CATALOG_RECORDS_WRITE)
                .get(BASE + "/search/items")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        UUID record = CatalogueApi.record(MarcSamples.book("refused", "Refused", "Author"));
        item(record, library.mainStacks(), "REFU-1", Map.of());
        item(record, library.mainStacks(), "REFU-2", Map.of());
        String next = found(staffWith(Permissions.CATALOG_ITEMS_WRITE)
                        .queryParams("recordId", record, "sort", "BARCODE", "limit", 1))
                .getString("next");
        assertThat(next).isNotNull();
        librarian()
                .queryParams("recordId", record, "sort", "NEWEST", "after", next)
                .get(BASE + "/search/items")
                .then()
                .statusCode(400)
                .body("errors.field", contains("after"));
        librarian()
                .queryParam("q", "a\u0000b")
                .get(BASE + "/search/items")
                .then()
                .statusCode(400);
    }
}

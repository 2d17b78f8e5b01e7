package org.carrel.catalog.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;

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
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class OrdersOverHttpTest {

    private static CatalogueApi.@Nullable Library shared;
    private static @Nullable UUID sharedVendor;

    private CatalogueApi.Library library;
    private UUID vendor;

    @BeforeEach
    void consortium() {
        CatalogueApi.Library made = shared == null ? CatalogueApi.library() : shared;
        shared = made;
        library = made;
        UUID kept = sharedVendor == null
                ? writing(Map.of("code", "acme", "name", "Acme Books"))
                        .post(BASE + "/vendors")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getUUID("id")
                : sharedVendor;
        sharedVendor = kept;
        vendor = kept;
    }

    private Map<String, Object> line(String title, @Nullable String isbn, String material, int main, int east) {
        var line = new HashMap<String, Object>(Map.of(
                "title",
                title,
                "author",
                "Bloch, Joshua",
                "year",
                "2018",
                "materialType",
                material,
                "loanType",
                "normal",
                "price",
                Map.of("minor", 4500, "currency", "EUR"),
                "fund",
                "fund-" + title.replaceAll("[^a-z]", ""),
                "copies",
                List.of(
                        Map.of("locationId", library.mainStacks(), "quantity", main),
                        Map.of("locationId", library.branchShelf(), "quantity", east))));
        if (isbn != null) {
            line.put("isbn", isbn);
        }
        return line;
    }

    private JsonPath placed(Map<String, Object> line) {
        return writing(Map.of("vendorId", vendor, "lines", List.of(line)))
                .post(BASE + "/orders")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse step(UUID item, Object body) {
        return writing(body).post(BASE + "/processing/items/" + item + "/steps").then();
    }

    @Test
    void a_title_comes_from_the_vendor_to_the_shelf() {
        JsonPath order = placed(line("Effective Java", "978-0-13-468599-1", "book", 2, 1));
        UUID id = order.getUUID("id");
        UUID record = order.getUUID("lines[0].recordId");
        assertThat(order.getInt("lines[0].copies.ORDERED")).isEqualTo(3);
        reader().get(BASE + "/records/" + record).then().statusCode(404);
        librarian().get(BASE + "/records/" + record).then().statusCode(200);
        librarian()
                .queryParam("recordId", record)
                .get(BASE + "/items")
                .then()
                .body("items", hasSize(3))
                .body("items.processTags.flatten().unique()", contains("ON_ORDER"))
                .body("items[0].barcode", nullValue());

        // One copy comes labelled, for the branch; it is accessioned at once.
        JsonPath after = writing(Map.of(
                        "copies",
                        List.of(Map.of(
                                "line",
                                1,
                                "locationId",
                                library.branchShelf(),
                                "barcode",
                                "ORD-1",
                                "price",
                                Map.of("minor", 4200, "currency", "EUR"))),
                        "queueLabels",
                        Set.of("BARCODE")))
                .post(BASE + "/orders/" + id + "/receipts")
                .then()
                .statusCode(200)
                .body("lines[0].copies.ORDERED", equalTo(2), "lines[0].copies.ACCESSIONED", equalTo(1))
                .body("closedAt", nullValue())
                .extract()
                .jsonPath();
        UUID item = UUID.fromString(after.getString("lines[0].items.find { it.step == 'ACCESSIONED' }.itemId"));
        assertThat(after.getString("lines[0].items.find { it.step == 'ACCESSIONED' }.accession"))
                .matches("LIB-\\d{6}");
        librarian()
                .get(BASE + "/items/" + item)
                .then()
                .body("barcode", equalTo("ORD-1"), "price.minor", equalTo(4200))
                .body("locationId", equalTo(library.branchShelf().toString()));
        librarian()
                .queryParam("branchId", library.branch())
                .get(BASE + "/labels/queue")
                .then()
                .body("items.itemId", contains(item.toString()));
        librarian()
                .get(BASE + "/orders/spending")
                .then()
                .statusCode(200)
                .body("items.find { it.fund == 'fund-ffectiveava' }.bound", equalTo(9000))
                .body("items.find { it.fund == 'fund-ffectiveava' }.spent", equalTo(4200));

        librarian().get(BASE + "/items/" + item).then().body("processTags", contains("IN_PROCESS"));
        step(item, Map.of("to", "SHELF_READY"))
                .statusCode(409)
                .body("code", equalTo("processing-refused"))
                .body("reasons.code", contains("step-out-of-order"))
                .body("reasons[0].allowed", contains("IN_PROCESS"));
        step(item, Map.of("to", "IN_PROCESS", "note", "On the truck")).statusCode(200);
        librarian()
                .queryParam("step", "IN_PROCESS")
                .queryParam("branchId", library.branch())
                .get(BASE + "/processing/items")
                .then()
                .statusCode(200)
                .body("items.itemId", contains(item.toString()));
        step(item, Map.of("to", "SHELF_READY"))
                .statusCode(409)
                .body("reasons.task", contains("stamp", "spine-label", "barcode-label", "security", "check"));
        writing(Map.of("done", Set.of("stamp", "gilding")))
                .header("If-Match", "*")
                .put(BASE + "/processing/items/" + item + "/checklist")
                .then()
                .statusCode(409)
                .body("reasons.task", contains("gilding"));
        writing(Map.of("done", Set.of("stamp", "spine-label", "barcode-label", "security", "check")))
                .header("If-Match", "*")
                .put(BASE + "/processing/items/" + item + "/checklist")
                .then()
                .statusCode(200);
        step(item, Map.of("to", "SHELF_READY"))
                .statusCode(200)
                .body("step", equalTo("SHELF_READY"), "next", contains("IN_PROCESS"))
                .body("changes.step", contains("ORDERED", "RECEIVED", "ACCESSIONED", "IN_PROCESS", "SHELF_READY"))
                .body("changes[3].note", equalTo("On the truck"))
                .body("changes[4].actor", notNullValue());
        librarian().get(BASE + "/items/" + item).then().body("processTags", empty());

        // Too much in the box: nothing of it is received.
        writing(Map.of("copies", List.of(Map.of("line", 1), Map.of("line", 1), Map.of("line", 1))))
                .post(BASE + "/orders/" + id + "/receipts")
                .then()
                .statusCode(409)
                .body("code", equalTo("order-refused"))
                .body("reasons.code", contains("more-than-ordered"))
                .body("reasons[0].expected", equalTo(2));
        writing(Map.of("copies", List.of(Map.of("line", 1), Map.of("line", 1, "barcode", "ORD-1"))))
                .post(BASE + "/orders/" + id + "/receipts")
                .then()
                .statusCode(409)
                .body("reasons.reason.code", contains("barcode-taken"));
        librarian().get(BASE + "/orders/" + id).then().body("lines[0].copies.ORDERED", equalTo(2));

        // One will not come; the rest comes, and the order is closed.
        writing(Map.of("lines", List.of(Map.of("line", 1, "quantity", 1)), "reason", "Out of print"))
                .post(BASE + "/orders/" + id + "/cancellations")
                .then()
                .statusCode(200)
                .body("lines[0].copies.CANCELLED", equalTo(1));
        writing(Map.of())
                .post(BASE + "/orders/" + id + "/receipts")
                .then()
                .statusCode(200)
                .body("lines[0].copies.RECEIVED", equalTo(1))
                .body("closedAt", notNullValue());
        librarian()
                .queryParam("branchId", library.main())
                .get(BASE + "/processing")
                .then()
                .body("items.RECEIVED", equalTo(1));
    }

    @Test
    void a_line_given_up_whole_leaves_no_record_behind() {
        JsonPath order = placed(line("never printed", null, "dvd", 1, 1));
        writing(Map.of("lines", List.of(Map.of("line", 1, "quantity", 2)), "reason", "Never printed"))
                .post(BASE + "/orders/" + order.getUUID("id") + "/cancellations")
                .then()
                .statusCode(200)
                .body("closedAt", notNullValue());
        librarian()
                .get(BASE + "/records/" + order.getUUID("lines[0].recordId"))
                .then()
                .statusCode(404);
    }

    @Test
    void an_order_that_is_refused_leaves_nothing_behind() {
        placed(line("held already", "9780306406157", "book", 1, 1));
        var unplaced = new HashMap<>(line("nowhere", null, "scroll", 1, 1));
        writing(Map.of(
                        "vendorId",
                        vendor,
                        "lines",
                        List.of(line("another edition", "0-306-40615-2", "book", 1, 1), unplaced)))
                .post(BASE + "/orders")
                .then()
                .statusCode(409)
                .body("code", equalTo("order-refused"))
                .body("reasons.code", contains("already-catalogued", "copy-refused"))
                .body("reasons[0].title", equalTo("held already"))
                .body("reasons[1].reason.code", equalTo("unknown-material-type"));
        librarian()
                .queryParam("vendorId", vendor)
                .get(BASE + "/orders")
                .then()
                .body("items.lines.flatten().title", not(hasItem("nowhere")));
        writing(Map.of("vendorId", UUID.randomUUID(), "lines", List.of(line("x", null, "book", 1, 1))))
                .post(BASE + "/orders")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("unknown-vendor"));
    }

    @Test
    void checklists_are_data_and_pieces_are_counted() {
        writing(Map.of("tasks", List.of(Map.of("code", "tube", "name", "Tube", "required", true)), "countPieces", true))
                .put(BASE + "/checklists/map")
                .then()
                .statusCode(201);
        UUID record = CatalogueApi.record(MarcSamples.book("gift", "A gift", "Somebody"));
        UUID gift = writing(
                        CatalogueApi.itemBody(record, library.mainStacks(), "GIFT-1", Map.of("materialType", "map")))
                .post(BASE + "/items")
                .jsonPath()
                .getUUID("id");
        writing(Map.of("itemId", gift, "note", "Smith estate"))
                .post(BASE + "/processing/items")
                .then()
                .statusCode(200)
                .body("step", equalTo("RECEIVED"));
        writing(Map.of("itemId", gift))
                .post(BASE + "/processing/items")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("already-on-its-way"));
        step(gift, Map.of("to", "ACCESSIONED")).statusCode(200);
        step(gift, Map.of("to", "IN_PROCESS")).statusCode(200);
        step(gift, Map.of("to", "SHELF_READY"))
                .statusCode(409)
                .body("reasons.code", contains("task-open", "pieces-uncounted"));
    }

    @Test
    void ordering_and_processing_are_for_those_who_may() {
        staffWith(Permissions.CATALOG_PROCESSING_WRITE)
                .get(BASE + "/orders")
                .then()
                .statusCode(403);
        staffWith(Permissions.CATALOG_PROCESSING_WRITE)
                .get(BASE + "/vendors")
                .then()
                .statusCode(403);
        staffWith(Permissions.CATALOG_ORDERS_WRITE)
                .get(BASE + "/processing")
                .then()
                .statusCode(403);
        staffWith(Permissions.CATALOG_ORDERS_WRITE)
                .get(BASE + "/checklists")
                .then()
                .statusCode(403);
    }
}

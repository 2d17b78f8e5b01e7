package org.carrel.catalog.inventory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@CarrelTest
class InventoryOverHttpTest {

    private static void shelved(UUID record, UUID location, String barcode, String callNumber, Set<String> tags) {
        writing(itemBody(record, location, barcode, Map.of("callNumber", callNumber, "processTags", tags)))
                .post(BASE + "/items")
                .then()
                .statusCode(201);
    }

    @Test
    void a_shelf_is_scanned_online_and_offline_and_the_session_is_closed() {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID record = CatalogueApi.record(MarcSamples.book("inv", "=Cmd, the book", "Author"));
        shelved(record, library.mainStacks(), "INV-1", "QA76.1 .A1", Set.of());
        shelved(record, library.mainStacks(), "INV-2", "QA76.2 .A1", Set.of());
        shelved(record, library.mainStacks(), "INV-3", "QA76.3 .A1", Set.of());
        shelved(record, library.mainStacks(), "INV-4", "QA76.4 .A1", Set.of());
        shelved(record, library.mainStacks(), "INV-5", "QA76.5 .A1", Set.of("REPAIR"));
        shelved(record, library.mainStacks(), "INV-9", "Z1 .A1", Set.of());
        shelved(record, library.branchShelf(), "INV-E", "QA76.2 .A2", Set.of());

        writing(Map.of("locationId", library.main()))
                .post(BASE + "/inventories")
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-a-location"));
        UUID id = writing(Map.of("locationId", library.mainStacks(), "from", "QA76 .A1", "to", "QA77 .A1"))
                .post(BASE + "/inventories")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        String scans = BASE + "/inventories/" + id + "/scans";
        writing(Map.of("scans", List.of(Map.of("barcode", "INV-1"), Map.of("barcode", "INV-4"))))
                .post(scans)
                .then()
                .statusCode(200)
                .body("added", equalTo(2));
        String file = "INV-2,2026-03-02T11:00:00Z\nINV-E,2026-03-02T11:00:01Z\nNO-SUCH,2026-03-02T11:00:02Z\n";
        for (int added : List.of(3, 0)) {
            librarian()
                    .contentType("text/csv")
                    .body(file)
                    .post(BASE + "/inventories/" + id + "/scan-files")
                    .then()
                    .statusCode(200)
                    .body("added", equalTo(added), "scans", equalTo(5));
        }
        librarian()
                .contentType("text/csv")
                .body("INV-1,nonsense")
                .post(BASE + "/inventories/" + id + "/scan-files")
                .then()
                .statusCode(400)
                .body("code", equalTo("scan-file-unreadable"), "line", equalTo(1));

        librarian()
                .get(BASE + "/inventories/" + id + "/findings")
                .then()
                .statusCode(200)
                .body("items.kind", contains("OUT_OF_ORDER", "WRONG_LOCATION", "UNKNOWN_BARCODE", "MISSING"))
                .body("items.barcode", contains("INV-4", "INV-E", "NO-SUCH", "INV-3"))
                .body("items[0].detail", equalTo("QA76.2 .A1"))
                .body("items[1].detail", equalTo(library.branchShelf().toString()))
                .body("counts.MISSING", equalTo(1));
        String next = librarian()
                .queryParam("limit", 2)
                .get(BASE + "/inventories/" + id + "/findings")
                .jsonPath()
                .getString("next");
        librarian()
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get(BASE + "/inventories/" + id + "/findings")
                .then()
                .body("items.kind", contains("UNKNOWN_BARCODE", "MISSING"))
                .body("next", equalTo(null));

        writing(Map.of())
                .post(BASE + "/inventories/" + id + "/closing")
                .then()
                .statusCode(200)
                .body("closedAt", notNullValue());
        writing(Map.of("scans", List.of(Map.of("barcode", "INV-3"))))
                .post(scans)
                .then()
                .statusCode(409)
                .body("code", equalTo("inventory-closed"));
        // The list of the closed session stays, whatever is found later.
        shelved(record, library.mainStacks(), "INV-6", "QA76.6 .A1", Set.of());
        String report = librarian()
                .get(BASE + "/inventories/" + id + "/report")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(report.lines())
                .hasSize(5)
                .contains("finding,barcode,call number,title,detail", "MISSING,INV-3,QA76.3 .A1,\"'=Cmd, the book\",");
    }

    @Test
    void inventory_is_for_those_who_keep_the_collection() {
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .get(BASE + "/inventories")
                .then()
                .statusCode(403);
    }
}

package org.carrel.catalog.labels;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.restassured.http.ContentType;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

@CarrelTest
class LabelsOverHttpTest {

    private static UUID shelved(UUID record, UUID location, String barcode, String callNumber) {
        return writing(itemBody(record, location, barcode, Map.of("callNumber", callNumber)))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static String text(byte[] document) throws IOException {
        try (PDDocument opened = Loader.loadPDF(document)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(opened);
        }
    }

    private static byte[] fetched(String location) {
        return librarian()
                .get(location)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    @Test
    void labels_wait_in_the_queue_of_a_branch_are_printed_once_and_can_be_printed_again() throws IOException {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID record = CatalogueApi.record(MarcSamples.book("labels", "A labelled book", "Author"));
        UUID good = shelved(record, library.mainStacks(), "30234000517861", "QA76.73.J38 B53 2018");
        UUID unlabelled = CatalogueApi.item(record, library.mainStacks(), null);

        writing(Map.of(
                        "branchId",
                        library.main(),
                        "itemIds",
                        List.of(good, unlabelled),
                        "kinds",
                        Set.of("SPINE", "POCKET")))
                .post(BASE + "/labels/queue")
                .then()
                .statusCode(200)
                .body("queued", equalTo(4));
        writing(Map.of("branchId", library.main(), "itemIds", List.of(good), "kinds", Set.of("SPINE")))
                .post(BASE + "/labels/queue")
                .then()
                .body("queued", equalTo(0));

        String location = writing(Map.of("design", "spine", "branchId", library.main()))
                .post(BASE + "/labels/prints")
                .then()
                .statusCode(201)
                .body("labels", equalTo(1), "pages", equalTo(1))
                .body("skipped.code", contains("no-call-number"))
                .body("skipped.itemId", contains(unlabelled.toString()))
                .extract()
                .header("Location");
        assertThat(text(fetched(location)).lines()).containsExactly("QA", "76.73", ".J38", "B53", "2018");

        // What was printed waits no longer; what could not be printed does.
        librarian()
                .queryParam("branchId", library.main())
                .queryParam("kind", "SPINE")
                .get(BASE + "/labels/queue")
                .then()
                .statusCode(200)
                .body("items.itemId", contains(unlabelled.toString()));
        writing(Map.of("design", "spine", "branchId", library.main()))
                .post(BASE + "/labels/prints")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-print"))
                .body("reasons.code", contains("no-call-number"));

        // Printed again, it is as it was, also when the item has another number by now.
        writing(itemBody(record, library.mainStacks(), "30234000517861", Map.of("callNumber", "Z1 .A1")))
                .header("If-Match", "*")
                .put(BASE + "/items/" + good)
                .then()
                .statusCode(200);
        assertThat(text(fetched(location + "?startAt=5&right=1&down=-1")).lines())
                .contains("76.73", ".J38");
        librarian().get(location + "?startAt=71").then().statusCode(400).body("errors.code", contains("beyond-sheet"));

        String waiting = librarian()
                .queryParam("branchId", library.main())
                .queryParam("kind", "SPINE")
                .get(BASE + "/labels/queue")
                .jsonPath()
                .getString("items[0].id");
        librarian().delete(BASE + "/labels/queue/" + waiting).then().statusCode(204);
        librarian().delete(BASE + "/labels/queue/" + waiting).then().statusCode(404);

        writing(Map.of(
                        "branchId",
                        library.mainStacks(),
                        "itemIds",
                        List.of(UUID.randomUUID()),
                        "kinds",
                        Set.of("SPINE")))
                .post(BASE + "/labels/queue")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("not-a-branch", "unknown-item"));
        given().auth()
                .oauth2(Tokens.staff("east")
                        .with(Permissions.CATALOG_PROCESSING_WRITE)
                        .atBranches(library.branch())
                        .bearer())
                .contentType(ContentType.JSON)
                .body(Map.of("design", "spine", "branchId", library.main()))
                .post(BASE + "/labels/prints")
                .then()
                .statusCode(403)
                .body("code", equalTo("outside-branch-scope"));
    }

    @Test
    void sheets_and_designs_are_data() {
        librarian()
                .get(BASE + "/label-sheets")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("a4-3x8", "letter-3x10"));
        Map<String, Object> grid = Map.of(
                "left",
                5,
                "top",
                5,
                "labelWidth",
                50,
                "labelHeight",
                20,
                "columns",
                4,
                "rows",
                14,
                "across",
                50,
                "down",
                20);
        writing(Map.of("name", "Ours", "width", 210, "height", 297, "grid", grid))
                .put(BASE + "/label-sheets/ours")
                .then()
                .statusCode(201)
                .body("perPage", equalTo(56));
        writing(Map.of("name", "Ours", "width", 100, "height", 297, "grid", grid))
                .header("If-Match", "\"1\"")
                .put(BASE + "/label-sheets/ours")
                .then()
                .statusCode(400)
                .body("errors.code", contains("labels-beyond-page"));
        writing(Map.of("name", "Ours", "width", 210, "height", 297, "grid", grid))
                .put(BASE + "/label-sheets/ours")
                .then()
                .statusCode(428);
        var design = Map.of(
                "name",
                "Ours",
                "sheet",
                "ours",
                "kind",
                "BARCODE",
                "symbology",
                "CODE_128",
                "type",
                Map.of("size", 8, "smallest", 5, "bold", false, "centred", true));
        writing(design).put(BASE + "/label-designs/ours").then().statusCode(201);
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/label-sheets/ours")
                .then()
                .statusCode(409)
                .body("code", equalTo("label-sheet-in-use"));
        librarian().get(BASE + "/label-designs").then().body("items.findAll { it.code == 'ours' }", hasSize(1));
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/label-designs/ours")
                .then()
                .statusCode(204);
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/label-sheets/ours")
                .then()
                .statusCode(204);
        librarian()
                .queryParam("right", 1)
                .get(BASE + "/label-sheets/a4-3x8/calibration")
                .then()
                .statusCode(200)
                .contentType("application/pdf");
    }

    @Test
    void labels_are_for_those_who_process_items() {
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .get(BASE + "/label-sheets")
                .then()
                .statusCode(403)
                .body("permission", equalTo(Permissions.CATALOG_PROCESSING_WRITE));
        staffWith()
                .queryParam("branchId", UUID.randomUUID())
                .get(BASE + "/labels/queue")
                .then()
                .statusCode(403);
        staffWith().get(BASE + "/label-designs").then().statusCode(403);
    }
}

package org.carrel.catalog.crosswalks;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.testkit.CarrelTest;

import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@CarrelTest
class RepresentationsServiceTest {

    @Test
    void a_record_is_represented_as_others_read_it() {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID id = CatalogueApi.record(
                MarcSamples.book("cite", "Zymurgy & co", "Brewer, Bea", Map.of("020", "0-471-44250-X")));
        CatalogueApi.item(id, library.mainStacks(), null);
        String record = BASE + "/records/" + id;
        reader().get(record + "/citation")
                .then()
                .statusCode(200)
                .contentType("application/vnd.citationstyles.csl+json")
                .header("ETag", equalTo("\"1\""))
                .body("[0].title", equalTo("Zymurgy & co"))
                .body("[0].author[0].family", equalTo("Brewer"))
                .body("[0].URL", endsWith("/api/catalog/records/" + id));
        reader().queryParam("format", "ris")
                .get(record + "/citation")
                .then()
                .statusCode(200)
                .contentType("application/x-research-info-systems")
                .header("Content-Disposition", equalTo("attachment; filename=\"" + id + ".ris\""))
                .body(startsWith("TY  - BOOK\r\n"))
                .body(containsString("AU  - Brewer, Bea\r\n"));
        reader().queryParam("format", "bibtex")
                .get(record + "/citation")
                .then()
                .statusCode(200)
                .body(startsWith("@book{brewer1997zymurgy,"))
                .body(containsString("title = {Zymurgy \\& co}"));
        reader().queryParam("format", "endnote")
                .get(record + "/citation")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"));
        reader().get(record + "/mods")
                .then()
                .statusCode(200)
                .contentType("application/mods+xml")
                .body("mods.titleInfo.title", equalTo("Zymurgy & co"));
        reader().get(record + "/dc")
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .body("dc.title", equalTo("Zymurgy & co"));
        reader().get(record + "/json-ld")
                .then()
                .statusCode(200)
                .contentType("application/ld+json")
                .body("'@type'", equalTo("Book"))
                .body("isbn", equalTo("9780471442509"))
                .body("offers[0].availableAtOrFrom.branchCode", equalTo("MAIN"))
                .body("offers[0].availability", equalTo("https://schema.org/OutOfStock"));
        // The record's own resource is where it was.
        reader().get(record).then().statusCode(200).body("summary.title", equalTo("Zymurgy & co"));
    }

    @Test
    void what_is_hidden_from_the_public_is_not_represented_to_it() {
        UUID id = CatalogueApi.record(MarcSamples.book("hidden-cite", "Hidden", "Author"));
        writing(Map.of("suppressed", true))
                .header("If-Match", "*")
                .put(BASE + "/records/" + id + "/visibility")
                .then()
                .statusCode(200);
        for (String way : new String[] {"citation", "mods", "dc", "json-ld"}) {
            reader().get(BASE + "/records/" + id + "/" + way)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
            librarian().get(BASE + "/records/" + id + "/" + way).then().statusCode(200);
        }
    }
}

package org.carrel.catalog.crosswalks;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
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
        for (String way : new String[] {"citation", "citations/apa", "mods", "dc", "json-ld"}) {
            reader().get(BASE + "/records/" + id + "/" + way)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
            librarian().get(BASE + "/records/" + id + "/" + way).then().statusCode(200);
        }
    }

    @Test
    void citations_are_written_out_by_the_styles_that_students_are_asked_for() {
        UUID id = CatalogueApi.record(
                MarcSamples.book("styled", "The R&D of <everything>", "Smith, Jane", Map.of("020", "9780471442509")));
        String record = BASE + "/records/" + id + "/citations/";
        reader().get(record + "apa")
                .then()
                .statusCode(200)
                .body("style", equalTo("APA"))
                .body("text", startsWith("Smith, J."))
                .body("text", containsString("The R&D of <everything>"))
                .body("html", containsString("The R&amp;D of &lt;everything&gt;"));
        reader().get(record + "mla").then().statusCode(200).body("text", startsWith("Smith, Jane."));
        reader().get(record + "chicago").then().statusCode(200).body("text", startsWith("Smith, Jane."));
        // The one before is not cited with the next, and no address of the catalogue is printed.
        reader().get(record + "mla")
                .then()
                .body("text", not(containsString("http")))
                .body("html", not(containsString("csl-bib-body")));
        reader().get(record + "harvard").then().statusCode(400).body("code", equalTo("validation-failed"));
        reader().get(BASE + "/records/" + UUID.randomUUID() + "/citations/apa")
                .then()
                .statusCode(404);
    }

    @Test
    void many_readers_at_once_get_their_own_citations() throws Exception {
        var ids = new ArrayList<UUID>();
        for (int number = 0; number < 6; number++) {
            ids.add(CatalogueApi.record(MarcSamples.book("many-" + number, "Volume" + number, "Author" + number)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<String>>();
            for (int round = 0; round < 5; round++) {
                for (UUID id : ids) {
                    asked.add(threads.submit(() -> reader().get(BASE + "/records/" + id + "/citations/apa")
                            .jsonPath()
                            .getString("text")));
                }
            }
            for (int index = 0; index < asked.size(); index++) {
                assertThat(asked.get(index).get())
                        .contains("Volume" + index % ids.size())
                        .contains("Author" + index % ids.size());
            }
        }
    }
}

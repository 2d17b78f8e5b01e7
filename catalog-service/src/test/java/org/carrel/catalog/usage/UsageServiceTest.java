package org.carrel.catalog.usage;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.testkit.CarrelTest;

import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.search;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.hamcrest.Matchers.equalTo;

@CarrelTest
class UsageServiceTest {

    @Test
    void uses_are_counted_by_day_and_by_the_way_they_came() {
        UUID id = CatalogueApi.record(MarcSamples.book("usage", "Counted", "Author"));
        search("counted").then().statusCode(200);
        search("counted \"").then().statusCode(400);
        reader().get(BASE + "/records/" + id).then().statusCode(200);
        reader().get(BASE + "/records/" + new UUID(1, 1)).then().statusCode(404);
        reader().get(BASE + "/records/" + id + "/mods").then().statusCode(200);
        reader().get(BASE + "/records/" + id + "/citation").then().statusCode(200);
        reader().queryParam("query", "counted").get(BASE + "/sru").then().statusCode(200);
        reader().get(BASE + "/sru").then().statusCode(200);
        reader().queryParam("verb", "Identify").get(BASE + "/oai").then().statusCode(200);
        librarian()
                .queryParam("from", "2020-01-01")
                .queryParam("to", "2020-12-31")
                .get(BASE + "/usage")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        librarian()
                .queryParam("from", "2026-01-01")
                .queryParam("to", "2026-12-31")
                .get(BASE + "/usage")
                .then()
                .statusCode(200)
                .body("items.find { it.source == 'API' && it.act == 'SEARCH' }.count", equalTo(1))
                .body("items.find { it.source == 'API' && it.act == 'VIEW' }.count", equalTo(1))
                .body("items.find { it.source == 'API' && it.act == 'DOWNLOAD' }.count", equalTo(2))
                .body("items.find { it.source == 'SRU' && it.act == 'SEARCH' }.count", equalTo(1))
                .body("items.find { it.source == 'OAI_PMH' && it.act == 'HARVEST' }.count", equalTo(1));
    }

    @Test
    void counts_are_for_those_who_may_read_statistics() {
        reader().get(BASE + "/usage").then().statusCode(401);
        staffWith("catalog.records.write").get(BASE + "/usage").then().statusCode(403);
        librarian().get(BASE + "/usage").then().statusCode(400).body("code", equalTo("validation-failed"));
        librarian()
                .queryParam("from", "2026-01-01")
                .queryParam("to", "2029-01-01")
                .get(BASE + "/usage")
                .then()
                .statusCode(400);
    }
}

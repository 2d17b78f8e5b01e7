package org.carrel.catalog.sitemaps;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@CarrelTest
class SitemapOverHttpTest {

    @Inject
    PublicRecords records;

    private static UUID book(String name) {
        return CatalogueApi.record(MarcSamples.book(name, "Title of " + name, "Author"));
    }

    @Test
    void search_engines_find_every_record_that_the_public_sees() {
        UUID first = book("map-1");
        UUID second = book("map-2");
        UUID hidden = book("map-3");
        UUID gone = book("map-4");
        UUID last = book("map-5");
        writing(Map.of("suppressed", true))
                .header("If-Match", "*")
                .put(BASE + "/records/" + hidden + "/visibility")
                .then()
                .statusCode(200);
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/records/" + gone)
                .then()
                .statusCode(204);

        String page = reader().get(BASE + "/sitemap.xml")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/xml"))
                .header("Cache-Control", containsString("max-age=600"))
                .extract()
                .xmlPath()
                .getString("sitemapindex.sitemap[0].loc");
        assertThat(page).startsWith("http").endsWith("/sitemaps/" + first);
        reader().get(page)
                .then()
                .statusCode(200)
                .body("urlset.url.loc*.text()", hasItem(containsString("/records/" + second)))
                .body("urlset.url.loc*.text()", hasItem(containsString("/records/" + last)))
                .body("urlset.url.loc*.text()", not(hasItem(containsString(hidden.toString()))))
                .body("urlset.url.loc*.text()", not(hasItem(containsString(gone.toString()))))
                .body("urlset.url[0].lastmod", startsWith("20"));
        reader().get(BASE + "/sitemaps/nonsense").then().statusCode(404);
        reader().get(BASE + "/sitemaps/" + new UUID(-1, -1))
                .then()
                .statusCode(200)
                .body("urlset.url.size()", equalTo(0));

        // Pages of two: every record stands on one of them, once.
        List<UUID> firsts = records.firsts(2);
        List<UUID> listed = firsts.stream()
                .flatMap(from -> records.from(from, 2).stream())
                .map(PublicRecords.Listed::id)
                .toList();
        assertThat(listed).containsExactly(first, second, last);
    }
}

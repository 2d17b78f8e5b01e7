package org.carrel.catalog.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.search.app.KeepIndex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.search;
import static org.carrel.catalog.CatalogueApi.send;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.titles;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** What the service must find over HTTP, whatever engine it searches in. */
abstract class SearchContract {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static @Nullable Class<?> filled;

    @Inject
    KeepIndex index;

    @BeforeEach
    void catalogue() {
        if (filled != getClass()) {
            ended(send(SampleRecords.exemplars(), "exemplars")).body("state", equalTo("DONE"));
            await().atMost(PATIENCE).untilAsserted(() -> search("").then().body("total", equalTo(62)));
            filled = getClass();
        }
    }

    @Test
    void hits_say_what_they_are() {
        UUID id = CatalogueApi.record(
                MarcSamples.book("hit", "Zymurgy for librarians", "Brewer, Bea", Map.of("020", "0-471-44250-X")));
        await().atMost(PATIENCE).untilAsserted(() -> search("zymurgy librarians")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].recordId", equalTo(id.toString()))
                .body("items[0].author", equalTo("Brewer, Bea"))
                .body("items[0].year", equalTo("1997"))
                .body("items[0].format", equalTo("book"))
                .body("items[0].isbns", contains("9780471442509"))
                .body("items[0].items.total", equalTo(0))
                .body("next", nullValue()));
        for (String way : List.of(
                "978-0-471-44250-9",
                "047144250X",
                "978 0 471 44250 9",
                "isbn:0-471-44250-x",
                "ZYMURGY",
                "zymur*",
                "title:zymurgy",
                "author:brewer zymurgy",
                "\"zymurgy for librarians\"",
                "ti:(zymurgy librarians)",
                "zymurgy NOT wine",
                "zymurgy year:1990-1999",
                "nr:hit")) {
            assertThat(titles(way)).as(way).containsExactly("Zymurgy for librarians");
        }
        for (String other :
                List.of("\"librarians zymurgy\"", "author:zymurgy", "zymurgy NOT librarians", "zymurgy year:2001")) {
            assertThat(titles(other)).as(other).isEmpty();
        }
        for (String way : List.of(
                "dc.title = zymurgy",
                "title all \"librarians zymurgy\"",
                "dc.title == \"zymurgy for librarians\"",
                "title = \"^zymurgy for libr*\"",
                "title = \"zym*rgy for lib*\"",
                "title = *murgy",
                "title = z?murgy",
                "title =/fuzzy zymurgi",
                "title =/stem librarian",
                "bath.isbn = 047144250X and dc.date within \"1990 1999\"",
                "(author = brewer or author = nobody) not title = wine",
                "rec.identifier = hit")) {
            assertThat(cql(way).getList("items.title")).as(way).contains("Zymurgy for librarians");
        }
        for (String other : List.of("dc.title == zymurgy", "title = ^librarians", "title = *zymur", "dc.date < 1997")) {
            assertThat(cql(other + " and author = brewer").getList("items.title"))
                    .as(other)
                    .isEmpty();
        }
        for (String way : List.of("*murgy", "zy?urgy", "^zymurgy", "title:^\"zymurgy for lib*\"")) {
            assertThat(titles(way)).as(way).contains("Zymurgy for librarians");
        }
    }

    private static JsonPath cql(String query) {
        return reader().queryParam("cql", query)
                .get(BASE + "/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void cql_says_its_own_order_and_refuses_with_the_number_of_a_diagnostic() {
        List<String> years =
                cql("cql.allRecords = 1 sortBy dc.date/sort.descending title").getList("items.year", String.class);
        assertThat(years.stream()
                        .filter(year -> year != null && year.matches("[0-9]{4}"))
                        .toList())
                .hasSizeGreaterThan(10)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        List<String> authors = cql("dc.language = eng sortBy dc.creator").getList("items.author", String.class);
        assertThat(authors).first().isNotNull();
        reader().queryParam("cql", "dc.rights = free")
                .get(BASE + "/search")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-query"), "reason", equalTo("cql"))
                .body("diagnostic", equalTo(16), "detail", equalTo("dc.rights"));
    }

    @Test
    void a_malformed_query_is_told_with_its_place() {
        search("war \"and")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed-query"))
                .body("reason", equalTo("unbalanced-quote"))
                .body("position", equalTo(4));
        search("x".repeat(600)).then().statusCode(400).body("reason", equalTo("query-too-long"));
        reader().queryParam("q", "music")
                .queryParam("after", "bm90IG91cnM")
                .get(BASE + "/search")
                .then()
                .statusCode(400);
        reader().queryParam("sort", "BEAUTY").get(BASE + "/search").then().statusCode(400);
    }

    @Test
    void pages_follow_each_other_without_gaps_in_every_order() {
        for (String order : List.of(
                "RELEVANCE", "TITLE", "AUTHOR", "YEAR_ASC", "YEAR_DESC", "NEWEST", "CALL_NUMBER", "POPULARITY")) {
            var seen = new ArrayList<String>();
            String next = null;
            do {
                var request = reader().queryParam("sort", order)
                        .queryParam("limit", 25)
                        .queryParam("q", "the");
                JsonPath page = (next == null ? request : request.queryParam("after", next))
                        .get(BASE + "/search")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                seen.addAll(page.getList("items.recordId", String.class));
                next = page.getString("next");
                assertThat(page.getLong("total")).isGreaterThan(25);
            } while (next != null);
            assertThat(new HashSet<>(seen)).as(order).hasSameSizeAs(seen).hasSizeGreaterThan(25);
        }
    }

    @Test
    void facets_count_without_their_own_filter() {
        JsonPath all = reader().queryParam("facet", "FORMAT", "LANGUAGE")
                .get(BASE + "/search")
                .then()
                .statusCode(200)
                .body("facets.format.value", hasItem("book"))
                .body("facets.language.value", hasItem("eng"))
                .body("facets.branch", nullValue())
                .extract()
                .jsonPath();
        JsonPath scores = reader().queryParam("format", "score")
                .queryParam("facet", "FORMAT", "LANGUAGE")
                .get(BASE + "/search")
                .jsonPath();
        assertThat(scores.getInt("total")).isEqualTo(all.getInt("facets.format.find { it.value == 'score' }.count"));
        assertThat(scores.getInt("facets.format.find { it.value == 'music' }.count"))
                .isEqualTo(all.getInt("facets.format.find { it.value == 'music' }.count"));
        assertThat(scores.getList("facets.language"))
                .hasSizeLessThan(all.getList("facets.language").size());
        reader().queryParam("format", "score", "music")
                .get(BASE + "/search")
                .then()
                .body("total", greaterThan(scores.getInt("total")));
    }

    @Test
    void headings_decades_and_classes_are_facets_too_and_narrow_what_they_count() {
        JsonPath all = reader().queryParam(
                        "facet", "TOPIC", "GEOGRAPHIC", "GENRE", "AUTHOR", "SERIES", "ERA", "CLASS", "AVAILABLE")
                .get(BASE + "/search")
                .then()
                .statusCode(200)
                .body("facets.available", hasSize(0))
                .extract()
                .jsonPath();
        for (String facet : List.of("topic", "geographic", "genre", "author", "series", "era", "class")) {
            String value = all.getString("facets." + facet + "[0].value");
            assertThat(value).as(facet).isNotBlank();
            reader().queryParam(facet, value)
                    .get(BASE + "/search")
                    .then()
                    .body("total", equalTo(all.getInt("facets." + facet + "[0].count")));
        }
    }

    @Test
    void the_values_of_a_facet_can_be_looked_through() {
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var request = reader().queryParam("limit", 20).queryParam("order", "NAME");
            JsonPath page = (next == null ? request : request.queryParam("after", next))
                    .get(BASE + "/search/facets/AUTHOR")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.value", String.class));
            next = page.getString("next");
        } while (next != null);
        assertThat(seen).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(seen)
                .isSortedAccordingTo(com.ibm.icu.text.Collator.getInstance(com.ibm.icu.util.ULocale.ROOT)::compare);
        assertThat(reader().queryParam("containing", "verd")
                        .get(BASE + "/search/facets/AUTHOR")
                        .jsonPath()
                        .getList("items.value", String.class))
                .isNotEmpty()
                .allMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("verd"));
        reader().queryParam("q", "\"")
                .get(BASE + "/search/facets/AUTHOR")
                .then()
                .statusCode(400)
                .body("reason", equalTo("unbalanced-quote"));
        reader().queryParam("after", "x")
                .get(BASE + "/search/facets/AUTHOR")
                .then()
                .statusCode(400);
    }

    @Test
    void what_somebody_types_is_suggested_and_what_is_hidden_is_not() {
        UUID id = CatalogueApi.record(MarcSamples.book("suggested", "Quaggas of Quimper", "Quagmire, Quentin"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(suggested("quag"))
                .containsExactly("Quaggas of Quimper", "Quagmire, Quentin"));
        assertThat(suggested("quaggas of q")).containsExactly("Quaggas of Quimper");
        assertThat(suggested("QUENTIN quag")).containsExactly("Quagmire, Quentin");
        assertThat(suggested("requiem")).contains("Requiem [sound recording]", "Requiems");
        assertThat(suggested("quaggax")).isEmpty();
        assertThat(suggested("")).isEmpty();
        writing(Map.of("suppressed", true))
                .header("If-Match", "*")
                .put(BASE + "/records/" + id + "/visibility")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(suggested("quag")).isEmpty());
        reader().queryParam("limit", 21)
                .get(BASE + "/search/suggestions")
                .then()
                .statusCode(400);
    }

    private static List<String> suggested(String typed) {
        return reader().queryParam("q", typed)
                .get(BASE + "/search/suggestions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.text", String.class);
    }

    @Test
    void a_better_spelling_is_offered_but_never_searched_for() {
        search("andriods dream")
                .then()
                .body("total", equalTo(0))
                .body("didYouMean.q", equalTo("androids dream"))
                .body("didYouMean.total", equalTo(1));
        search("androids dream").then().body("total", equalTo(1)).body("didYouMean", nullValue());
        search("music").then().body("didYouMean", nullValue());
        search("xqzwv").then().body("total", equalTo(0)).body("didYouMean", nullValue());
    }

    @Test
    void a_change_can_be_found_within_a_second_or_so_and_what_is_hidden_cannot() {
        UUID id = CatalogueApi.record(MarcSamples.book("fresh", "Quokkaology", "Author"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles("quokkaology")).hasSize(1));
        writing(Map.of("suppressed", true))
                .header("If-Match", "*")
                .put(BASE + "/records/" + id + "/visibility")
                .then()
                .statusCode(200);
        assertThat(titles("quokkaology")).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> librarian()
                .queryParam("q", "quokkaology")
                .get(BASE + "/search")
                .then()
                .body("items", hasSize(1))
                .body("items[0].suppressed", equalTo(true)));
        librarian()
                .header("If-Match", "*")
                .delete(BASE + "/records/" + id)
                .then()
                .statusCode(204);
        await().atMost(PATIENCE).untilAsserted(() -> librarian()
                .queryParam("q", "quokkaology")
                .get(BASE + "/search")
                .then()
                .body("total", equalTo(0)));
    }

    @Test
    void what_was_committed_while_the_index_was_away_is_found_after_its_return() {
        CatalogueApi.record(MarcSamples.book("before", "Before the power cut", "Author"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles("\"before the power cut\""))
                .hasSize(1));
        index.stop();
        CatalogueApi.record(MarcSamples.book("during", "During the power cut", "Author"));
        index.start();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(titles("\"before the power cut\"")).hasSize(1);
            assertThat(titles("\"during the power cut\"")).hasSize(1);
        });
    }

    @Test
    void the_index_is_made_anew_while_the_old_one_serves() {
        int number = librarian()
                .post(BASE + "/search/index/rebuild")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getInt("number");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            // At no moment is there less to be found.
            search("").then().statusCode(200).body("total", greaterThan(61));
            librarian()
                    .get(BASE + "/search/index")
                    .then()
                    .statusCode(200)
                    .body("serving", equalTo(true), "answered", equalTo(number), "rebuild.running", equalTo(false));
        });
        staffWith("catalog.records.write")
                .post(BASE + "/search/index/rebuild")
                .then()
                .statusCode(403);
        reader().get(BASE + "/search/index").then().statusCode(401);
    }
}

package org.carrel.catalog.sru;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.path.xml.XmlPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.partners.YazClients;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.search;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.equalTo;

@CarrelTest
class SruServiceTest {

    private static boolean filled;

    @BeforeEach
    void catalogue() {
        if (filled) {
            return;
        }
        CatalogueApi.Library library = CatalogueApi.library();
        for (String animal : List.of("Aardvark", "Badger", "Capybara", "Dormouse", "Echidna")) {
            UUID id = CatalogueApi.record(MarcSamples.book(
                    "sru-" + animal, animal + " keeping", "Keeper, " + animal, Map.of("650", animal + "s")));
            if (animal.equals("Badger")) {
                CatalogueApi.item(id, library.branchShelf(), null);
            }
        }
        UUID hidden = CatalogueApi.record(MarcSamples.book("sru-hidden", "Hidden keeping", "Nobody"));
        writing(Map.of("suppressed", true))
                .header("If-Match", "*")
                .put(BASE + "/records/" + hidden + "/visibility")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> search("keeping").then().body("total", equalTo(5)));
        filled = true;
    }

    private static String ask(Map<String, ?> parameters) {
        return reader().queryParams(parameters)
                .get(BASE + "/sru")
                .then()
                .statusCode(200)
                .contentType("text/xml")
                .extract()
                .asString();
    }

    private static XmlPath asked(Map<String, ?> parameters) {
        return new XmlPath(ask(parameters));
    }

    private static String url() {
        return RestAssured.baseURI + ":" + RestAssured.port + BASE + "/sru";
    }

    @Test
    void the_server_explains_itself() {
        String explained = ask(Map.of());
        assertThat(explained)
                .contains("http://docs.oasis-open.org/ns/search-ws/sruResponse", "http://explain.z3950.org/dtd/2.0/");
        XmlPath xml = new XmlPath(explained);
        assertThat(xml.getString("explainResponse.record.recordData.explain.serverInfo.database"))
                .isEqualTo("api/catalog/sru");
        assertThat(xml.getList("explainResponse.record.recordData.explain.schemaInfo.schema.@name", String.class))
                .containsExactly("marcxml", "mods", "dc", "opac");
        assertThat(ask(Map.of("version", "1.1", "operation", "explain")))
                .contains("http://www.loc.gov/zing/srw/", "<version>1.1</version>", "<name set=\"dc\">title</name>");
    }

    @Test
    void titles_are_found_in_every_version_and_schema() {
        for (String version : List.of("1.1", "1.2", "2.0")) {
            for (String schema : List.of("marcxml", "mods", "dc", "opac")) {
                XmlPath xml = asked(Map.of(
                        "version",
                        version,
                        "operation",
                        "searchRetrieve",
                        "query",
                        "dc.title = badger",
                        "recordSchema",
                        schema));
                assertThat(xml.getInt("searchRetrieveResponse.numberOfRecords")).isEqualTo(1);
                assertThat(xml.getString("searchRetrieveResponse.records.record.recordData"))
                        .contains("Badger keeping");
                assertThat(xml.getInt("searchRetrieveResponse.records.record.recordPosition"))
                        .isEqualTo(1);
            }
        }
        assertThat(ask(Map.of("query", "badger", "recordSchema", "opac")))
                .contains("<localLocation>Place EAST</localLocation>", "<availableNow value=\"0\">");
        assertThat(ask(Map.of("query", "badger", "recordSchema", "dc", "recordXMLEscaping", "string")))
                .contains("&lt;srw_dc:dc");
        assertThat(asked(Map.of("query", "dc.title = hidden")).getInt("searchRetrieveResponse.numberOfRecords"))
                .isZero();
    }

    @Test
    void pages_follow_each_other_in_the_order_asked_for() {
        XmlPath first = asked(Map.of("query", "keeping sortBy dc.title", "maximumRecords", 2, "recordSchema", "dc"));
        assertThat(first.getInt("searchRetrieveResponse.numberOfRecords")).isEqualTo(5);
        assertThat(first.getInt("searchRetrieveResponse.nextRecordPosition")).isEqualTo(3);
        assertThat(first.getList("searchRetrieveResponse.records.record.recordData.dc.title", String.class))
                .containsExactly("Aardvark keeping", "Badger keeping");
        XmlPath last = asked(Map.of(
                "version", "1.1",
                "operation", "searchRetrieve",
                "query", "keeping",
                "sortKeys", "title,,0",
                "startRecord", 5,
                "recordSchema", "dc"));
        assertThat(last.getString("searchRetrieveResponse.records.record.recordData.dc.title"))
                .isEqualTo("Aardvark keeping");
        assertThat(last.getString("searchRetrieveResponse.nextRecordPosition")).isEmpty();
    }

    @Test
    void what_cannot_be_done_is_told_by_diagnostics() {
        var wrong = Map.of(
                "dc.colour = red", 16,
                "title = (", 10,
                "dc.title within \"a b\"", 22,
                "a prox b", 39,
                "keeping sortBy dc.subject", 80);
        wrong.forEach((query, number) -> assertThat(ask(Map.of("query", query)))
                .as(query)
                .contains("info:srw/diagnostic/1/" + number + "<", "ns/search-ws/diagnostic"));
        assertThat(ask(Map.of("version", "1.2", "operation", "searchRetrieve", "query", "keeping", "startRecord", 6)))
                .contains("info:srw/diagnostic/1/61<", "http://www.loc.gov/zing/srw/diagnostic/");
        assertThat(ask(Map.of("scanClause", "dc.publisher = a"))).contains("info:srw/diagnostic/1/16<");
    }

    @Test
    void an_index_is_looked_through() {
        XmlPath terms = asked(Map.of(
                "version", "1.2",
                "operation", "scan",
                "scanClause", "dc.title = \"capybara\"",
                "responsePosition", 2,
                "maximumTerms", 3));
        assertThat(terms.getList("scanResponse.terms.term.value", String.class))
                .containsExactly("Badger keeping", "Capybara keeping", "Dormouse keeping");
        assertThat(terms.getList("scanResponse.terms.term.numberOfRecords", Integer.class))
                .containsOnly(1);
        assertThat(terms.getList("scanResponse.terms.term.whereInList", String.class))
                .containsOnly("inner");
        XmlPath all = asked(Map.of("scanClause", "dc.subject = a", "maximumTerms", 20));
        assertThat(all.getList("scanResponse.terms.term.value", String.class))
                .containsExactly("Aardvarks", "Badgers", "Capybaras", "Dormouses", "Echidnas");
        assertThat(all.getList("scanResponse.terms.term.whereInList", String.class))
                .containsExactly("first", "inner", "inner", "inner", "last");
    }

    @Test
    void clients_that_others_wrote_are_satisfied() {
        assertThat(YazClients.zoomsh("set sru get", "connect " + url(), "search cql:dc.title=badger", "show 0 1 raw"))
                .contains(": 1 hits", "Badger keeping");
        String said = YazClients.yazClient(
                "sru get 1.2",
                "querytype cql",
                "open " + url(),
                "find dc.creator = keeper sortBy dc.title",
                "show 1+2",
                "scan dc.title=badger",
                "find dc.colour = red");
        assertThat(said)
                .contains("Number of hits: 5", "Aardvark keeping", "Capybara keeping", "info:srw/diagnostic/1/16");
    }
}

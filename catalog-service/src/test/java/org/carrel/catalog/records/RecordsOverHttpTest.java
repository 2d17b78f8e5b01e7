package org.carrel.catalog.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.Octets;
import org.carrel.events.ItemChanged;
import org.carrel.events.TitleChanged;
import org.carrel.events.TitleRemoved;
import org.carrel.events.Topic;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class RecordsOverHttpTest {

    private static final String MARC = "application/marc";
    private static final String MARCXML = "application/marcxml+xml";

    @Test
    void a_record_comes_out_octet_for_octet_and_says_what_it_says() {
        byte[] octets = MarcSamples.book("r1", "Größe der Natur /", "Müller, Änne.", Map.of("020", "0-471-44250-X"));
        octets[9] = ' ';
        UUID id = CatalogueApi.record(octets);
        byte[] back = reader().get(BASE + "/records/" + id + "/marc")
                .then()
                .statusCode(200)
                .contentType(MARC)
                .header("Carrel-Octets", "original")
                .extract()
                .asByteArray();
        assertThat(back).isEqualTo(octets);
        reader().get(BASE + "/records/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("summary.title", equalTo("Größe der Natur"))
                .body("summary.author", equalTo("Müller, Änne"))
                .body("summary.isbns", contains("9780471442509"))
                .body("summary.controlNumber", equalTo("r1"))
                .body("description.languages", contains("eng"))
                .body("marc.fields.tag", contains("001", "008", "020", "100", "245"))
                .body("marc.warnings.code", contains("encoding-mislabelled"))
                .body("marc.sha256", equalTo(Octets.of(octets).sha256()))
                .body("links.marc", equalTo(BASE + "/records/" + id + "/marc"));
    }

    @Test
    void a_record_is_looked_up_by_any_of_its_numbers() {
        UUID id = CatalogueApi.record(MarcSamples.book(
                "r2", "Numbers", "Author", Map.of("020", "9781861972712", "035", "(OCoLC)ocm00012345")));
        for (Map<String, String> number : List.of(
                Map.of("isbn", "1-86197-271-7"),
                Map.of("oclc", "12345"),
                Map.of("source", "local", "controlNumber", "r2"))) {
            reader().queryParams(number)
                    .get(BASE + "/records")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id.toString()));
        }
        reader().queryParam("isbn", "9780306406157")
                .get(BASE + "/records")
                .then()
                .body("items", empty());
    }

    @Test
    void a_new_version_is_told_and_the_items_are_told_their_new_title() {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID id = CatalogueApi.record(MarcSamples.book("r3", "Old title", "Author"));
        UUID item = CatalogueApi.item(id, library.mainStacks(), null);
        byte[] revised = MarcSamples.book("r3", "New title", "Author");
        try (var titles = EventProbe.on(Topic.TITLES);
                var items = EventProbe.on(Topic.ITEMS)) {
            librarian()
                    .contentType(MARC)
                    .body(revised)
                    .put(BASE + "/records/" + id + "/marc")
                    .then()
                    .statusCode(428);
            librarian()
                    .contentType(MARC)
                    .header("If-Match", "\"1\"")
                    .body(revised)
                    .put(BASE + "/records/" + id + "/marc")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("title", equalTo("New title"));
            librarian()
                    .contentType(MARC)
                    .header("If-Match", "\"1\"")
                    .body(revised)
                    .put(BASE + "/records/" + id + "/marc")
                    .then()
                    .statusCode(412);
            titles.eventually(_ -> assertThat(titles.eventsOf(id))
                    .last()
                    .isEqualTo(new TitleChanged(id, 2, "New title", "Author", List.of(), "1997", false)));
            ItemChanged told = items.eventually(ItemChanged.class, event -> event.version() > 1);
            assertThat(told.itemId()).isEqualTo(item);
            assertThat(told.version()).isEqualTo(2);
            assertThat(told.title()).isEqualTo("New title");
        }
        librarian()
                .get(BASE + "/records/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items.origin", contains("API", "API"));
        byte[] first = librarian()
                .queryParam("version", 1)
                .get(BASE + "/records/" + id + "/marc")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(first).isEqualTo(MarcSamples.book("r3", "Old title", "Author"));
        librarian()
                .header("If-Match", "\"2\"")
                .delete(BASE + "/records/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("record-in-use"))
                .body("reasons.code", contains("has-items"))
                .body("reasons[0].count", equalTo(1));
    }

    @Test
    void a_suppressed_record_is_hidden_from_the_public_only() {
        UUID id = CatalogueApi.record(MarcSamples.book("r4", "Secret", "Author"));
        writing(Map.of("suppressed", true, "reason", "Not yet published"))
                .header("If-Match", "\"1\"")
                .put(BASE + "/records/" + id + "/visibility")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("suppressedWhy", equalTo("Not yet published"));
        for (String path : List.of("", "/marc", "/items")) {
            reader().get(BASE + "/records/" + id + path).then().statusCode(404);
            librarian().get(BASE + "/records/" + id + path).then().statusCode(200);
        }
        reader().queryParam("controlNumber", "r4").get(BASE + "/records").then().body("items", empty());
        librarian()
                .queryParam("controlNumber", "r4")
                .get(BASE + "/records")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void a_deleted_record_is_gone_but_its_versions_are_not() {
        UUID id = CatalogueApi.record(MarcSamples.book("r5", "Ephemeral", "Author"));
        try (var titles = EventProbe.on(Topic.TITLES)) {
            librarian()
                    .header("If-Match", "\"1\"")
                    .delete(BASE + "/records/" + id)
                    .then()
                    .statusCode(204);
            titles.eventually(_ -> assertThat(titles.eventsOf(id)).last().isEqualTo(new TitleRemoved(id, 2)));
        }
        librarian().get(BASE + "/records/" + id).then().statusCode(404);
        librarian()
                .get(BASE + "/records/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        UUID again = CatalogueApi.record(MarcSamples.book("r5", "Ephemeral", "Author"));
        assertThat(again).isNotEqualTo(id);
    }

    @Test
    void xml_is_kept_as_xml_and_translated_for_those_who_ask() {
        String xml = """
                <marc:record xmlns:marc="http://www.loc.gov/MARC21/slim">
                  <marc:leader>00000nam a2200000 a 4500</marc:leader>
                  <marc:controlfield tag='001'>x1</marc:controlfield>
                  <marc:datafield tag="245" ind1="1" ind2="0"><marc:subfield code="a">Café &amp; bar</marc:subfield></marc:datafield>
                </marc:record>""";
        UUID id = librarian()
                .contentType(MARCXML)
                .body(xml.getBytes(StandardCharsets.UTF_8))
                .post(BASE + "/records")
                .then()
                .statusCode(201)
                .body("title", equalTo("Café & bar"))
                .extract()
                .jsonPath()
                .getUUID("id");
        byte[] back = reader().get(BASE + "/records/" + id + "/marc").asByteArray();
        assertThat(new String(back, StandardCharsets.UTF_8)).isEqualTo(xml);
        reader().accept(MARC)
                .get(BASE + "/records/" + id + "/marc")
                .then()
                .statusCode(200)
                .contentType(MARC)
                .header("Carrel-Octets", "translated");
        UUID marc = CatalogueApi.record(MarcSamples.book("x2", "Plain", "Author"));
        reader().accept(MARCXML)
                .get(BASE + "/records/" + marc + "/marc")
                .then()
                .statusCode(200)
                .header("Carrel-Octets", "translated")
                .body("record.datafield.find { it.@tag == '245' }.subfield", equalTo("Plain"));
    }

    @Test
    void what_is_no_record_is_refused_with_the_reason() {
        byte[] one = MarcSamples.book("r6", "One", "Author");
        byte[] two = new byte[one.length * 2];
        System.arraycopy(one, 0, two, 0, one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        for (Map.Entry<String, byte[]> wrong : Map.of(
                        "not-one-record", two, "record-cut-short", Arrays.copyOf(one, one.length / 2))
                .entrySet()) {
            librarian()
                    .contentType(MARC)
                    .body(wrong.getValue())
                    .post(BASE + "/records")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("record-unreadable"))
                    .body("reason", equalTo(wrong.getKey()));
        }
        CatalogueApi.record(one);
        librarian()
                .contentType(MARC)
                .body(one)
                .post(BASE + "/records")
                .then()
                .statusCode(409)
                .body("code", equalTo("control-number-taken"));
        librarian()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(BASE + "/records")
                .then()
                .statusCode(415);
    }

    @Test
    void a_repeated_request_adds_one_record_and_a_key_belongs_to_its_octets() {
        byte[] octets = MarcSamples.book("r9", "Once", "Author");
        for (boolean replayed : new boolean[] {false, true}) {
            librarian()
                    .contentType(MARC)
                    .header("Idempotency-Key", "record-once")
                    .body(octets)
                    .post(BASE + "/records")
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", replayed ? equalTo("true") : nullValue());
        }
        librarian()
                .contentType(MARC)
                .header("Idempotency-Key", "record-once")
                .body(MarcSamples.book("r10", "Twice", "Author"))
                .post(BASE + "/records")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void only_cataloguers_change_records() {
        UUID id = CatalogueApi.record(MarcSamples.book("r7", "Guarded", "Author"));
        byte[] octets = MarcSamples.book("r8", "Other", "Author");
        reader().contentType(MARC).body(octets).post(BASE + "/records").then().statusCode(401);
        var clerk = "catalog.items.write";
        staffWith(clerk)
                .contentType(MARC)
                .body(octets)
                .post(BASE + "/records")
                .then()
                .statusCode(403);
        staffWith(clerk)
                .contentType(MARC)
                .header("If-Match", "*")
                .body(octets)
                .put(BASE + "/records/" + id + "/marc")
                .then()
                .statusCode(403);
        staffWith(clerk)
                .header("If-Match", "*")
                .delete(BASE + "/records/" + id)
                .then()
                .statusCode(403);
        staffWith(clerk).get(BASE + "/records/" + id + "/versions").then().statusCode(403);
    }
}

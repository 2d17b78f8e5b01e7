package org.carrel.catalog.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.app.Marc4jMarc8;
import org.carrel.events.ItemChanged;
import org.carrel.events.TitleChanged;
import org.carrel.events.TitleRemoved;
import org.carrel.events.Topic;
import org.carrel.platform.security.Permissions;
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
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

@CarrelTest
class EditingOverHttpTest {

    private static final Map<String, Object> CATS =
            Map.of("tag", "650", "indicators", " 0", "subfields", List.of(Map.of("code", "a", "value", "Cats")));

    private static String path(UUID id) {
        return BASE + "/records/" + id;
    }

    private static byte[] octets(UUID id) {
        return reader().get(path(id) + "/marc").then().statusCode(200).extract().asByteArray();
    }

    /** The fields of a record as they are read, ready to be sent back. */
    private static Map<String, Object> fields(UUID id) {
        JsonPath json = reader().get(path(id)).then().statusCode(200).extract().jsonPath();
        var body = new HashMap<String, Object>();
        body.put("leader", json.getString("marc.leader"));
        body.put("fields", new ArrayList<>(json.<Map<String, Object>>getList("marc.fields")));
        return body;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> body) {
        return (List<Map<String, Object>>) Objects.requireNonNull(body.get("fields"));
    }

    private static ValidatableResponse save(UUID id, int version, Map<String, Object> body) {
        return writing(body)
                .header("If-Match", "\"" + version + "\"")
                .put(path(id) + "/fields")
                .then();
    }

    private static void retitle(UUID id, int version, String title) {
        Map<String, Object> body = fields(id);
        list(body).stream()
                .filter(field -> "245".equals(field.get("tag")))
                .forEach(field -> field.put("subfields", List.of(Map.of("code", "a", "value", title))));
        save(id, version, body).statusCode(200);
    }

    private static ValidatableResponse act(UUID id, int version, String act) {
        return writing(Map.of("reason", "because"))
                .header("If-Match", "\"" + version + "\"")
                .post(path(id) + act)
                .then();
    }

    @Test
    void an_edit_of_fields_is_written_once_with_its_lengths_and_its_reason() {
        UUID id = CatalogueApi.record(MarcSamples.book("e1", "Größe", "Author"));
        Map<String, Object> body = fields(id);
        list(body).add(CATS);
        body.put("reason", "Subject added");
        save(id, 1, body).statusCode(200).header("ETag", "\"2\"").body("summary.title", equalTo("Größe"));
        byte[] written = octets(id);
        MarcRecord record = ((Reading.Understood) new Iso2709(new Marc4jMarc8()).read(Octets.of(written))).record();
        assertThat(record.leader()).startsWith(String.format("%05d", written.length));
        assertThat(record.data("650").getFirst().first('a')).contains("Cats");
        assertThat(record.control("005").orElse("")).matches("[0-9]{14}\\.0");
        librarian()
                .get(path(id) + "/versions")
                .then()
                .body("items.origin", contains("EDITOR", "API"))
                .body("items[0].reason", equalTo("Subject added"));
        librarian()
                .get(path(id) + "/versions/2/changes")
                .then()
                .statusCode(200)
                .body("leader", empty())
                .body("fields.kind", contains("ADDED"))
                .body("fields[0].after.subfields[0].value", equalTo("Cats"));
        save(id, 2, fields(id)).statusCode(200).header("ETag", "\"2\"");
        librarian().get(path(id) + "/versions/1").then().body("fields.tag", contains("001", "008", "100", "245"));
        librarian().get(path(id) + "/versions/9").then().statusCode(404);
    }

    @Test
    void what_cannot_be_said_in_marc_is_refused_field_by_field() {
        UUID id = CatalogueApi.record(MarcSamples.book("e2", "Title", "Author"));
        var body = Map.<String, Object>of(
                "leader",
                "short",
                "fields",
                List.of(
                        Map.of(
                                "tag",
                                "24",
                                "indicators",
                                "10",
                                "subfields",
                                List.of(Map.of("code", "a", "value", "x"))),
                        Map.of("tag", "001", "indicators", "10"),
                        Map.of("tag", "500", "indicators", "  ", "subfields", List.of()),
                        Map.of(
                                "tag",
                                "500",
                                "indicators",
                                "  ",
                                "subfields",
                                List.of(Map.of("code", "a", "value", "cut \u001e off")))));
        save(id, 1, body)
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body(
                        "errors.field",
                        contains("leader", "fields[0].tag", "fields[1]", "fields[2]", "fields[3].subfields[0].value"));
    }

    @Test
    void an_edit_of_an_old_version_is_told_what_it_has_missed() {
        UUID id = CatalogueApi.record(MarcSamples.book("e3", "Mine", "Author"));
        Map<String, Object> stale = fields(id);
        list(stale).add(CATS);
        retitle(id, 1, "Yours");
        save(id, 1, stale)
                .statusCode(412)
                .body("code", equalTo("stale-version"))
                .body("currentETag", equalTo("\"2\""))
                .body("missed.versions.version", contains(2))
                .body("missed.difference.fields.tag", contains("245"))
                .body("missed.difference.fields[0].subfields[0].before", equalTo("Mine"))
                .body("missed.difference.fields[0].subfields[0].after", equalTo("Yours"));
        librarian()
                .contentType("application/marc")
                .header("If-Match", "\"1\"")
                .body(MarcSamples.book("e3", "Mine", "Author"))
                .put(path(id) + "/marc")
                .then()
                .statusCode(412)
                .body("missed.difference.fields.tag", contains("245"));
    }

    @Test
    void a_version_comes_back_octet_for_octet() {
        byte[] first = MarcSamples.book("e4", "First", "Author");
        first[9] = ' ';
        UUID id = CatalogueApi.record(first);
        retitle(id, 1, "Second");
        act(id, 2, "/versions/2/restoration").statusCode(409).body("code", equalTo("version-in-force"));
        act(id, 2, "/versions/7/restoration").statusCode(409).body("code", equalTo("version-unknown"));
        act(id, 2, "/versions/1/restoration")
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("title", equalTo("First"));
        assertThat(octets(id)).isEqualTo(first);
        librarian()
                .get(path(id) + "/versions")
                .then()
                .body("items.version", contains(3, 2, 1))
                .body("items[0].origin", equalTo("UNDO"))
                .body("items[0].reason", equalTo("because"));
    }

    @Test
    void a_change_in_the_middle_is_undone_unless_its_fields_were_changed_again() {
        UUID id = CatalogueApi.record(MarcSamples.book("e5", "First", "Author"));
        Map<String, Object> body = fields(id);
        list(body).add(CATS);
        save(id, 1, body).statusCode(200);
        retitle(id, 2, "Third");
        retitle(id, 3, "Fourth");
        act(id, 4, "/versions/3/undo")
                .statusCode(409)
                .body("code", equalTo("undo-conflict"))
                .body("reasons.tag", contains("245"))
                .body("reasons[0].left.subfields[0].value", equalTo("Third"))
                .body("reasons[0].now.subfields[0].value", equalTo("Fourth"))
                .body("reasons[0].before.subfields[0].value", equalTo("First"));
        act(id, 4, "/versions/2/undo").statusCode(200).body("title", equalTo("Fourth"));
        reader().get(path(id)).then().body("marc.fields.tag", contains("001", "005", "008", "100", "245"));
        act(id, 5, "/versions/2/undo").statusCode(409).body("code", equalTo("already-undone"));
        act(id, 5, "/versions/1/undo").statusCode(409).body("code", equalTo("first-version"));
        act(id, 3, "/versions/2/undo").statusCode(412);
    }

    @Test
    void an_edited_xml_record_stays_xml() {
        String xml = """
                <record xmlns="http://www.loc.gov/MARC21/slim"><!-- as it came -->
                  <leader>00000nam a2200000 a 4500</leader>
                  <controlfield tag="001">e13</controlfield>
                  <controlfield tag="008">260101s2025    dk a   j      000 1 dan d</controlfield>
                  <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Æbler &amp; pærer</subfield></datafield>
                </record>""";
        UUID id = librarian()
                .contentType("application/marcxml+xml")
                .body(xml.getBytes(StandardCharsets.UTF_8))
                .post(BASE + "/records")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        Map<String, Object> body = fields(id);
        list(body).add(CATS);
        save(id, 1, body).statusCode(200);
        assertThat(new String(octets(id), StandardCharsets.UTF_8)).contains("Æbler &amp; pærer", "Cats");
        act(id, 2, "/versions/1/restoration").statusCode(200);
        assertThat(new String(octets(id), StandardCharsets.UTF_8)).isEqualTo(xml);
        String next = librarian()
                .queryParam("limit", 2)
                .get(path(id) + "/versions")
                .then()
                .body("items.version", contains(3, 2))
                .extract()
                .jsonPath()
                .getString("next");
        librarian()
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get(path(id) + "/versions")
                .then()
                .body("items.version", contains(1));
    }

    @Test
    void a_doubtful_reading_does_not_slip_into_the_record_unseen() {
        byte[] lying = MarcSamples.book("e6", "Größe", "Author");
        lying[9] = ' ';
        UUID id = CatalogueApi.record(lying);
        Map<String, Object> body = fields(id);
        list(body).add(CATS);
        save(id, 1, body)
                .statusCode(409)
                .body("code", equalTo("reading-doubtful"))
                .body("reasons.code", contains("encoding-mislabelled"));
        body.put("readingAccepted", true);
        save(id, 1, body).statusCode(200);
        reader().get(path(id)).then().body("marc.warnings", empty()).body("summary.title", equalTo("Größe"));
    }

    @Test
    void unimarc_is_kept_and_read_but_not_edited_field_by_field() {
        byte[] octets = Iso2709.write(UnimarcTest.novel()).toArray();
        UUID id = CatalogueApi.record(octets);
        assertThat(octets(id)).isEqualTo(octets);
        reader().get(path(id))
                .then()
                .body("marc.dialect", equalTo("UNIMARC"))
                .body("summary.title", equalTo("Les misérables roman"))
                .body("summary.isbns", contains("9782070409228"))
                .body("description.languages", contains("fre"));
        Map<String, Object> body = fields(id);
        list(body).add(CATS);
        save(id, 1, body).statusCode(409).body("code", equalTo("unimarc-is-read-only"));
        librarian().header("If-Match", "\"1\"").delete(path(id)).then().statusCode(204);
        act(id, 2, "/undeletion").statusCode(200);
        assertThat(octets(id)).isEqualTo(octets);
    }

    @Test
    void a_deletion_has_four_ends_and_can_be_taken_back() {
        byte[] before = MarcSamples.book("e7", "Ephemeral", "Author");
        UUID id = CatalogueApi.record(before);
        try (var titles = EventProbe.on(Topic.TITLES)) {
            librarian()
                    .header("If-Match", "\"1\"")
                    .queryParam("reason", "Not ours")
                    .delete(path(id))
                    .then()
                    .statusCode(204);
            titles.eventually(_ -> assertThat(titles.eventsOf(id)).last().isEqualTo(new TitleRemoved(id, 2, null)));
            librarian()
                    .get(path(id) + "/versions")
                    .then()
                    .body("items.origin", contains("DELETION", "API"))
                    .body("items[0].reason", equalTo("Not ours"));
            librarian()
                    .get(path(id) + "/versions/2/changes")
                    .then()
                    .body("leader.after", contains("d"))
                    .body("fields", empty());
            act(id, 2, "/versions/1/restoration").statusCode(404);
            act(id, 2, "/undeletion").statusCode(200).header("ETag", "\"3\"");
            titles.eventually(_ -> assertThat(titles.eventsOf(id))
                    .last()
                    .isEqualTo(new TitleChanged(id, 3, "Ephemeral", "Author", List.of(), "1997", false)));
        }
        assertThat(octets(id)).isEqualTo(before);
        act(id, 3, "/undeletion").statusCode(409).body("code", equalTo("not-deleted"));
        act(id, 3, "/versions/2/restoration").statusCode(409).body("code", equalTo("version-is-tombstone"));
        librarian().header("If-Match", "\"3\"").delete(path(id)).then().statusCode(204);
        CatalogueApi.record(before);
        act(id, 4, "/undeletion").statusCode(409).body("code", equalTo("control-number-taken"));
    }

    @Test
    void two_records_become_one_and_part_again() {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID stays = CatalogueApi.record(MarcSamples.book("e8", "Stays", "Author"));
        byte[] octets = MarcSamples.book("e9", "Goes", "Author");
        UUID goes = CatalogueApi.record(octets);
        UUID own = CatalogueApi.item(stays, library.mainStacks(), null);
        UUID moved = CatalogueApi.item(goes, library.mainStacks(), null);
        UUID dropped = CatalogueApi.item(goes, library.mainStacks(), null);
        try (var titles = EventProbe.on(Topic.TITLES);
                var items = EventProbe.on(Topic.ITEMS)) {
            writing(Map.of("mergedId", goes, "reason", "The same edition twice"))
                    .header("If-Match", "\"1\"")
                    .post(path(stays) + "/merges")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(stays.toString()));
            titles.eventually(
                    _ -> assertThat(titles.eventsOf(goes)).last().isEqualTo(new TitleRemoved(goes, 2, stays)));
            ItemChanged told =
                    items.eventually(ItemChanged.class, event -> event.itemId().equals(moved) && event.version() == 2);
            assertThat(told.recordId()).isEqualTo(stays);
            assertThat(told.title()).isEqualTo("Stays");
        }
        reader().get(path(goes))
                .then()
                .statusCode(200)
                .header("Content-Location", equalTo(path(stays)))
                .body("summary.id", equalTo(stays.toString()));
        reader().get(path(goes) + "/items")
                .then()
                .body("items.id", hasItems(own.toString(), moved.toString(), dropped.toString()));
        librarian()
                .get(path(stays) + "/merges")
                .then()
                .body("items.mergedId", contains(goes.toString()))
                .body("items[0].moved", equalTo(2));
        UUID third = CatalogueApi.record(MarcSamples.book("e10", "Third", "Author"));
        writing(CatalogueApi.itemBody(third, library.mainStacks(), null, Map.of()))
                .header("If-Match", "\"2\"")
                .put(BASE + "/items/" + dropped)
                .then()
                .statusCode(200);
        librarian()
                .delete(path(stays) + "/merges/" + goes)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        assertThat(octets(goes)).isEqualTo(octets);
        reader().get(path(goes) + "/items").then().body("items.id", contains(moved.toString()));
        reader().get(path(stays) + "/items").then().body("items.id", contains(own.toString()));
        librarian().get(path(stays) + "/merges").then().body("items", hasSize(0));
        librarian().delete(path(stays) + "/merges/" + goes).then().statusCode(404);
        UUID bare = CatalogueApi.record(MarcSamples.book("e12", "Bare", "Author"));
        writing(Map.of("mergedId", bare))
                .header("If-Match", "*")
                .post(path(stays) + "/merges")
                .then()
                .statusCode(200);
        byte[] before = librarian()
                .queryParam("version", 1)
                .get(path(bare) + "/marc")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(before).isEqualTo(MarcSamples.book("e12", "Bare", "Author"));
        writing(Map.of("mergedId", stays))
                .header("If-Match", "\"1\"")
                .post(path(stays) + "/merges")
                .then()
                .statusCode(409)
                .body("code", equalTo("same-record"));
    }

    @Test
    void every_act_has_its_permission() {
        UUID id = CatalogueApi.record(MarcSamples.book("e11", "Guarded", "Author"));
        var cataloguer = Permissions.CATALOG_RECORDS_WRITE;
        var clerk = Permissions.CATALOG_ITEMS_WRITE;
        staffWith(cataloguer).header("If-Match", "*").delete(path(id)).then().statusCode(403);
        for (String path : List.of("/undeletion", "/merges")) {
            staffWith(cataloguer)
                    .contentType("application/json")
                    .body(Map.of("mergedId", id))
                    .post(path(id) + path)
                    .then()
                    .statusCode(403);
        }
        staffWith(cataloguer).delete(path(id) + "/merges/" + id).then().statusCode(403);
        for (String path : List.of("/versions/1/restoration", "/versions/1/undo")) {
            staffWith(clerk)
                    .contentType("application/json")
                    .body(Map.of())
                    .post(path(id) + path)
                    .then()
                    .statusCode(403);
        }
        staffWith(clerk)
                .contentType("application/json")
                .body(fields(id))
                .put(path(id) + "/fields")
                .then()
                .statusCode(403);
        for (String path : List.of("/versions", "/versions/1", "/versions/1/changes", "/merges")) {
            staffWith(clerk).get(path(id) + path).then().statusCode(403);
        }
    }
}

package org.carrel.catalog.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.imports.app.RunImports;
import org.carrel.catalog.marc.Frame;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.events.TitleChanged;
import org.carrel.events.Topic;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.EventProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.importOf;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.send;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class ImportsServiceTest {

    @Inject
    RunImports runner;

    private static byte[] books(String prefix, int count) {
        var file = new ByteArrayOutputStream();
        for (int number = 1; number <= count; number++) {
            file.writeBytes(MarcSamples.book(prefix + number, "Title " + prefix + number, "Author " + number));
        }
        return file.toByteArray();
    }

    @Test
    void a_real_file_is_stored_octet_for_octet_and_told_to_everyone() {
        byte[] file = SampleRecords.exemplars();
        try (var titles = EventProbe.on(Topic.TITLES)) {
            UUID id = send(file, "exemplars");
            ended(id)
                    .body("state", equalTo("DONE"))
                    .body("processed", equalTo(62))
                    .body("created", equalTo(62))
                    .body("rejected", equalTo(0))
                    .body("fraction", equalTo(1.0f));
            titles.eventually(heard ->
                    assertThat(heard).hasSizeGreaterThanOrEqualTo(62).allMatch(TitleChanged.class::isInstance));
            List<Frame> frames = SampleRecords.frames(file);
            JsonPath records = librarian()
                    .queryParam("limit", 100)
                    .get(BASE + "/imports/" + id + "/records")
                    .jsonPath();
            List<String> ids = records.getList("items.recordId", String.class);
            for (int index = 0; index < frames.size(); index++) {
                byte[] back = reader().get(BASE + "/records/" + ids.get(index) + "/marc")
                        .asByteArray();
                assertThat(back)
                        .isEqualTo(((Frame.Whole) frames.get(index)).octets().toArray());
            }
        }
    }

    @Test
    void the_same_file_again_changes_nothing_and_says_so() {
        ended(send(SampleRecords.special(), "special"))
                .body("created", equalTo(75))
                .body("updated", equalTo(1));
        try (var titles = EventProbe.on(Topic.TITLES)) {
            // Two records of the file share a number: the first is an edition that the second overlaid.
            ended(send(SampleRecords.special(), "special"))
                    .body("created", equalTo(0))
                    .body("unchanged", equalTo(74))
                    .body("updated", equalTo(2));
            titles.eventually(heard -> assertThat(heard).anyMatch(event -> event.version() == 4));
        }
        ended(send(books("same", 30), "same")).body("created", equalTo(30));
        ended(send(books("same", 30), "same")).body("unchanged", equalTo(30)).body("updated", equalTo(0));
        ended(send(books("same", 30), "other-source")).body("created", equalTo(30));
    }

    @Test
    void bad_records_are_reported_one_by_one_and_cost_no_other() {
        var file = new ByteArrayOutputStream();
        byte[] untitled = MarcSamples.book("bad3", "Title", "Author");
        for (int index = 24; index < untitled.length - 3; index++) {
            if (new String(untitled, index, 3, StandardCharsets.US_ASCII).equals("245")) {
                untitled[index] = '9';
            }
        }
        file.writeBytes(books("good-a-", 3));
        file.writeBytes("<html>this is no record</html>\u001d".getBytes(StandardCharsets.US_ASCII));
        byte[] cut = MarcSamples.book("bad2", "Cut", "Author");
        file.write(cut, 0, cut.length - 30);
        file.writeBytes(untitled);
        file.writeBytes(books("good-b-", 3));
        UUID id = send(file.toByteArray(), "mixed");
        ended(id).body("state", equalTo("DONE")).body("created", equalTo(6)).body("rejected", equalTo(3));
        librarian()
                .get(BASE + "/imports/" + id + "/rejected")
                .then()
                .statusCode(200)
                .body("items.reason", contains("not-a-record", "record-cut-short", "title-missing"))
                .body("items.number", contains(4, 5, 6))
                .body("items[0].head", equalTo("<html>this is no record</html>·"))
                .body("items[0].recordId", nullValue());
        librarian()
                .queryParam("limit", 1)
                .get(BASE + "/imports/" + id + "/rejected")
                .then()
                .body("items", hasSize(1))
                .body("next", notNullValue());
    }

    @Test
    void compressed_files_and_xml_tell_what_they_are() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(books("zip", 20));
        }
        ended(send(zipped.toByteArray(), "zip")).body("gzip", equalTo(true)).body("created", equalTo(20));
        String xml =
                "<?xml version=\"1.0\"?><collection xmlns=\"http://www.loc.gov/MARC21/slim\">" + """
                  <record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">1</controlfield>
                  <datafield tag="245" ind1="0" ind2="0"><subfield code="a">In XML</subfield></datafield></record>
                  <record><leader>00000nam a2200000 a 4500</leader><oops></record>
                  <record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">3</controlfield>
                  <datafield tag="245" ind1="0" ind2="0"><subfield code="a">In XML too</subfield></datafield></record>
                  """ + "</collection>";
        ended(send(xml.getBytes(StandardCharsets.UTF_8), "xml"))
                .body("serialisation", equalTo("MARCXML"))
                .body("created", equalTo(2))
                .body("rejected", equalTo(1));
        byte[] half = Arrays.copyOf(zipped.toByteArray(), zipped.size() - 20);
        ended(send(half, "half-zip")).body("state", equalTo("FAILED")).body("failure", equalTo("file-cut-short"));
    }

    @Test
    void files_with_nothing_in_them_are_told_from_files_of_records() {
        librarian()
                .contentType("application/marc")
                .body(new byte[0])
                .post(BASE + "/imports")
                .then()
                .statusCode(400);
        ended(send("\n\n".getBytes(StandardCharsets.US_ASCII), "nothing"))
                .body("state", equalTo("FAILED"))
                .body("failure", equalTo("no-records"));
        ended(send("x\u001d".repeat(3_000).getBytes(StandardCharsets.US_ASCII), "noise"))
                .body("state", equalTo("FAILED"))
                .body("failure", equalTo("not-a-file-of-records"));
    }

    @Test
    void a_repeated_upload_is_one_import() {
        byte[] file = books("key", 3);
        var first = librarian()
                .contentType("application/marc")
                .header("Idempotency-Key", "upload-1")
                .queryParam("source", "key")
                .body(file)
                .post(BASE + "/imports")
                .then()
                .statusCode(202);
        String id = first.extract().jsonPath().getString("id");
        first.header("Location", endsWith("/imports/" + id));
        librarian()
                .contentType("application/marc")
                .header("Idempotency-Key", "upload-1")
                .queryParam("source", "key")
                .body(file)
                .post(BASE + "/imports")
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        librarian()
                .contentType("application/marc")
                .header("Idempotency-Key", "upload-1")
                .queryParam("source", "key")
                .body(books("key", 4))
                .post(BASE + "/imports")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void an_import_whose_runner_died_goes_on_where_it_was() {
        int count = 6_000;
        UUID id = send(books("crash", count), "crash");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> processed(id) > 0);
        runner.stop();
        int before = processed(id);
        assertThat(before).as("stopped in the middle").isBetween(1, count - 1);
        importOf(id).body("state", equalTo("RUNNING"));
        runner.start();
        ended(id)
                .body("state", equalTo("DONE"))
                .body("processed", equalTo(count))
                .body("created", equalTo(count))
                .body("unchanged", equalTo(0))
                .body("updated", equalTo(0));
        Set<String> ids = new HashSet<>();
        String next = null;
        do {
            JsonPath page = page(id, next);
            ids.addAll(page.getList("items.recordId", String.class));
            next = page.getString("next");
        } while (next != null);
        assertThat(ids).hasSize(count);
    }

    private static int processed(UUID id) {
        return importOf(id).extract().jsonPath().getInt("processed");
    }

    private static JsonPath page(UUID id, @Nullable String after) {
        var request = librarian().queryParam("limit", 200);
        return (after == null ? request : request.queryParam("after", after))
                .get(BASE + "/imports/" + id + "/records")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void an_import_can_be_stopped() {
        runner.stop();
        UUID waiting = send(books("wait", 10), "wait");
        librarian().delete(BASE + "/imports/" + waiting).then().statusCode(202).body("state", equalTo("CANCELLED"));
        UUID running = send(books("cancel", 5_000), "cancel");
        runner.start();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> processed(running) > 0);
        librarian().delete(BASE + "/imports/" + running).then().statusCode(202);
        ended(running).body("state", equalTo("CANCELLED")).body("processed", lessThan(5_000));
        librarian().delete(BASE + "/imports/" + running).then().statusCode(409).body("code", equalTo("import-over"));
        importOf(waiting).body("processed", equalTo(0));
    }

    @Test
    void files_may_be_long_and_nothing_else_may() {
        byte[] long11 = new byte[11 << 20];
        Arrays.fill(long11, (byte) '\n');
        ended(send(long11, "long")).body("failure", equalTo("no-records"));
        librarian()
                .contentType("application/marc")
                .body(long11)
                .post(BASE + "/records")
                .then()
                .statusCode(413)
                .body("code", equalTo("too-large"));
    }

    @Test
    void only_those_who_may_import_do() {
        byte[] file = books("no", 1);
        reader().contentType("application/marc")
                .body(file)
                .post(BASE + "/imports")
                .then()
                .statusCode(401);
        staffWith("catalog.records.write")
                .contentType("application/marc")
                .body(file)
                .post(BASE + "/imports")
                .then()
                .statusCode(403);
        staffWith("catalog.records.write").get(BASE + "/imports").then().statusCode(403);
        librarian()
                .contentType("application/marc")
                .queryParam("source", "Has Blanks")
                .body(file)
                .post(BASE + "/imports")
                .then()
                .statusCode(400);
        librarian().get(BASE + "/imports/" + UUID.randomUUID()).then().statusCode(404);
        librarian().queryParam("limit", 2).get(BASE + "/imports").then().statusCode(200);
    }
}

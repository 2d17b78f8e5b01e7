package org.carrel.catalog.copycataloguing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.targets.BadServer;
import org.carrel.catalog.targets.YazServer;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** From the list of databases to the record in the catalogue, against the test server of YAZ. */
@CarrelTest
class CopyCataloguingServiceTest {

    private static @Nullable YazServer yaz;
    private static int serial;

    @BeforeAll
    static void start() {
        yaz = YazServer.start();
    }

    @AfterAll
    static void stop() {
        if (yaz != null) {
            yaz.close();
        }
    }

    private static int yazPort() {
        return yaz == null ? 0 : yaz.port();
    }

    private static Map<String, Object> z3950(int port, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.putIfAbsent("name", "Database " + ++serial);
        body.putIfAbsent("source", "src" + serial);
        body.put("z3950", Map.of("host", "127.0.0.1", "port", port, "database", "Default", "syntax", "MARC21"));
        body.putIfAbsent("enabled", true);
        body.putIfAbsent("timeoutMillis", 3_000);
        return body;
    }

    private static Map<String, Object> sru(int port, Map<String, Object> more) {
        Map<String, Object> body = z3950(port, more);
        body.remove("z3950");
        body.put(
                "sru",
                Map.of("baseUrl", "http://127.0.0.1:" + port + "/Default", "version", "V1_2", "schema", "marcxml"));
        return body;
    }

    private static UUID target(Map<String, Object> body) {
        return writing(body)
                .post(BASE + "/targets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static UUID begin(List<UUID> targets, int limit) {
        return writing(Map.of(
                        "targets",
                        targets,
                        "limit",
                        limit,
                        "query",
                        List.of(Map.of("index", "KEYWORD", "text", "computer"))))
                .post(BASE + "/outside-searches")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static JsonPath read(UUID search) {
        return librarian()
                .get(BASE + "/outside-searches/" + search)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath ended(UUID search) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(search).getBoolean("running")).isFalse());
        return read(search);
    }

    @Test
    void a_database_is_added_edited_on_its_version_and_removed_and_never_tells_its_password() {
        UUID id = target(z3950(
                210, Map.of("enabled", false, "credentials", Map.of("user", "reader", "password", "open sesame"))));
        String shown = librarian()
                .get(BASE + "/targets/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("hasCredentials", equalTo(true), "timeoutMillis", equalTo(3_000))
                .extract()
                .asString();
        assertThat(shown).doesNotContain("sesame");
        Map<String, Object> same = z3950(210, Map.of("enabled", false));
        writing(same).put(BASE + "/targets/" + id).then().statusCode(428);
        writing(same)
                .header("If-Match", "\"7\"")
                .put(BASE + "/targets/" + id)
                .then()
                .statusCode(412);
        writing(same)
                .header("If-Match", "\"1\"")
                .put(BASE + "/targets/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("hasCredentials", equalTo(true));
        writing(z3950(211, Map.of("enabled", false)))
                .header("If-Match", "\"2\"")
                .put(BASE + "/targets/" + id)
                .then()
                .statusCode(200)
                .body("hasCredentials", equalTo(false));
        librarian()
                .header("If-Match", "\"3\"")
                .delete(BASE + "/targets/" + id)
                .then()
                .statusCode(204);
        librarian().get(BASE + "/targets/" + id).then().statusCode(404);
    }

    @Test
    void a_database_that_cannot_be_is_refused() {
        Map<String, Object> twice = z3950(210, Map.of("name", "Twice", "enabled", false));
        target(twice);
        writing(twice).post(BASE + "/targets").then().statusCode(409).body("code", equalTo("target-name-taken"));
        var both = new HashMap<>(z3950(210, Map.of()));
        both.putAll(sru(80, Map.of()));
        writing(both).post(BASE + "/targets").then().statusCode(400).body("errors.code", contains("connection"));
        Map<String, Object> file = sru(80, Map.of());
        file.put("sru", Map.of("baseUrl", "file:///etc/passwd", "version", "V1_2", "schema", "marcxml"));
        writing(file).post(BASE + "/targets").then().statusCode(400).body("errors.field", contains("sru.baseUrl"));
        writing(z3950(210, Map.of("indexes", Map.of("TITLE", "1=4 and more"))))
                .post(BASE + "/targets")
                .then()
                .statusCode(400)
                .body("errors.field", contains("indexes.TITLE"));
    }

    @Test
    void everything_has_its_permission() {
        staffWith(Permissions.CATALOG_TARGETS_SEARCH)
                .contentType("application/json")
                .body(z3950(210, Map.of()))
                .post(BASE + "/targets")
                .then()
                .statusCode(403);
        staffWith(Permissions.CATALOG_ITEMS_WRITE).get(BASE + "/targets").then().statusCode(403);
        staffWith(Permissions.CATALOG_TARGETS_WRITE)
                .contentType("application/json")
                .body(Map.of("query", List.of(Map.of("index", "TITLE", "text", "a"))))
                .post(BASE + "/outside-searches")
                .then()
                .statusCode(403);
        staffWith(Permissions.CATALOG_TARGETS_SEARCH)
                .contentType("application/json")
                .body(Map.of())
                .post(BASE + "/outside-searches/" + UUID.randomUUID() + "/records/" + UUID.randomUUID() + "/addition")
                .then()
                .statusCode(403);
        staffWith(Permissions.CATALOG_TARGETS_SEARCH)
                .contentType("application/json")
                .body(Map.of("name", "X", "removed", List.of(), "added", List.of(), "kept", List.of()))
                .put(BASE + "/copy-templates/x")
                .then()
                .statusCode(403);
    }

    @Test
    void several_databases_are_searched_at_once_and_a_slow_or_broken_one_holds_up_nobody() {
        try (BadServer silent = BadServer.silent();
                BadServer garbage = BadServer.http("200 OK", "", "no XML at all")) {
            UUID good = target(z3950(yazPort(), Map.of("rank", 1)));
            UUID web = target(sru(yazPort(), Map.of("rank", 2)));
            UUID slow = target(z3950(silent.port(), Map.of("rank", 3, "timeoutMillis", 4_000)));
            UUID broken = target(sru(garbage.port(), Map.of("rank", 4)));
            long began = System.nanoTime();
            UUID search = begin(List.of(good, web, slow, broken), 50);
            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(read(search).getList("targets.state", String.class))
                            .containsExactly("DONE", "DONE", "RUNNING", "FAILED"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            JsonPath all = ended(search);
            assertThat(all.getList("targets.total", Integer.class)).startsWith(23, 23);
            assertThat(all.getString("targets[2].failure")).isEqualTo("timed-out");
            assertThat(all.getString("targets[3].failure")).isEqualTo("protocol-error");
            assertThat(all.getList("groups.records.flatten()")).hasSize(46);
            assertThat(all.getList("groups.records.flatten().title", String.class))
                    .contains("How to program a computer");
            // The same book from both comes as one group.
            assertThat(all.getList("groups.findAll { it.records*.targetId.unique().size() == 2 }"))
                    .isNotEmpty();
            librarian()
                    .get(BASE + "/targets/" + slow)
                    .then()
                    .body("health.failure", equalTo("timed-out"), "health.lastOk", nullValue());
            librarian().get(BASE + "/targets/" + good).then().body("health.lastOk", notNullValue());
        }
    }

    @Test
    void a_database_that_fails_again_and_again_is_left_alone() {
        try (BadServer garbage = BadServer.http("200 OK", "", "no XML at all")) {
            UUID broken = target(sru(garbage.port(), Map.of()));
            for (int round = 0; round < 3; round++) {
                assertThat(ended(begin(List.of(broken), 5)).getString("targets[0].failure"))
                        .isEqualTo("protocol-error");
            }
            assertThat(ended(begin(List.of(broken), 5)).getString("targets[0].failure"))
                    .isEqualTo("paused");
        }
    }

    @Test
    void a_search_is_followed_by_events() throws IOException, InterruptedException {
        UUID search = begin(List.of(target(z3950(yazPort(), Map.of()))), 5);
        String token = Tokens.staff("follower")
                .with(Permissions.CATALOG_TARGETS_SEARCH)
                .everywhere()
                .bearer();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String events = client.send(
                            HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + BASE
                                            + "/outside-searches/" + search + "/events"))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Accept", "text/event-stream")
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(events.lines()
                            .filter(line -> line.equals("event:record"))
                            .count())
                    .isEqualTo(5);
            assertThat(events)
                    .contains("event:target")
                    .contains("\"state\":\"DONE\"")
                    .contains("event:end");
        }
    }

    @Test
    void a_record_found_is_added_octet_for_octet_or_by_a_template_and_never_twice() {
        UUID search = begin(List.of(target(z3950(yazPort(), Map.of("source", "yaz-once")))), 3);
        JsonPath found = ended(search);
        String record =
                BASE + "/outside-searches/" + search + "/records/" + found.getUUID("groups.records.flatten()[0].id");
        writing(Map.of("template", "nowhere")).post(record + "/addition").then().statusCode(422);
        UUID added = writing(Map.of("template", "as-is"))
                .post(record + "/addition")
                .then()
                .statusCode(201)
                .body("source", equalTo("yaz-once"))
                .extract()
                .jsonPath()
                .getUUID("id");
        librarian()
                .get(BASE + "/records/" + added + "/marc")
                .then()
                .statusCode(200)
                .header("Carrel-Octets", equalTo("original"))
                .contentType("application/marc");
        writing(Map.of())
                .post(record + "/addition")
                .then()
                .statusCode(409)
                .body("code", equalTo("control-number-taken"), "reasons[0].recordId", equalTo(added.toString()));
        writing(Map.of())
                .post(BASE + "/outside-searches/" + search + "/records/" + UUID.randomUUID() + "/addition")
                .then()
                .statusCode(404);
        assertThat(read(search).getList("groups.held.flatten()", String.class)).contains(added.toString());
    }

    @Test
    void a_record_found_is_compared_with_ours_and_laid_over_it() {
        writing(Map.of(
                        "name",
                        "House",
                        "removed",
                        List.of("263"),
                        "added",
                        List.of(Map.of(
                                "tag",
                                "590",
                                "indicators",
                                "  ",
                                "subfields",
                                List.of(Map.of("code", "a", "value", "Copied from YAZ")))),
                        "kept",
                        List.of("9XX")))
                .put(BASE + "/copy-templates/house")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        UUID ours = CatalogueApi.record(
                MarcSamples.book("brief-1", "How to programm", "Collins", Map.of("999", "Our own")));
        UUID search = begin(List.of(target(z3950(yazPort(), Map.of()))), 1);
        String record = BASE + "/outside-searches/" + search + "/records/"
                + ended(search).getUUID("groups[0].records[0].id");
        librarian()
                .queryParam("with", ours)
                .queryParam("template", "house")
                .get(record + "/comparison")
                .then()
                .statusCode(200)
                .body("fields.find { it.tag == '245' }.kind", equalTo("CHANGED"))
                .body("fields.tag", hasItem("590"))
                .body("fields.tag", not(hasItem("999")));
        var overlay = Map.of("recordId", ours, "template", "house", "reason", "Full record from YAZ");
        writing(overlay).post(record + "/overlay").then().statusCode(428);
        writing(overlay)
                .header("If-Match", "\"9\"")
                .post(record + "/overlay")
                .then()
                .statusCode(412);
        writing(overlay)
                .header("If-Match", "\"1\"")
                .post(record + "/overlay")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("controlNumber", equalTo("brief-1"), "title", equalTo("How to program a computer"));
        librarian()
                .get(BASE + "/records/" + ours)
                .then()
                .body("marc.fields.tag", hasItem("590"))
                .body("marc.fields.tag", hasItem("999"))
                .body("marc.fields.tag", not(hasItem("263")));
    }

    @Test
    void a_reader_gets_our_titles_at_once_and_the_others_when_they_come_each_book_once() {
        CatalogueApi.record(MarcSamples.book("fed-1", "Zymurgical computer lore", "Brewer"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(CatalogueApi.titles("zymurgical computer lore"))
                        .hasSize(1));
        try (BadServer silent = BadServer.silent()) {
            UUID open = target(z3950(yazPort(), Map.of("name", "Open to readers", "forReaders", true)));
            UUID slow = target(z3950(silent.port(), Map.of("forReaders", true, "timeoutMillis", 2_000)));
            JsonPath first = reader().contentType("application/json")
                    .body(Map.of("q", "computer"))
                    .post(BASE + "/federated-searches")
                    .then()
                    .statusCode(201)
                    .body("outsideSkipped", nullValue())
                    .body("items.title", hasItem("Zymurgical computer lore"))
                    .body("targets", hasSize(2))
                    .extract()
                    .jsonPath();
            String path = BASE + "/federated-searches/" + first.getUUID("id");
            var complete = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                JsonPath now =
                        reader().get(path).then().statusCode(200).extract().jsonPath();
                assertThat(now.getBoolean("running")).isFalse();
                complete.clear();
                complete.addAll(now.getList("items.sources.flatten().name", String.class));
            });
            assertThat(complete).contains("catalogue", "Open to readers");
            reader().get(BASE + "/outside-searches/" + first.getUUID("id"))
                    .then()
                    .statusCode(401);
            for (UUID id : List.of(open, slow)) {
                librarian()
                        .header("If-Match", "*")
                        .delete(BASE + "/targets/" + id)
                        .then()
                        .statusCode(204);
            }
        }
        reader().contentType("application/json")
                .body(Map.of("q", "cats OR dogs"))
                .post(BASE + "/federated-searches")
                .then()
                .statusCode(201)
                .body("id", nullValue(), "outsideSkipped", equalTo("none-open"));
        reader().contentType("application/json")
                .body(Map.of("q", "\"unclosed"))
                .post(BASE + "/federated-searches")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-query"));
    }
}

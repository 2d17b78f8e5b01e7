package org.carrel.catalog.authorities;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.authorities.app.RunHeadingChanges;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.send;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.carrel.catalog.authorities.Fields.authority;
import static org.carrel.catalog.authorities.Fields.book;
import static org.carrel.catalog.authorities.Fields.octets;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class AuthoritiesServiceTest {

    @Inject
    RunHeadingChanges runner;

    private static UUID stored(MarcRecord record) {
        return CatalogueApi.record(octets(record));
    }

    private static void revise(UUID id, MarcRecord record) {
        librarian()
                .contentType("application/marc")
                .header("If-Match", etag(id))
                .body(octets(record))
                .put(BASE + "/records/" + id + "/marc")
                .then()
                .statusCode(200);
    }

    private static String etag(UUID id) {
        return librarian().get(BASE + "/records/" + id).getHeader("ETag");
    }

    private static String marc(UUID id) {
        return reader().accept("application/marcxml+xml")
                .get(BASE + "/records/" + id + "/marc")
                .asString();
    }

    private static JsonPath line(String list, String text) {
        return reader().queryParam("from", text)
                .queryParam("limit", 1)
                .get(BASE + "/browse/" + list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String proposed(UUID authority) {
        return librarian()
                .queryParam("state", "PROPOSED")
                .queryParam("limit", 200)
                .get(BASE + "/heading-changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.authorityId == '" + authority + "' }.id");
    }

    private static void start(String change) {
        writing(Map.of("reason", "Dates added"))
                .post(BASE + "/heading-changes/" + change + "/start")
                .then()
                .statusCode(202);
    }

    private static JsonPath done(String change) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> librarian()
                .get(BASE + "/heading-changes/" + change)
                .then()
                .body("state", equalTo("DONE")));
        return librarian().get(BASE + "/heading-changes/" + change).jsonPath();
    }

    @Test
    void references_are_shown_where_they_lead_to_records_and_nowhere_else() {
        UUID twain = stored(authority(
                "ref1",
                'a',
                "1001 $aXtwain, Mark,$d1835-1910",
                "4001 $aXclemens, Samuel Langhorne,$d1835-1910",
                "5001 $wa$aXsnodgrass, Quintus Curtius,$d1835-1910"));
        assertThat(line("names", "Xclemens, Samuel").getString("items[0].text"))
                .isNotEqualTo("Xclemens, Samuel Langhorne, 1835-1910");
        librarian()
                .queryParam("limit", 200)
                .get(BASE + "/authorities/reports/blind-references")
                .then()
                .statusCode(200)
                .body("items.authorityId", hasItem(twain.toString()));
        UUID tom = stored(book("ref2", "1001 $aXtwain, Mark,$d1835-1910.", "24510$aTom Sawyer"));
        UUID snodgrass = stored(book("ref3", "1001 $aXsnodgrass, Quintus Curtius,$d1835-1910.", "24510$aLetters"));
        JsonPath clemens = line("names", "xclemens, samuel");
        assertThat(clemens.getString("items[0].text")).isEqualTo("Xclemens, Samuel Langhorne, 1835-1910");
        assertThat(clemens.getInt("items[0].count")).isZero();
        assertThat(clemens.getList("items[0].see.text", String.class)).containsExactly("Xtwain, Mark, 1835-1910");
        assertThat(clemens.getInt("items[0].see[0].count")).isEqualTo(1);
        JsonPath other = line("names", "Xsnodgrass");
        assertThat(other.getInt("items[0].count")).isEqualTo(1);
        assertThat(other.getList("items[0].seeAlso.text", String.class)).containsExactly("Xtwain, Mark, 1835-1910");
        assertThat(other.getString("items[0].seeAlso[0].relation")).isEqualTo("a");
        assertThat(line("names", "Xtwain").getString("items[0].authorityId")).isEqualTo(twain.toString());
        librarian()
                .get(BASE + "/authorities/reports/blind-references?limit=200")
                .then()
                .body("items.authorityId", not(hasItem(twain.toString())));
        for (UUID id : List.of(tom, snodgrass)) {
            librarian()
                    .header("If-Match", etag(id))
                    .delete(BASE + "/records/" + id)
                    .then()
                    .statusCode(204);
        }
        assertThat(line("names", "Xclemens, Samuel").getString("items[0].text"))
                .isNotEqualTo("Xclemens, Samuel Langhorne, 1835-1910");
    }

    @Test
    void headings_are_linked_whichever_comes_first_and_reports_name_what_is_not() {
        UUID before = stored(book("l1", "1001 $aLinked, Anna,$d1900-$eauthor.", "24510$aOne"));
        UUID authority = stored(authority("l2", 'a', "010  $an  77000001", "1001 $aLinked, Anna,$d1900-"));
        UUID after = stored(book("l3", "7001 $aLINKED, ANNA,$d1900-$tWorks.", "24510$aTwo"));
        UUID cited = stored(book("l4", "1001 $aLinked, A.$0(DLC)n  77000001", "24510$aThree"));
        UUID unlinked = stored(book("l5", "1001 $aLinked, A.", "24510$aFour"));
        JsonPath links = librarian()
                .get(BASE + "/authorities/" + authority + "/links")
                .then()
                .statusCode(200)
                .body("items.recordId", contains(before.toString(), after.toString(), cited.toString()))
                .body("items.match", contains("HEADING", "HEADING", "NUMBER"))
                .body("items.tag", contains("100", "700", "100"))
                .extract()
                .jsonPath();
        assertThat(links.getList("items.whole", Boolean.class)).containsExactly(true, false, true);
        JsonPath page = librarian()
                .queryParam("limit", 2)
                .get(BASE + "/authorities/" + authority + "/links")
                .jsonPath();
        assertThat(page.getList("items")).hasSize(2);
        librarian()
                .queryParam("limit", 2)
                .queryParam("after", page.getString("next"))
                .get(BASE + "/authorities/" + authority + "/links")
                .then()
                .body("items.recordId", contains(cited.toString()))
                .body("next", nullValue());
        librarian()
                .get(BASE + "/authorities/" + authority)
                .then()
                .statusCode(200)
                .body("heading", equalTo("Linked, Anna, 1900-"))
                .body("thesaurus", equalTo("lcsh"))
                .body("linkedRecords", equalTo(3));
        librarian()
                .header("If-Match", etag(authority))
                .delete(BASE + "/records/" + authority)
                .then()
                .statusCode(409)
                .body("reasons.code", hasItem("has-linked-records"));
        revise(cited, book("l4", "1001 $aLinked, Somebody else", "24510$aThree"));
        librarian()
                .get(BASE + "/authorities/" + authority + "/links")
                .then()
                .body("items.recordId", not(hasItem(cited.toString())));
        stored(book("l6", "1001 $aSplit, File.", "24510$aFive"));
        stored(book("l7", "1001 $aSplit, File,$d1901-1980.", "24510$aSix"));
        stored(book("l8", "1001 $aSpl\u00EDt, File,$d1901-1980.", "24510$aSeven"));
        JsonPath twins = librarian()
                .queryParam("limit", 200)
                .get(BASE + "/authorities/reports/twins")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(twins.getList("items.findAll { it.one.text.startsWith('Spl') }.sameWords", Boolean.class))
                .containsExactlyInAnyOrder(false, true);
        List<String> names = librarian()
                .queryParam("limit", 200)
                .get(BASE + "/authorities/reports/unlinked?list=names")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.text", String.class);
        assertThat(names).contains("Linked, A.", "Split, File").doesNotContain("Linked, Anna, 1900-");
        assertThat(unlinked).isNotNull();
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .get(BASE + "/authorities/" + authority)
                .then()
                .statusCode(403);
        reader().get(BASE + "/heading-changes").then().statusCode(401);
    }

    @Test
    void a_changed_heading_flows_to_its_records_and_touches_nothing_else() {
        UUID authority = stored(authority("h1", 'a', "1001 $aHansen, Martin A.,$d1909-"));
        UUID main = stored(book(
                "h2", "1001 $aHansen, Martin A.,$d1909-$eauthor.$4aut$5DK", "24510$aL\u00F8gneren", "650 0$aLiars"));
        UUID subject = stored(book("h3", "24510$aAbout him", "60010$aHansen, Martin A.,$d1909-$xCriticism."));
        UUID edited = stored(book("h4", "1001 $aHansen, Martin A.,$d1909-", "24510$aEdited meanwhile"));
        revise(
                authority,
                authority("h1", 'a', "1001 $aHansen, Martin A.,$d1909-1955", "4001 $aHansen, Martin A.,$d1909-"));
        String change = proposed(authority);
        librarian()
                .get(BASE + "/heading-changes/" + change)
                .then()
                .statusCode(200)
                .body("before", equalTo("Hansen, Martin A., 1909-"))
                .body("after", equalTo("Hansen, Martin A., 1909-1955"))
                .body("records", equalTo(3))
                .body("done", equalTo(0));
        librarian()
                .get(BASE + "/heading-changes/" + change + "/preview")
                .then()
                .statusCode(200)
                .body("items.recordId", contains(main.toString(), subject.toString(), edited.toString()))
                .body("items[0].edits[0].before", equalTo("1  $a Hansen, Martin A., $d 1909- $e author. $4 aut $5 DK"))
                .body(
                        "items[0].edits[0].after",
                        equalTo("1  $a Hansen, Martin A., $d 1909-1955 $e author. $4 aut $5 DK"));
        assertThat(marc(main)).contains("1909-<");
        revise(edited, book("h4", "1001 $aHansen, Somebody else", "24510$aEdited meanwhile, with care"));
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .contentType("application/json")
                .body(Map.of("reason", "no"))
                .post(BASE + "/heading-changes/" + change + "/start")
                .then()
                .statusCode(403);
        start(change);
        writing(Map.of("reason", "Again"))
                .post(BASE + "/heading-changes/" + change + "/start")
                .then()
                .statusCode(409)
                .body("code", equalTo("heading-change-started"));
        JsonPath done = done(change);
        assertThat(done.getInt("changed")).isEqualTo(2);
        assertThat(done.getInt("skipped")).isZero();
        assertThat(marc(main)).contains("1909-1955<", "author.<", ">aut<", ">DK<", "L\u00F8gneren", "Liars");
        assertThat(marc(subject)).contains("1909-1955<", "Criticism.<");
        assertThat(marc(edited)).contains("with care", "Somebody else");
        librarian()
                .get(BASE + "/records/" + main + "/versions")
                .then()
                .body("items[0].origin", equalTo("AUTHORITY"))
                .body("items[0].reason", equalTo("Dates added"))
                .body("items[0].actor", not(nullValue()))
                .body("items", hasSize(2));
        librarian()
                .get(BASE + "/heading-changes/" + change + "/records")
                .then()
                .statusCode(200)
                .body("items.recordId", containsInAnyOrder(main.toString(), subject.toString()))
                .body("items.outcome", contains("CHANGED", "CHANGED"))
                .body("items.version", contains(2, 2));
        JsonPath former = line("names", "Hansen, Martin A.");
        assertThat(former.getString("items[0].text")).isEqualTo("Hansen, Martin A., 1909-");
        assertThat(former.getInt("items[0].count")).isZero();
        assertThat(former.getString("items[0].see[0].text")).isEqualTo("Hansen, Martin A., 1909-1955");
        assertThat(former.getInt("items[0].see[0].count")).isEqualTo(1);
        librarian()
                .get(BASE + "/authorities/" + authority + "/links")
                .then()
                .body("items.match", contains("HEADING", "HEADING"));
        librarian()
                .delete(BASE + "/heading-changes/" + change)
                .then()
                .statusCode(409)
                .body("code", equalTo("heading-change-over"));
    }

    @Test
    void a_change_of_many_records_is_quick_can_be_stopped_and_is_taken_up_after_a_break() {
        UUID authority = stored(authority("m1", 'a', "150  $aMany records"));
        var file = new ByteArrayOutputStream();
        for (int number = 1; number <= 1_500; number++) {
            file.writeBytes(
                    octets(book("m" + number + "b", "24510$aBook " + number, "650 0$aMany records$zPlace " + number)));
        }
        ended(send(file.toByteArray(), "many")).body("created", equalTo(1_500));
        revise(authority, authority("m1", 'a', "150  $aVery many records"));
        String stopped = proposed(authority);
        runner.stop();
        start(stopped);
        librarian().delete(BASE + "/heading-changes/" + stopped).then().statusCode(202);
        librarian()
                .get(BASE + "/heading-changes/" + stopped)
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("changed", equalTo(0));
        String change = writing(Map.of())
                .post(BASE + "/authorities/" + authority + "/heading-change")
                .then()
                .statusCode(200)
                .body("records", equalTo(1_500))
                .extract()
                .jsonPath()
                .getString("id");
        start(change);
        long began = System.nanoTime();
        runner.start();
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(librarian()
                        .get(BASE + "/heading-changes/" + change)
                        .jsonPath()
                        .getInt("changed"))
                .isPositive());
        runner.stop();
        runner.start();
        JsonPath done = done(change);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(done.getInt("changed")).isEqualTo(1_500);
        assertThat(done.getInt("skipped")).isZero();
        assertThat(took).isLessThan(Duration.ofSeconds(60));
        assertThat(line("subjects", "many records -- place 7").getString("items[0].text"))
                .isNotEqualTo("Many records -- Place 7");
        assertThat(line("subjects", "very many records -- place 7").getString("items[0].text"))
                .isEqualTo("Very many records -- Place 7");
    }

    @Test
    void merged_authorities_become_one_and_bring_their_records_along() {
        UUID stays = stored(authority("g1", 'a', "1001 $aGoes, Both,$d1950-"));
        UUID goes = stored(authority("g2", 'a', "010  $an  88000002", "1001 $aGoes, B.$q(Both)"));
        UUID record = stored(book("g3", "1001 $aGoes, B.$q(Both)", "24510$aMerged"));
        UUID topic = stored(authority("g4", 'a', "150  $aGoing"));
        writing(Map.of("into", stays))
                .post(BASE + "/authorities/" + goes + "/merge")
                .then()
                .statusCode(428);
        writing(Map.of("into", topic))
                .header("If-Match", etag(goes))
                .post(BASE + "/authorities/" + goes + "/merge")
                .then()
                .statusCode(409)
                .body("reason", equalTo("kind-differs"));
        String change = writing(Map.of("into", stays, "reason", "Same person"))
                .header("If-Match", etag(goes))
                .post(BASE + "/authorities/" + goes + "/merge")
                .then()
                .statusCode(200)
                .body("before", equalTo("Goes, B. (Both)"))
                .body("after", equalTo("Goes, Both, 1950-"))
                .body("records", equalTo(1))
                .extract()
                .jsonPath()
                .getString("id");
        librarian().get(BASE + "/records/" + goes).then().statusCode(404);
        start(change);
        assertThat(done(change).getInt("changed")).isEqualTo(1);
        assertThat(marc(record)).contains("Goes, Both,<", "1950-<").doesNotContain("Goes, B.<");
        stored(book("g5", "1001 $aGoes, B.$q(Both)", "24510$aComes later"));
        librarian()
                .get(BASE + "/authorities/" + stays + "/links")
                .then()
                .body("items.match", containsInAnyOrder("HEADING", "FORMER"));
        librarian().get(BASE + "/authorities/" + goes).then().statusCode(404);
        assertThat(librarian()
                        .queryParam("state", "PROPOSED")
                        .get(BASE + "/heading-changes")
                        .jsonPath()
                        .getList("items.findAll { it.id == '" + change + "' }"))
                .isEmpty();
    }
}

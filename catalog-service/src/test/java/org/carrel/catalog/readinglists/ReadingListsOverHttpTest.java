package org.carrel.catalog.readinglists;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;

import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@CarrelTest
class ReadingListsOverHttpTest {

    private static Map<String, Object> body(String term, boolean published, List<Map<String, Object>> readings) {
        return Map.of(
                "courseCode",
                "LIS-101",
                "courseName",
                "Introduction to cataloguing",
                "term",
                term,
                "instructors",
                List.of("M. Dewey"),
                "published",
                published,
                "sections",
                List.of(Map.of("title", "Week 1", "readings", readings)));
    }

    @Test
    void a_list_is_written_published_and_taken_over_to_the_next_term() {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID record = CatalogueApi.record(MarcSamples.book("course", "Cataloguing rules", "Cutter"));
        CatalogueApi.item(record, library.mainStacks(), null);
        List<Map<String, Object>> readings = List.of(
                Map.of("recordId", record, "weight", "ESSENTIAL", "note", "Chapter 1"),
                Map.of(
                        "citation",
                        Map.of("title", "On shelves", "source", "J. Doc. 42", "url", "https://example.org/shelves"),
                        "weight",
                        "FURTHER"));
        UUID id = writing(body("2026-autumn", false, readings))
                .post(BASE + "/reading-lists")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        String address = BASE + "/reading-lists/" + id;
        reader().get(address).then().statusCode(404);
        reader().get(BASE + "/reading-lists").then().statusCode(200).body("items", empty());
        writing(body("2026-autumn", true, readings)).put(address).then().statusCode(428);
        writing(body("2026-autumn", true, readings))
                .header("If-Match", "\"1\"")
                .put(address)
                .then()
                .statusCode(200);
        reader().get(address)
                .then()
                .statusCode(200)
                .body("sections[0].readings.title", contains("Cataloguing rules", "On shelves"))
                .body("sections[0].readings[0].copies", equalTo(1))
                .body("sections[0].readings[0].note", equalTo("Chapter 1"))
                .body("sections[0].readings[1].recordId", nullValue())
                .body("sections[0].readings[1].url", equalTo("https://example.org/shelves"));
        reader().queryParam("course", "LIS-101")
                .get(BASE + "/reading-lists")
                .then()
                .body("items.term", contains("2026-autumn"));

        UUID next = writing(Map.of("term", "2027-spring"))
                .post(address + "/clones")
                .then()
                .statusCode(201)
                .body("published", equalTo(false), "clonedFrom", equalTo(id.toString()))
                .body("sections[0].readings.title", contains("Cataloguing rules", "On shelves"))
                .extract()
                .jsonPath()
                .getUUID("id");
        reader().get(BASE + "/reading-lists/" + next).then().statusCode(404);
        writing(Map.of("term", "2027-spring"))
                .post(address + "/clones")
                .then()
                .statusCode(409)
                .body("code", equalTo("reading-list-there"), "readingListId", equalTo(next.toString()));

        writing(body(
                        "2028-spring",
                        false,
                        List.of(
                                Map.of("weight", "FURTHER"),
                                Map.of("recordId", UUID.randomUUID(), "weight", "FURTHER"))))
                .post(BASE + "/reading-lists")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("nothing-to-read", "unknown-record"));
        librarian().header("If-Match", "*").delete(address).then().statusCode(204);
        librarian().get(BASE + "/reading-lists/" + next).then().statusCode(200).body("clonedFrom", nullValue());
    }

    @Test
    void reading_lists_are_written_by_those_who_keep_them() {
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .contentType(ContentType.JSON)
                .body(body("x", true, List.of()))
                .post(BASE + "/reading-lists")
                .then()
                .statusCode(403);
    }
}

package org.carrel.catalog.lists;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.search;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@CarrelTest
class ListsOverHttpTest {

    private static RequestSpecification colleague() {
        return given().auth()
                .oauth2(Tokens.staff("colleague")
                        .with(Permissions.CATALOG_LISTS_WRITE)
                        .everywhere()
                        .bearer())
                .contentType(ContentType.JSON);
    }

    private static UUID list(String name, boolean shared) {
        return writing(Map.of("name", name, "shared", shared))
                .post(BASE + "/title-lists")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static List<String> titles(UUID list) {
        return librarian()
                .get(BASE + "/title-lists/" + list + "/entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.title", String.class);
    }

    @Test
    void a_search_is_kept_run_again_and_made_a_list() {
        UUID one = CatalogueApi.record(MarcSamples.book("keep1", "Keepsake alpha", "Ames"));
        CatalogueApi.record(MarcSamples.book("keep2", "Keepsake beta", "Bell"));
        CatalogueApi.record(MarcSamples.book("keep3", "Something else", "Cole"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> search("keepsake").then().body("total", equalTo(2)));
        UUID id = writing(
                        Map.of("name", "Keepsakes", "shared", false, "query", Map.of("q", "keepsake", "sort", "TITLE")))
                .post(BASE + "/saved-searches")
                .then()
                .statusCode(201)
                .body("query.q", equalTo("keepsake"))
                .extract()
                .jsonPath()
                .getUUID("id");
        librarian()
                .queryParam("limit", 1)
                .get(BASE + "/saved-searches/" + id + "/results")
                .then()
                .statusCode(200)
                .body("total", equalTo(2), "items.title", contains("Keepsake alpha"));
        writing(Map.of("name", "Broken", "query", Map.of("q", "(keepsake")))
                .post(BASE + "/saved-searches")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-query"));

        // What is private is nobody else's; what is shared is read by all and edited by its owner.
        colleague().get(BASE + "/saved-searches/" + id).then().statusCode(404);
        writing(Map.of(
                        "name",
                        "Keepsakes",
                        "shared",
                        true,
                        "query",
                        Map.of("cql", "title = keepsake", "filters", Map.of("FORMAT", List.of("book")))))
                .header("If-Match", "\"1\"")
                .put(BASE + "/saved-searches/" + id)
                .then()
                .statusCode(200);
        colleague()
                .get(BASE + "/saved-searches/" + id + "/results")
                .then()
                .statusCode(200)
                .body("items.title", containsInAnyOrder("Keepsake alpha", "Keepsake beta"));
        colleague()
                .delete(BASE + "/saved-searches/" + id)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-owner"));

        UUID list = list("From search", true);
        writing(Map.of("recordIds", List.of(one), "note", "First"))
                .post(BASE + "/title-lists/" + list + "/entries")
                .then()
                .statusCode(200)
                .body("titles", equalTo(1));
        writing(Map.of("savedSearchId", id))
                .post(BASE + "/title-lists/" + list + "/entries")
                .then()
                .statusCode(200)
                .body("titles", equalTo(2));
        librarian()
                .get(BASE + "/title-lists/" + list + "/entries")
                .then()
                .body("items.title", contains("Keepsake alpha", "Keepsake beta"))
                .body("items.note", contains("First", null));
        librarian().delete(BASE + "/saved-searches/" + id).then().statusCode(204);
    }

    @Test
    void a_list_keeps_the_order_that_people_give_it() {
        UUID a = CatalogueApi.record(MarcSamples.book("order1", "Order A", "Ames"));
        UUID b = CatalogueApi.record(MarcSamples.book("order2", "Order B", "Bell"));
        UUID c = CatalogueApi.record(MarcSamples.book("order3", "Order C", "Cole"));
        UUID list = list("Ordered", false);
        String entries = BASE + "/title-lists/" + list + "/entries";
        writing(Map.of("recordIds", List.of(c, a, UUID.randomUUID(), b, a)))
                .post(entries)
                .then()
                .statusCode(200)
                .body("titles", equalTo(3));
        assertThat(titles(list)).containsExactly("Order C", "Order A", "Order B");
        writing(Map.of("behind", b)).put(entries + "/" + c + "/place").then().statusCode(204);
        assertThat(titles(list)).containsExactly("Order A", "Order B", "Order C");
        writing(Map.of()).put(entries + "/" + b + "/place").then().statusCode(204);
        assertThat(titles(list)).containsExactly("Order B", "Order A", "Order C");
        writing(Map.of("note", "Ask the curator")).put(entries + "/" + a).then().statusCode(204);
        String next = librarian().queryParam("limit", 1).get(entries).jsonPath().getString("next");
        librarian()
                .queryParam("limit", 1)
                .queryParam("after", next)
                .get(entries)
                .then()
                .body("items.title", contains("Order A"))
                .body("items.note", contains("Ask the curator"));
        librarian().delete(entries + "/" + a).then().statusCode(204);
        librarian().delete(entries + "/" + a).then().statusCode(404);
        assertThat(titles(list)).containsExactly("Order B", "Order C");

        colleague().get(entries).then().statusCode(404);
        colleague().get(BASE + "/title-lists").then().body("items.id", not(hasItem(list.toString())));
        librarian().delete(BASE + "/title-lists/" + list).then().statusCode(204);
        librarian().get(entries).then().statusCode(404);
    }

    @Test
    void lists_are_for_those_who_keep_them() {
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .get(BASE + "/title-lists")
                .then()
                .statusCode(403);
        staffWith(Permissions.CATALOG_ITEMS_WRITE)
                .get(BASE + "/saved-searches")
                .then()
                .statusCode(403);
    }
}

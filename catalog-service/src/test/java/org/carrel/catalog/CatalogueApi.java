package org.carrel.catalog;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.security.Permissions;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What tests do with the service again and again, through its public API. */
public final class CatalogueApi {

    /** Base path of the service. */
    public static final String BASE = "/api/catalog";

    private CatalogueApi() {}

    /** A system librarian, who may do everything everywhere. */
    public static RequestSpecification librarian() {
        return given().auth()
                .oauth2(Tokens.staff("librarian")
                        .with(Permissions.all().toArray(String[]::new))
                        .everywhere()
                        .bearer());
    }

    /** A librarian who sends JSON. */
    public static RequestSpecification writing(Object body) {
        return librarian().contentType(ContentType.JSON).body(body);
    }

    /** The public. */
    public static RequestSpecification reader() {
        return given();
    }

    /** Somebody with a few permissions. */
    public static RequestSpecification staffWith(String... permissions) {
        return given().auth()
                .oauth2(Tokens.staff("clerk").with(permissions).everywhere().bearer());
    }

    /** A consortium with one library and two branches, each with a shelving location. */
    public record Library(UUID consortium, UUID main, UUID mainStacks, UUID branch, UUID branchShelf) {}

    /** Adds the consortium. */
    public static Library library() {
        UUID consortium = place("CONSORTIUM", "ALL", null, Map.of("timeZone", "Europe/Copenhagen"));
        UUID library = place("LIBRARY", "LIB", consortium, Map.of());
        UUID main = place("BRANCH", "MAIN", library, Map.of());
        UUID stacks = place("LOCATION", "MAIN-STACKS", main, Map.of());
        UUID branch = place("BRANCH", "EAST", library, Map.of());
        UUID shelf = place("LOCATION", "EAST-ADULT", branch, Map.of());
        return new Library(consortium, main, stacks, branch, shelf);
    }

    /** Adds a place. */
    public static UUID place(String kind, String code, @Nullable UUID parent, Map<String, Object> more) {
        return writing(placeBody(kind, code, parent, more))
                .post(BASE + "/places")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** The description of a place as JSON. */
    public static Map<String, Object> placeBody(
            String kind, String code, @Nullable UUID parent, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("kind", kind);
        body.put("code", code);
        body.putIfAbsent("name", "Place " + code);
        if (parent != null) {
            body.put("parentId", parent);
        }
        return body;
    }

    /** The description of an item as JSON. */
    public static Map<String, Object> itemBody(
            UUID record, UUID location, @Nullable String barcode, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("recordId", record);
        body.put("locationId", location);
        body.putIfAbsent("materialType", "book");
        body.putIfAbsent("loanType", "normal");
        if (barcode != null) {
            body.put("barcode", barcode);
        }
        return body;
    }

    /** Adds an item. */
    public static UUID item(UUID record, UUID location, @Nullable String barcode) {
        return writing(itemBody(record, location, barcode, Map.of()))
                .post(BASE + "/items")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** Adds a record. */
    public static UUID record(byte[] octets) {
        return librarian()
                .contentType("application/marc")
                .body(octets)
                .post(BASE + "/records")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** Sends a file and returns the import's id. */
    public static UUID send(byte[] file, String source) {
        return librarian()
                .contentType("application/marc")
                .queryParam("source", source)
                .queryParam("force", true)
                .body(file)
                .post(BASE + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** How an import is. */
    public static ValidatableResponse importOf(UUID id) {
        return librarian().get(BASE + "/imports/" + id).then().statusCode(200);
    }

    /** Waits for an import to end. */
    public static ValidatableResponse ended(UUID id) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        importOf(id).extract().jsonPath().getString("state"))
                .isIn("DONE", "FAILED", "CANCELLED", "STAGED", "UNDONE"));
        return importOf(id);
    }

    /** Searches as the public does. */
    public static Response search(String query) {
        return reader().queryParam("q", query).get(BASE + "/search");
    }

    /** The titles that the public finds, best first. */
    public static List<String> titles(String query) {
        return search(query).then().statusCode(200).extract().jsonPath().getList("items.title", String.class);
    }
}

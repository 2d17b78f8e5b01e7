package org.carrel.catalog.protection;

import java.util.Map;
import java.util.UUID;

import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;

import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.carrel.catalog.CatalogueApi.writing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@CarrelTest
class ProtectionOverHttpTest {

    private static final String RULES = BASE + "/protection-rules";
    private static final String MARC = "application/marc";

    private static RequestSpecification cataloguer() {
        return staffWith(Permissions.CATALOG_RECORDS_WRITE, Permissions.CATALOG_RECORDS_DELETE);
    }

    private static UUID record(String number, String source) {
        return librarian()
                .contentType(MARC)
                .queryParam("source", source)
                .body(MarcSamples.book(number, "Kept", "Author", Map.of("590", "Ours")))
                .post(BASE + "/records")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static String rule(Map<String, Object> body) {
        return writing(body)
                .post(RULES)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static String records(UUID id) {
        return BASE + "/records/" + id;
    }

    @Test
    void a_protected_field_is_changed_only_by_those_who_make_the_rules() {
        UUID id = record("p1", "local");
        String rule = rule(Map.of("tag", "59X", "reason", "The local history room keeps these notes."));
        byte[] touching = MarcSamples.book("p1", "Kept", "Author", Map.of("590", "Mine"));
        cataloguer()
                .contentType(MARC)
                .header("If-Match", "\"1\"")
                .body(touching)
                .put(records(id) + "/marc")
                .then()
                .statusCode(409)
                .body("code", equalTo("edit-refused"))
                .body("reasons.code", hasItem("field-protected"))
                .body(
                        "reasons.find { it.code == 'field-protected' }.message",
                        equalTo("The local history room keeps these notes."));
        cataloguer()
                .contentType(MARC)
                .header("If-Match", "\"1\"")
                .body(MarcSamples.book("p1", "Changed", "Author", Map.of("590", "Ours")))
                .put(records(id) + "/marc")
                .then()
                .statusCode(200);
        librarian()
                .contentType(MARC)
                .header("If-Match", "\"2\"")
                .body(touching)
                .put(records(id) + "/marc")
                .then()
                .statusCode(200);
        cataloguer()
                .contentType("application/json")
                .body(Map.of())
                .header("If-Match", "\"3\"")
                .post(records(id) + "/versions/1/restoration")
                .then()
                .statusCode(409)
                .body("reasons.code", hasItem("field-protected"));
        librarian().get(RULES).then().statusCode(200).body("items.id", hasItem(rule));
        librarian()
                .header("If-Match", "\"1\"")
                .delete(RULES + "/" + rule)
                .then()
                .statusCode(204);
        librarian().get(RULES).then().body("items.id", not(hasItem(rule)));
    }

    @Test
    void the_records_of_a_source_are_neither_edited_nor_deleted() {
        UUID id = record("p2", "union");
        String rule = rule(Map.of("source", "unison", "reason", "Kept in the union catalogue."));
        writing(Map.of("source", "union", "reason", "Kept in the union catalogue."))
                .header("If-Match", "\"1\"")
                .put(RULES + "/" + rule)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("source", equalTo("union"));
        cataloguer()
                .contentType(MARC)
                .header("If-Match", "\"1\"")
                .body(MarcSamples.book("p2", "Changed", "Author"))
                .put(records(id) + "/marc")
                .then()
                .statusCode(409)
                .body("reasons.code", hasItem("record-protected"));
        cataloguer()
                .header("If-Match", "\"1\"")
                .delete(records(id))
                .then()
                .statusCode(409)
                .body("code", equalTo("record-in-use"))
                .body("reasons.code", contains("record-protected"));
        librarian().header("If-Match", "\"1\"").delete(records(id)).then().statusCode(204);
        librarian()
                .header("If-Match", "\"1\"")
                .delete(RULES + "/" + rule)
                .then()
                .statusCode(412);
        librarian()
                .header("If-Match", "\"2\"")
                .delete(RULES + "/" + rule)
                .then()
                .statusCode(204);
    }

    @Test
    void rules_protect_something_and_are_made_by_those_who_may() {
        writing(Map.of("reason", "Nothing."))
                .post(RULES)
                .then()
                .statusCode(400)
                .body("errors.code", contains("nothing-protected"));
        UUID any = UUID.randomUUID();
        var body = Map.<String, Object>of("tag", "590", "reason", "Ours.");
        cataloguer()
                .contentType("application/json")
                .body(body)
                .post(RULES)
                .then()
                .statusCode(403);
        cataloguer()
                .contentType("application/json")
                .body(body)
                .put(RULES + "/" + any)
                .then()
                .statusCode(403);
        cataloguer().delete(RULES + "/" + any).then().statusCode(403);
        staffWith(Permissions.CATALOG_ITEMS_WRITE).get(RULES).then().statusCode(403);
        librarian().header("If-Match", "*").delete(RULES + "/" + any).then().statusCode(404);
    }
}

package org.carrel.catalog.validation;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
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
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@CarrelTest
class ValidationOverHttpTest {

    private static final String RULES = BASE + "/validation-rules";
    private static final String VALIDATIONS = BASE + "/validations";

    private static Map<String, Object> rule(String name, String severity) {
        return Map.of(
                "name", name,
                "severity", severity,
                "tag", "520",
                "subfield", "a",
                "check", "REQUIRED",
                "explanation", "New books get a summary.");
    }

    private static Map<String, Object> control(String tag, String value) {
        return Map.of("tag", tag, "value", value);
    }

    private static Map<String, Object> data(String tag, String indicators, String code, String value) {
        return Map.of("tag", tag, "indicators", indicators, "subfields", List.of(Map.of("code", code, "value", value)));
    }

    private static Map<String, Object> edit(String number, Map<String, Object> more) {
        return Map.of(
                "leader",
                "00000nam a2200000 i 4500",
                "fields",
                List.of(
                        control("001", number),
                        control("008", "260101s2025    dk a   j      000 1 dan d"),
                        data("245", "10", "a", "Title " + number),
                        more));
    }

    private static ValidatableResponse save(UUID id, String ifMatch, Map<String, Object> edit) {
        return writing(edit)
                .header("If-Match", ifMatch)
                .put(BASE + "/records/" + id + "/fields")
                .then();
    }

    @Test
    void a_record_is_judged_without_being_saved() {
        librarian()
                .contentType("application/marc")
                .body(MarcSamples.book("v1", "Judged", "Author", Map.of("020", "9780471442508")))
                .post(VALIDATIONS)
                .then()
                .statusCode(200)
                .body("findings.rule", hasItem("isbn-wrong"))
                .body("findings.find { it.rule == 'isbn-wrong' }.severity", equalTo("WARNING"));
        writing(edit("v2", data("245", "10", "a", "Twice")))
                .post(VALIDATIONS)
                .then()
                .statusCode(200)
                .body("findings.rule", contains("field-repeated"));
        librarian()
                .contentType("application/marc")
                .body("no record".getBytes(StandardCharsets.UTF_8))
                .post(VALIDATIONS)
                .then()
                .statusCode(422)
                .body("reason", equalTo("record-too-short"));
        UUID id = CatalogueApi.record(MarcSamples.book("v3", "Stands", "Author", Map.of("022", "0317-8472")));
        librarian()
                .get(VALIDATIONS + "/records/" + id)
                .then()
                .statusCode(200)
                .body("findings.rule", hasItem("issn-wrong"));
    }

    @Test
    void an_error_keeps_an_edit_out_unless_the_record_has_it_already() {
        UUID id = CatalogueApi.record(MarcSamples.book("v4", "Edited", "Author"));
        save(id, "\"1\"", edit("v4", data("245", "10", "a", "Twice")))
                .statusCode(409)
                .body("code", equalTo("edit-refused"))
                .body("reasons.code", hasItem("field-repeated"))
                .body("reasons.find { it.code == 'field-repeated' }.severity", equalTo("ERROR"));
        save(id, "\"1\"", edit("v4", data("022", "  ", "a", "0317-8472")))
                .statusCode(200)
                .body("findings.code", contains("issn-wrong"));
        byte[] twice = MarcSamples.book("v5", "First", "Author", Map.of("246", "x"));
        UUID broken = CatalogueApi.record(new String(twice, StandardCharsets.ISO_8859_1)
                .replace("246", "245")
                .getBytes(StandardCharsets.ISO_8859_1));
        Map<String, Object> corrected = Map.of(
                "leader",
                "00000nam a2200000 i 4500",
                "fields",
                List.of(
                        control("001", "v5"),
                        control("008", "260101s2025    dk a   j      000 1 dan d"),
                        data("245", "10", "a", "Second"),
                        data("245", "10", "a", "x")));
        save(broken, "\"1\"", corrected).statusCode(200).body("findings.code", hasItem("field-repeated"));
    }

    @Test
    void the_librarys_own_rules_are_in_force_at_once() {
        UUID id = CatalogueApi.record(MarcSamples.book("v6", "Ruled", "Author"));
        String location = writing(rule("summary-wanted", "WARNING"))
                .post(RULES)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .jsonPath()
                .getString("id");
        writing(rule("summary-wanted", "INFO"))
                .post(RULES)
                .then()
                .statusCode(409)
                .body("code", equalTo("rule-name-taken"))
                .body("reasons.ruleId", contains(location));
        save(id, "\"1\"", edit("v6", data("500", "  ", "a", "Note")))
                .statusCode(200)
                .body("findings.code", contains("local:summary-wanted"))
                .body("findings[0].message", equalTo("New books get a summary."));
        writing(rule("summary-wanted", "ERROR"))
                .header("If-Match", "\"1\"")
                .put(RULES + "/" + location)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        save(id, "\"2\"", edit("v6", data("500", "  ", "a", "Other note")))
                .statusCode(200)
                .body("findings.code", contains("local:summary-wanted"));
        UUID summarised = CatalogueApi.record(MarcSamples.book("v7", "Ruled", "Author", Map.of("520", "Summary")));
        save(summarised, "\"1\"", edit("v7", data("500", "  ", "a", "Note")))
                .statusCode(409)
                .body("reasons.code", hasItems("local:summary-wanted"));
        librarian().get(RULES).then().statusCode(200).body("items.name", hasItem("summary-wanted"));
        librarian()
                .header("If-Match", "\"1\"")
                .delete(RULES + "/" + location)
                .then()
                .statusCode(412);
        librarian()
                .header("If-Match", "\"2\"")
                .delete(RULES + "/" + location)
                .then()
                .statusCode(204);
        librarian().get(RULES).then().body("items.name", not(hasItem("summary-wanted")));
        save(summarised, "\"1\"", edit("v7", data("500", "  ", "a", "Note"))).statusCode(200);
    }

    @Test
    void a_rule_that_makes_no_sense_is_refused() {
        for (Map<String, Object> wrong : List.of(
                Map.<String, Object>of("check", "MATCHES", "pattern", "(unclosed"),
                Map.<String, Object>of("check", "MATCHES"),
                Map.<String, Object>of("check", "FORBIDDEN", "pattern", "x"),
                Map.<String, Object>of("check", "REQUIRED", "tag", "LDR"),
                Map.<String, Object>of("check", "REQUIRED", "tag", "5"))) {
            var body = new HashMap<>(rule("senseless", "INFO"));
            body.putAll(wrong);
            writing(body).post(RULES).then().statusCode(400).body("code", equalTo("validation-failed"));
        }
    }

    @Test
    void rules_are_made_by_those_who_may() {
        UUID any = UUID.randomUUID();
        var cataloguer = Permissions.CATALOG_RECORDS_WRITE;
        staffWith(cataloguer)
                .contentType("application/json")
                .body(rule("forbidden", "INFO"))
                .post(RULES)
                .then()
                .statusCode(403);
        staffWith(cataloguer)
                .contentType("application/json")
                .body(rule("forbidden", "INFO"))
                .put(RULES + "/" + any)
                .then()
                .statusCode(403);
        staffWith(cataloguer).delete(RULES + "/" + any).then().statusCode(403);
        var clerk = Permissions.CATALOG_ITEMS_WRITE;
        staffWith(clerk).get(RULES).then().statusCode(403);
        staffWith(clerk).get(VALIDATIONS + "/records/" + any).then().statusCode(403);
        staffWith(clerk)
                .contentType("application/json")
                .body(edit("v8", data("500", "  ", "a", "Note")))
                .post(VALIDATIONS)
                .then()
                .statusCode(403);
        staffWith(clerk)
                .contentType("application/marc")
                .body(MarcSamples.book("v9", "Forbidden", "Author"))
                .post(VALIDATIONS)
                .then()
                .statusCode(403);
    }

    @Test
    void what_the_codes_of_a_record_mean_is_read_by_those_who_may_see_it() {
        UUID id = CatalogueApi.record(MarcSamples.book("coded", "Coded", "Author"));
        String address = BASE + "/records/" + id + "/coded-positions";
        CatalogueApi.reader()
                .get(address)
                .then()
                .statusCode(200)
                .body("positions.find { it.name == 'Type of record' }.meaning", equalTo("Language material"))
                .body("positions.find { it.name == 'Type of record' }.from", equalTo(6));
        writing(Map.of("suppressed", true, "reason", "Hidden"))
                .header("If-Match", "*")
                .put(BASE + "/records/" + id + "/visibility")
                .then()
                .statusCode(200);
        CatalogueApi.reader().get(address).then().statusCode(404).body("code", equalTo("not-found"));
        librarian().get(address).then().statusCode(200);
    }
}

package org.carrel.ill.partners;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.OpenApiContract;
import org.carrel.testkit.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

@CarrelTest
class PartnersOverHttpTest {

    private static final String PARTNERS = "/api/ill/partners";

    @Test
    void a_partner_is_made_known_read_and_changed_on_the_version_that_was_read() {
        var created = editor().body(Map.of(
                        "symbol",
                        "DK-710100",
                        "name",
                        "Copenhagen",
                        "kind",
                        "ISO18626",
                        "loanDays",
                        28,
                        "endpoint",
                        "https://ill.example/iso18626"))
                .post(PARTNERS)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("authority", equalTo("ISIL"))
                .body("lends", is(true))
                .body("active", is(true))
                .extract();
        var path = PARTNERS + "/" + created.jsonPath().getString("id");
        assertThat(created.header("Location")).endsWith(path);
        reader().get(path).then().statusCode(200).header("ETag", "\"1\"").body("name", equalTo("Copenhagen"));

        var changed = Map.of("symbol", "DK-710100", "name", "Copenhagen City", "kind", "MANUAL", "active", false);
        editor().body(changed).put(path).then().statusCode(428).body("code", equalTo("if-match-required"));
        editor().header("If-Match", "\"7\"").body(changed).put(path).then().statusCode(412);
        editor().header("If-Match", "\"1\"")
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Copenhagen City"))
                .body("active", is(false))
                .body("endpoint", equalTo(null));
        editor().header("If-Match", "\"1\"").body(changed).put(path).then().statusCode(412);
        editor().header("If-Match", "\"1\"")
                .body(changed)
                .put(PARTNERS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        reader().get(PARTNERS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_symbol_belongs_to_one_partner_whatever_its_case() {
        var first = editor().body(Map.of("authority", "OCLC", "symbol", "pul", "name", "Princeton", "kind", "MANUAL"))
                .post(PARTNERS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        editor().body(Map.of("authority", "oclc", "symbol", "PUL", "name", "Another", "kind", "MANUAL"))
                .post(PARTNERS)
                .then()
                .statusCode(409)
                .body("code", equalTo("symbol-taken"))
                .body("reasons.partnerId", contains(first));
    }

    @Test
    void a_bad_shape_is_told_field_by_field() {
        editor().body(Map.of("symbol", "", "email", "nobody", "endpoint", "ftp://x", "loanDays", 0))
                .post(PARTNERS)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("symbol", "name", "kind", "email", "endpoint", "loanDays"));
        editor().body(Map.of("symbol", "Copenhagen", "name", "Copenhagen", "kind", "MANUAL"))
                .post(PARTNERS)
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-a-symbol"));
    }

    @Test
    void partners_are_listed_by_name_a_page_at_a_time() {
        for (var name : List.of("Zz-c", "Zz-a", "Zz-b")) {
            editor().body(Map.of("symbol", "XX-" + name, "name", name, "kind", "MANUAL"))
                    .post(PARTNERS)
                    .then()
                    .statusCode(201);
        }
        var names = new ArrayList<String>();
        String after = "";
        do {
            var page = reader().queryParam("limit", 2)
                    .queryParam("after", after)
                    .get(PARTNERS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            names.addAll(page.getList("items.name", String.class));
            after = page.getString("next") == null ? "" : page.getString("next");
        } while (!after.isEmpty());
        assertThat(names).isSorted().contains("Zz-a", "Zz-b", "Zz-c");
        reader().queryParam("after", "eA").get(PARTNERS).then().statusCode(400);
    }

    @Test
    void every_operation_takes_its_permission() {
        var any = UUID.randomUUID();
        var nobody = Tokens.staff("nobody")
                .with(Permissions.PATRONS_READ)
                .everywhere()
                .bearer();
        var reads = List.of(
                "/api/ill/requests",
                "/api/ill/requests/counts",
                "/api/ill/requests/" + any,
                PARTNERS,
                PARTNERS + "/" + any);
        for (var path : reads) {
            as(nobody).get(path).then().statusCode(403).body("code", equalTo("forbidden"));
            RestAssured.given().get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
        var onlyReads = Tokens.staff("reader")
                .with(Permissions.ILL_REQUESTS_READ)
                .everywhere()
                .bearer();
        for (var path : List.of("/api/ill/requests", "/api/ill/requests/" + any + "/actions/cancel", PARTNERS)) {
            as(onlyReads).body("{}").post(path).then().statusCode(403).body("code", equalTo("forbidden"));
            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(401);
        }
        as(onlyReads).body("{}").put(PARTNERS + "/" + any).then().statusCode(403);
    }

    @Test
    void the_api_is_what_was_promised() {
        OpenApiContract.verify();
    }

    @Test
    void an_answer_is_given_once_for_one_key() {
        var body = Map.of("symbol", "SE-S", "name", "Kungliga biblioteket", "kind", "MANUAL");
        var first = editor().header("Idempotency-Key", "kb").body(body).post(PARTNERS);
        var second = editor().header("Idempotency-Key", "kb").body(body).post(PARTNERS);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        reader().queryParam("limit", 200)
                .get(PARTNERS)
                .then()
                .body("items.findAll { it.symbol == 'SE-S' }", hasSize(1));
    }

    private static RequestSpecification editor() {
        return as(Tokens.staff("ill")
                .with(Permissions.ILL_PARTNERS_WRITE)
                .everywhere()
                .bearer());
    }

    private static RequestSpecification reader() {
        return as(Tokens.staff("ill")
                .with(Permissions.ILL_REQUESTS_READ)
                .everywhere()
                .bearer());
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token);
    }
}

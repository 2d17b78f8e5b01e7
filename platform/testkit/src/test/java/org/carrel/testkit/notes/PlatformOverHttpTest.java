package org.carrel.testkit.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@CarrelTest
class PlatformOverHttpTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void a_command_without_a_token_is_refused_with_a_problem() {
        given().contentType("application/json")
                .body(Map.of("text", "hello"))
                .post("/api/notes/notes")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void a_token_that_ran_out_is_refused() {
        given().auth()
                .oauth2(Tokens.staff("late")
                        .with(Permissions.PATRONS_WRITE)
                        .expired()
                        .bearer())
                .contentType("application/json")
                .body(Map.of("text", "hello"))
                .post("/api/notes/notes")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void a_token_signed_by_somebody_else_is_refused() {
        String good = Tokens.staff("clerk").with(Permissions.PATRONS_WRITE).bearer();
        String tampered = good.substring(0, good.length() - 8) + "AAAAAAAA";
        given().auth()
                .oauth2(tampered)
                .contentType("application/json")
                .body(Map.of("text", "hello"))
                .post("/api/notes/notes")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void a_token_that_was_proved_once_makes_no_other_token_good() {
        String good = Tokens.staff("clerk").with(Permissions.PATRONS_WRITE).bearer();
        for (int i = 0; i < 3; i++) {
            given().auth()
                    .oauth2(good)
                    .contentType("application/json")
                    .body(Map.of("text", "a sad one"))
                    .post("/api/notes/notes")
                    .then()
                    .statusCode(409);
        }
        String[] parts = good.split("\\.", -1);
        String other = Tokens.staff("clerk").with(Permissions.PATRONS_READ).bearer();
        for (String forged : List.of(
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2])) {
            given().auth()
                    .oauth2(forged)
                    .contentType("application/json")
                    .body(Map.of("text", "hello"))
                    .post("/api/notes/notes")
                    .then()
                    .statusCode(401);
        }
        given().auth()
                .oauth2(other)
                .contentType("application/json")
                .body(Map.of("text", "hello"))
                .post("/api/notes/notes")
                .then()
                .statusCode(403);
    }

    @Test
    void a_caller_without_the_permission_is_refused() {
        given().auth()
                .oauth2(Tokens.staff("reader").with(Permissions.PATRONS_READ).bearer())
                .contentType("application/json")
                .body(Map.of("text", "hello"))
                .post("/api/notes/notes")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("code", equalTo("forbidden"))
                .body("permission", equalTo(Permissions.PATRONS_WRITE));
    }

    @Test
    void the_caller_is_who_the_token_says() {
        given().auth()
                .oauth2(Tokens.staff("clerk").everywhere().bearer())
                .get("/api/notes/notes/who")
                .then()
                .statusCode(200)
                .body("kind", equalTo("STAFF"))
                .body("everywhere", equalTo(true));
        UUID patron = UUID.randomUUID();
        given().auth()
                .oauth2(Tokens.patron(patron).bearer())
                .get("/api/notes/notes/who")
                .then()
                .body("kind", equalTo("PATRON"))
                .body("subject", equalTo(patron.toString()))
                .body("everywhere", equalTo(false));
        given().get("/api/notes/notes/who").then().body("kind", equalTo("ANONYMOUS"));
    }

    @Test
    void a_field_that_breaks_its_constraint_is_named() {
        clerk().body(Map.of("text", " "))
                .post("/api/notes/notes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("validation-failed"))
                .body("type", equalTo("https://carrel.dev/problems/validation-failed"))
                .body("instance", startsWith("urn:trace:"))
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].code", equalTo("not-blank"));
    }

    @Test
    void a_field_that_nobody_knows_is_named() {
        clerk().body(Map.of("text", "hello", "colour", "red"))
                .post("/api/notes/notes")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("colour"))
                .body("errors[0].code", equalTo("unknown-field"));
    }

    @Test
    void a_body_that_is_no_json_is_a_problem_with_its_place() {
        clerk().body("{\"text\": ")
                .post("/api/notes/notes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("malformed-json"));
    }

    @Test
    void addresses_methods_and_types_that_do_not_exist_are_problems_too() {
        given().get("/api/notes/nothing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("code", equalTo("not-found"));
        clerk().delete("/api/notes/notes").then().statusCode(405).contentType(PROBLEM);
        clerk().contentType("text/plain")
                .body("hello")
                .post("/api/notes/notes")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void a_query_parameter_that_is_none_of_the_constants_or_no_id_is_refused_by_name() {
        UUID one = UUID.randomUUID();
        given().get("/api/notes/notes/asked?detail=FULL&about=" + one + "&about=" + one)
                .then()
                .statusCode(200)
                .body("detail", equalTo("FULL"))
                .body("about", contains(one.toString(), one.toString()));
        given().get("/api/notes/notes/asked").then().statusCode(200).body("detail", equalTo("BRIEF"));
        given().get("/api/notes/notes/asked?detail=SOME")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("detail"))
                .body("errors[0].message", equalTo("must be one of BRIEF, FULL"));
        given().get("/api/notes/notes/asked?about=nobody")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("about"))
                .body("errors[0].code", equalTo("not-an-id"));
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        clerk().body("{\"text\":\"" + "x".repeat(100_000) + "\"}")
                .post("/api/notes/notes")
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("code", equalTo("too-large"));
    }

    @Test
    void a_bug_is_a_500_that_tells_nothing_and_changes_nothing() {
        String text = "broken " + UUID.randomUUID();
        clerk().body(Map.of("text", text))
                .post("/api/notes/notes")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("code", equalTo("internal-error"))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
        assertThat(allTexts()).doesNotContain(text);
    }

    @Test
    void the_same_key_and_body_get_the_first_answer_again() {
        String key = UUID.randomUUID().toString();
        int before = NoteResource.WRITTEN.get();
        Response first = clerk().header("Idempotency-Key", key)
                .body(Map.of("text", "once"))
                .post("/api/notes/notes");
        Response second = clerk().header("Idempotency-Key", key)
                .body(Map.of("text", "once"))
                .post("/api/notes/notes");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(NoteResource.WRITTEN.get()).isEqualTo(before + 1);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        clerk().header("Idempotency-Key", key).body(Map.of("text", "one")).post("/api/notes/notes");
        clerk().header("Idempotency-Key", key)
                .body(Map.of("text", "two"))
                .post("/api/notes/notes")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void a_refusal_is_remembered_like_any_answer() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            clerk().header("Idempotency-Key", key)
                    .body(Map.of("text", "sad"))
                    .post("/api/notes/notes")
                    .then()
                    .statusCode(409)
                    .contentType(PROBLEM)
                    .header("Idempotency-Replayed", i == 0 ? nullValue() : equalTo("true"))
                    .body("code", equalTo("refused"))
                    .body("reasons[0].code", equalTo("TOO_SAD"))
                    .body("reasons[0].tears", equalTo(3));
        }
    }

    @Test
    void refusals_are_counted_by_reason_and_a_replayed_answer_is_not() {
        double before = refusals("TOO_SAD");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            clerk().header("Idempotency-Key", key)
                    .body(Map.of("text", "sad"))
                    .post("/api/notes/notes")
                    .then()
                    .statusCode(409);
        }
        clerk().body(Map.of("text", "sad again"))
                .post("/api/notes/notes")
                .then()
                .statusCode(409);
        assertThat(refusals("TOO_SAD") - before).isEqualTo(2);
    }

    private static double refusals(String code) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("carrel_refusals_total{") && line.contains("code=\"" + code + "\""))
                // Behind the value there may be an exemplar, after a #.
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[1]))
                .sum();
    }

    @Test
    void a_failure_is_not_remembered() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            clerk().header("Idempotency-Key", key)
                    .body(Map.of("text", "broken"))
                    .post("/api/notes/notes")
                    .then()
                    .statusCode(500)
                    .header("Idempotency-Replayed", nullValue());
        }
    }

    @Test
    void twenty_clients_with_one_key_write_one_note() throws Exception {
        String key = UUID.randomUUID().toString();
        int before = NoteResource.WRITTEN.get();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Response>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(() -> clerk().header("Idempotency-Key", key)
                        .body(Map.of("text", "slow"))
                        .post("/api/notes/notes"));
            }
            for (Future<Response> answer : clients.invokeAll(calls)) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
            }
        }
        assertThat(NoteResource.WRITTEN.get()).isEqualTo(before + 1);
    }

    @Test
    void keys_of_different_callers_do_not_meet() {
        String key = UUID.randomUUID().toString();
        clerk().header("Idempotency-Key", key)
                .body(Map.of("text", "mine"))
                .post("/api/notes/notes")
                .then()
                .statusCode(201);
        given().auth()
                .oauth2(Tokens.staff("other").with(Permissions.PATRONS_WRITE).bearer())
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("text", "theirs"))
                .post("/api/notes/notes")
                .then()
                .statusCode(201)
                .body("text", equalTo("theirs"));
    }

    @Test
    void a_key_that_is_no_key_is_refused() {
        clerk().header("Idempotency-Key", "x".repeat(256))
                .body(Map.of("text", "hello"))
                .post("/api/notes/notes")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void an_edit_needs_the_current_entity_tag() {
        String address = clerk().body(Map.of("text", "first"))
                .post("/api/notes/notes")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("http://[^/]+/api/notes/notes/[-0-9a-f]+"))
                .extract()
                .header("Location");
        clerk().body(Map.of("text", "second"))
                .put(address)
                .then()
                .statusCode(428)
                .body("code", equalTo("if-match-required"));
        clerk().header("If-Match", "\"1\"")
                .body(Map.of("text", "second"))
                .put(address)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        clerk().header("If-Match", "\"1\"")
                .body(Map.of("text", "third"))
                .put(address)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-version"))
                .body("currentETag", equalTo("\"2\""));
    }

    @Test
    void a_location_is_the_address_that_the_client_used_behind_a_proxy() {
        clerk().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "library.example")
                .body(Map.of("text", "far away"))
                .post("/api/notes/notes")
                .then()
                .statusCode(201)
                .header("Location", startsWith("https://library.example/api/notes/notes/"));
    }

    @Test
    void a_list_comes_in_pages_that_meet_without_gap_or_overlap() {
        for (int i = 0; i < 7; i++) {
            clerk().body(Map.of("text", "note " + i))
                    .post("/api/notes/notes")
                    .then()
                    .statusCode(201);
        }
        List<String> whole = allTexts();
        assertThat(whole).contains("note 0", "note 6").doesNotHaveDuplicates();
        given().queryParam("limit", 2)
                .get("/api/notes/notes")
                .then()
                .body("items", hasSize(2))
                .body("next", notNullValue())
                .header("Link", containsString("rel=\"next\""));
    }

    @Test
    void a_page_that_is_too_large_or_a_cursor_that_was_made_up_is_refused() {
        given().queryParam("limit", 201)
                .get("/api/notes/notes")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("limit"));
        given().queryParam("after", "%%%")
                .get("/api/notes/notes")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("after"))
                .body("errors[0].code", equalTo("not-a-cursor"));
        given().queryParam("after", "bm90IGEgdXVpZA")
                .get("/api/notes/notes")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("not-a-cursor"));
        given().queryParam("limit", "many").get("/api/notes/notes").then().statusCode(not(500));
    }

    private static RequestSpecification clerk() {
        return given().auth()
                .oauth2(Tokens.staff("clerk").with(Permissions.PATRONS_WRITE).bearer())
                .contentType("application/json");
    }

    private static List<String> allTexts() {
        var texts = new ArrayList<String>();
        String next = null;
        do {
            var page = given().queryParam("limit", 3)
                    .queryParam("after", next == null ? "" : next)
                    .get("/api/notes/notes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            texts.addAll(page.getList("items.text"));
            next = page.getString("next");
        } while (next != null);
        return texts;
    }
}

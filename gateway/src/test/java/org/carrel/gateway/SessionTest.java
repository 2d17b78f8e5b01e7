package org.carrel.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser's life with the gateway, from log-in to log-out. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class SessionTest {

    private static final String JSON = "Content-Type: application/json";

    /** A signed-in browser: what it keeps. */
    private record Browser(String cookies, String csrfToken, Wire.Answer answer) {

        static Browser signedIn(String username) {
            Wire.Answer answer = logIn(username, "correct horse");
            assertThat(answer.status()).isEqualTo(201);
            return new Browser(answer.cookies(), answer.json().getString("csrfToken"), answer);
        }

        Wire.Answer get(String path) {
            return Wire.ask(Port.get(), "GET " + path, "Cookie: " + cookies);
        }

        Wire.Answer post(String path, String... headers) {
            List<String> all = new ArrayList<>(List.of(headers));
            all.add("Cookie: " + cookies);
            return Wire.askWithBody(Port.get(), "POST " + path, "{}", all.toArray(String[]::new));
        }
    }

    private static Wire.Answer logIn(String username, String password) {
        var credentials = new JsonObject().put("username", username).put("password", password);
        return Wire.askWithBody(Port.get(), "POST /session", credentials.encode(), JSON);
    }

    private static JsonObject issuer() {
        return Wire.ask(Port.of("patron"), "GET /stub/state").json();
    }

    @Test
    void signing_in_tells_who_one_is_and_keeps_the_tokens_out_of_reach() {
        var browser = Browser.signedIn("ada");

        var who = browser.answer().json();
        assertThat(who.getString("subject")).isEqualTo("ada");
        assertThat(who.getString("username")).isEqualTo("ada");
        assertThat(who.getString("kind")).isEqualTo("staff");
        assertThat(who.getJsonArray("permissions")).containsExactly("circulation.check-out", "circulation.check-in");
        assertThat(who.getJsonArray("branches")).hasSize(1);
        assertThat(browser.answer().text()).doesNotContain("accessToken").doesNotContain("refreshToken");
        assertThat(browser.answer().header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.answer().header("Set-Cookie"))
                .startsWith("carrel-session=1")
                .contains("; Path=/; HttpOnly; SameSite=Strict")
                .doesNotContain("Domain")
                .doesNotContain("eyJ");

        assertThat(browser.get("/session").json()).isEqualTo(who);
    }

    @Test
    void patrons_sign_in_with_card_and_pin() {
        String body = "{\"card\":\"29999000000014\",\"pin\":\"4711\"}";

        var answer = Wire.askWithBody(Port.get(), "POST /session", body, JSON);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getString("subject")).isEqualTo("29999000000014");
        assertThat(answer.header("Set-Cookie")).startsWith("carrel-session=1");
    }

    @Test
    void the_cookie_becomes_a_bearer_token_for_the_services() {
        var browser = Browser.signedIn("ada");

        var answer = browser.get("/api/circulation/echo");

        assertThat(answer.echoed("authorization")).startsWith("Bearer eyJ");
        assertThat(answer.echoed("cookie")).isNull();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({"GET /oauth/echo", "POST /oauth/token", "POST /api/patron/log-ins"})
    void the_cookie_is_no_credential_for_the_token_protocol(String request) {
        var browser = Browser.signedIn("ada");

        var answer = Wire.askWithBody(
                Port.get(),
                request,
                "{\"username\":\"x\",\"password\":\"y\"}",
                "Cookie: " + browser.cookies(),
                "X-CSRF-Token: " + browser.csrfToken());

        assertThat(answer.text()).doesNotContain("Bearer ");
    }

    @Test
    void a_bearer_token_goes_before_the_cookie_and_needs_no_csrf_token() {
        var browser = Browser.signedIn("ada");

        var answer = browser.post("/api/circulation/check-outs", "Authorization: Bearer of-a-machine");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.echoed("authorization")).isEqualTo("Bearer of-a-machine");
    }

    @Test
    void a_wrong_password_is_refused_as_patron_service_says() {
        var answer = logIn("ada", "wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo("wrong-credentials");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void a_log_in_that_patron_service_cannot_answer_is_a_503_problem() {
        PassageTest.assertUnavailable(logIn("broken", "x"), "patron");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | 400 | malformed-json",
                "[1] | 400 | malformed-json",
                "{\"username\":1,\"password\":[]} | 400 | validation-failed",
                "{\"username\":\"\",\"password\":\"x\"} | 400 | validation-failed",
                "{\"username\":\"x\"} | 400 | validation-failed",
                "{\"card\":\"29999000000014\"} | 400 | validation-failed"
            })
    void a_log_in_without_credentials_says_what_is_missing(String body, int status, String code) {
        var answer = Wire.askWithBody(Port.get(), "POST /session", body, JSON);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().getString("code")).isEqualTo(code);
    }

    @Test
    void a_log_in_is_small() {
        var answer = Wire.askWithBody(Port.get(), "POST /session", "\"" + "x".repeat(20_000) + "\"", JSON);

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void a_form_of_another_site_cannot_sign_anybody_in() {
        String body = "{\"username\":\"ada\",\"password\":\"correct horse\"}";

        assertThat(Wire.askWithBody(Port.get(), "POST /session", body, "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
        var fromElsewhere =
                Wire.askWithBody(Port.get(), "POST /session", body, JSON, "Origin: https://elsewhere.example");
        assertThat(fromElsewhere.status()).isEqualTo(403);
        assertThat(fromElsewhere.json().getString("code")).isEqualTo("cross-origin");
    }

    @Test
    void nothing_is_changed_without_the_csrf_token() {
        var browser = Browser.signedIn("ada");
        int before = issuer().getInteger("requests");

        for (var answer : List.of(
                browser.post("/api/circulation/check-outs"),
                browser.post("/api/circulation/check-outs", "X-CSRF-Token: wrong"),
                browser.post("/api/circulation/check-outs", "X-CSRF-Token: "))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().getString("code")).isEqualTo("csrf-token-required");
        }

        assertThat(issuer().getInteger("requests"))
                .as("only this very question came through")
                .isEqualTo(before + 1);
        assertThat(browser.post("/api/circulation/check-outs", "X-CSRF-Token: " + browser.csrfToken())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_csrf_token_of_another_session_does_not_help() {
        var ada = Browser.signedIn("ada");
        var eve = Browser.signedIn("eve");

        assertThat(ada.post("/api/circulation/check-outs", "X-CSRF-Token: " + eve.csrfToken())
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: https://elsewhere.example, 403",
        "Origin: null, 403",
        "Origin: http://localhost:1, 403",
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: same-origin, 200"
    })
    void a_page_of_another_origin_cannot_act_even_with_the_token(String header, int status) {
        var browser = Browser.signedIn("ada");

        var answer = browser.post("/api/circulation/check-outs", "X-CSRF-Token: " + browser.csrfToken(), header);

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void our_own_origin_may_act() {
        var browser = Browser.signedIn("ada");

        var answer = browser.post(
                "/api/circulation/check-outs",
                "X-CSRF-Token: " + browser.csrfToken(),
                "Origin: http://localhost:" + Port.get());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_cookie_that_was_touched_opens_nothing() {
        var browser = Browser.signedIn("ada");
        String cookies = browser.cookies();

        for (int at : new int[] {"carrel-session=1".length() + 2, cookies.length() / 2, cookies.length() - 3}) {
            char other = cookies.charAt(at) == 'A' ? 'B' : 'A';
            String touched = cookies.substring(0, at) + other + cookies.substring(at + 1);
            var answer = Wire.ask(Port.get(), "GET /api/circulation/echo", "Cookie: " + touched);
            assertThat(answer.echoed("authorization")).as("touched at " + at).isNull();
            assertThat(Wire.ask(Port.get(), "GET /session", "Cookie: " + touched)
                            .status())
                    .isEqualTo(401);
        }
        for (String junk : new String[] {"", "1", "9AAAA", "1!!", "0abc", "1" + "A".repeat(3000)}) {
            assertThat(Wire.ask(Port.get(), "GET /session", "Cookie: carrel-session=" + junk)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_token_too_long_for_one_cookie_is_spread_over_several() {
        var browser = Browser.signedIn("ada-everywhere");

        List<String> cookies = Objects.requireNonNull(browser.answer().headers().get("Set-Cookie"));
        assertThat(cookies).hasSizeGreaterThan(1).allSatisfy(cookie -> assertThat(cookie.length())
                .isLessThan(4096));
        assertThat(browser.get("/session").json().getJsonArray("branches")).hasSize(90);
        String firstOnly = browser.cookies().substring(0, browser.cookies().indexOf(';'));
        assertThat(Wire.ask(Port.get(), "GET /session", "Cookie: " + firstOnly).status())
                .isEqualTo(401);
    }

    @Test
    void tokens_about_to_end_are_renewed_once_however_many_ask() throws Exception {
        var browser = Browser.signedIn("brief-many");
        int before = issuer().getInteger("refreshes");

        List<Callable<Wire.Answer>> asking = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asking.add(() -> browser.get("/api/circulation/echo"));
        }
        List<Wire.Answer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (Future<Wire.Answer> answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
        }

        assertThat(issuer().getInteger("refreshes")).isEqualTo(before + 1);
        assertThat(issuer().getInteger("reuses")).isZero();
        assertThat(answers.stream()
                        .map(answer -> answer.echoed("authorization"))
                        .distinct())
                .hasSize(1);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.header("Set-Cookie")).isNotNull());

        // A request that was late, still with the old cookie, is given the new tokens too.
        assertThat(browser.get("/api/circulation/echo").echoed("authorization"))
                .isEqualTo(answers.getFirst().echoed("authorization"));
        assertThat(issuer().getInteger("refreshes")).isEqualTo(before + 1);

        // And the new cookie is as good as the old one was, with the same CSRF token.
        var renewed = new Browser(answers.getLast().cookies(), browser.csrfToken(), browser.answer());
        var answer = renewed.post("/api/circulation/check-outs", "X-CSRF-Token: " + renewed.csrfToken());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void a_session_that_cannot_be_renewed_is_over() {
        var browser = Browser.signedIn("brief-denied");

        var answer = browser.get("/api/circulation/echo");

        assertThat(answer.status()).as("a stranger may still look").isEqualTo(200);
        assertThat(answer.echoed("authorization")).isNull();
        assertThat(answer.header("Set-Cookie")).startsWith("carrel-session=;").contains("Max-Age=0");
        assertThat(browser.get("/session").status()).isEqualTo(401);
    }

    @Test
    void a_token_that_has_not_ended_serves_on_while_nobody_can_renew_it() {
        var browser = Browser.signedIn("brief-broken");

        assertThat(browser.get("/api/circulation/echo").echoed("authorization")).startsWith("Bearer ");
    }

    @Test
    void a_token_that_has_ended_does_not() {
        var browser = Browser.signedIn("ended-broken");

        PassageTest.assertUnavailable(browser.get("/api/circulation/echo"), "patron");
        PassageTest.assertUnavailable(browser.get("/session"), "patron");
    }

    @Test
    void a_token_that_has_ended_is_renewed() {
        var browser = Browser.signedIn("ended-well");

        var answer = browser.get("/session");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).startsWith("carrel-session=1");
    }

    @Test
    void a_body_waits_for_the_renewal() {
        var browser = Browser.signedIn("brief-body");

        var answer = Wire.askWithBody(
                Port.get(),
                "POST /api/catalog/digest",
                "x".repeat(500_000),
                "Cookie: " + browser.cookies(),
                "X-CSRF-Token: " + browser.csrfToken());

        assertThat(answer.json().getInteger("length")).isEqualTo(500_000);
    }

    @Test
    void signing_out_ends_the_session_everywhere() {
        var browser = Browser.signedIn("ada");
        int before = issuer().getInteger("logOuts");

        var refused = Wire.ask(Port.get(), "DELETE /session", "Cookie: " + browser.cookies());
        assertThat(refused.status()).isEqualTo(403);

        var answer = Wire.ask(
                Port.get(), "DELETE /session", "Cookie: " + browser.cookies(), "X-CSRF-Token: " + browser.csrfToken());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).startsWith("carrel-session=;").contains("Max-Age=0");
        assertThat(issuer().getInteger("logOuts")).isEqualTo(before + 1);

        // A copy of the cookie is worth nothing any more.
        assertThat(browser.get("/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/circulation/echo").echoed("authorization")).isNull();
    }

    @Test
    void without_a_session_one_is_a_stranger_but_may_look_around() {
        var told = Wire.ask(Port.get(), "GET /session");
        assertThat(told.status()).isEqualTo(401);
        assertThat(told.json().getString("code")).isEqualTo("unauthenticated");
        assertThat(Wire.ask(Port.get(), "DELETE /session").status()).isEqualTo(401);
        assertThat(Wire.ask(Port.get(), "PUT /session").status()).isEqualTo(405);

        @Nullable
        String sent = Wire.ask(Port.get(), "GET /api/catalog/search?q=moss").echoed("authorization");
        assertThat(sent).isNull();
    }
}

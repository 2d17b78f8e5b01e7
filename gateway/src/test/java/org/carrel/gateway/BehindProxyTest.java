package org.carrel.gateway;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A gateway behind a proxy it trusts, with tight limits, one welcome origin, and one service that is not there. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestProfile(BehindProxyTest.Tight.class)
class BehindProxyTest {

    public static final class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "carrel.gateway.trusted-proxies", "127.0.0.0/8,10.0.0.0/8",
                    "carrel.gateway.operator-networks", "192.0.2.0/24",
                    "carrel.gateway.limits.anonymous", "5/60",
                    "carrel.gateway.limits.person", "4/60",
                    "carrel.gateway.limits.site", "12/60",
                    "carrel.gateway.limits.log-ins", "3/3",
                    "carrel.gateway.limits.exempt", "198.51.100.7",
                    "carrel.gateway.cors.origins", "https://opac.example",
                    "carrel.gateway.services.ill", "http://127.0.0.1:1",
                    "carrel.gateway.session.key", Base64.getEncoder().encodeToString(new byte[32]));
        }
    }

    private static Wire.Answer from(String client, String request, String... headers) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 1, headers.length);
        all[0] = "X-Forwarded-For: " + client;
        return Wire.ask(Port.get(), request, all);
    }

    private static String bearer(String subject) {
        String claims = new JsonObject().put("sub", subject).encode();
        return "Authorization: Bearer e30."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + ".c2ln";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.1 | 203.0.113.1",
                "203.0.113.66, 203.0.113.2 | 203.0.113.2",
                "203.0.113.3, 10.1.2.3 | 203.0.113.3",
                "evil, 203.0.113.4 | 203.0.113.4",
                "203.0.113.5:4711 | 203.0.113.5",
                "[2001:db8::1]:4711 | 2001:db8:0:0:0:0:0:1",
                "nonsense | 127.0.0.1"
            })
    void the_client_is_the_first_address_that_is_no_proxy_of_ours(String chain, String client) {
        var answer = from(chain, "GET /api/catalog/echo");

        assertThat(answer.echoed("x-forwarded-for")).isEqualTo(client);
    }

    @Test
    void a_client_that_knocks_too_often_is_told_when_to_come_back() {
        for (int i = 0; i < 5; i++) {
            assertThat(from("203.0.113.20", "GET /api/catalog/echo").status()).isEqualTo(200);
        }
        var refused = from("203.0.113.20", "GET /api/catalog/echo");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().getString("code")).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(Objects.requireNonNull(refused.header("Retry-After"))))
                .isBetween(1, 2);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"anonymous\";q=5;w=5");
        assertThat(refused.header("RateLimit")).startsWith("\"anonymous\";r=0;t=");
        assertThat(from("203.0.113.21", "GET /api/catalog/echo").status())
                .as("another client")
                .isEqualTo(200);
        await().atMost(4, SECONDS).untilAsserted(() -> assertThat(
                        from("203.0.113.20", "GET /api/catalog/echo").status())
                .isEqualTo(200));
    }

    @Test
    void addresses_of_one_ipv6_network_are_one_client() {
        for (int i = 0; i < 5; i++) {
            from("2001:db8:1:2::" + i, "GET /api/catalog/echo");
        }
        assertThat(from("2001:db8:1:2:ffff::1", "GET /api/catalog/echo").status())
                .isEqualTo(429);
        assertThat(from("2001:db8:1:3::1", "GET /api/catalog/echo").status()).isEqualTo(200);
    }

    @Test
    void a_person_is_counted_apart_and_made_up_persons_together() {
        int admitted = 0;
        for (int i = 0; i < 5; i++) {
            admitted += from("203.0.113.30", "GET /api/catalog/echo", bearer("grace"))
                                    .status()
                            == 200
                    ? 1
                    : 0;
        }
        assertThat(admitted).isEqualTo(4);

        admitted = 0;
        for (int i = 0; i < 20; i++) {
            admitted += from("203.0.113.30", "GET /api/catalog/echo", bearer("made-up-" + i))
                                    .status()
                            == 200
                    ? 1
                    : 0;
        }
        assertThat(admitted).as("the rest of the site's twelve").isBetween(8, 9);
    }

    @Test
    void log_ins_are_counted_more_closely_on_every_way_in() {
        String[] ways = {"POST /session", "POST /api/patron/log-ins", "POST /oauth/token"};
        for (String way : ways) {
            assertThat(from("203.0.113.40", way).status()).as(way).isNotEqualTo(429);
        }
        for (String way : ways) {
            assertThat(from("203.0.113.40", way).status()).as(way).isEqualTo(429);
        }
    }

    @Test
    void whoever_is_exempt_is_not_counted() {
        for (int i = 0; i < 30; i++) {
            assertThat(from("198.51.100.7", "GET /api/catalog/echo").status()).isEqualTo(200);
        }
    }

    @Test
    void over_https_the_session_cookie_is_bound_to_it() {
        String credentials = "{\"username\":\"ada\",\"password\":\"correct horse\"}";
        var answer = Wire.askWithBody(
                Port.get(),
                "POST /session",
                credentials,
                "Content-Type: application/json",
                "X-Forwarded-For: 203.0.113.50",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: library.example",
                "Origin: https://library.example");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("__Host-carrel-session=")
                .endsWith("; Secure");
        assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");

        var echo = from(
                "203.0.113.50",
                "GET /api/catalog/echo",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: library.example",
                "Cookie: " + answer.cookies());
        assertThat(echo.echoed("authorization")).startsWith("Bearer ");
        assertThat(echo.echoed("x-forwarded-proto")).isEqualTo("https");
        assertThat(echo.echoed("x-forwarded-host")).isEqualTo("library.example");
    }

    @Test
    void a_service_that_is_not_there_is_a_503_problem() {
        var answer = from("203.0.113.60", "GET /api/ill/requests");

        PassageTest.assertUnavailable(answer, "ill");
        assertThat(answer.json().getString("detail")).isEqualTo("ill-service cannot be reached.");
    }

    @Test
    void a_service_that_is_not_there_is_not_in_the_document() {
        var document = from("203.0.113.61", "GET /openapi").json();

        assertThat(document.getJsonArray("x-carrel-unavailable")).containsExactly("ill", "notification");
        assertThat(document.getJsonObject("paths").fieldNames())
                .contains("/api/catalog/items")
                .doesNotContain("/api/ill/items");
    }

    @Test
    void a_named_origin_may_call_with_a_token_but_not_with_the_cookie() {
        var preflight = from(
                "203.0.113.70",
                "OPTIONS /api/catalog/x",
                "Origin: https://opac.example",
                "Access-Control-Request-Method: POST");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://opac.example");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "Idempotency-Key");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isNull();

        var answer = from("203.0.113.70", "GET /api/catalog/chatty", "Origin: https://opac.example");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://opac.example");
        assertThat(answer.header("Vary")).contains("Origin");

        var stranger = from("203.0.113.70", "GET /api/catalog/chatty", "Origin: https://elsewhere.example");
        assertThat(stranger.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void metrics_are_for_operators_and_probes_for_everyone() {
        assertThat(from("203.0.113.80", "GET /q/metrics").status()).isEqualTo(404);
        assertThat(from("203.0.113.80", "GET /q/health/ready").status()).isEqualTo(200);
        assertThat(from("192.0.2.5", "GET /q/metrics").status()).isEqualTo(200);
    }
}

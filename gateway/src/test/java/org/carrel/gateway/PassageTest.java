package org.carrel.gateway;

import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What crosses the door, in both directions, and what does not. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class PassageTest {

    @ParameterizedTest
    @CsvSource({
        "/api/catalog/records/1, catalog",
        "/api/circulation/check-outs, circulation",
        "/api/patron/me, patron",
        "/api/ill/requests, ill",
        "/api/notification/notices, notification",
        "/oauth/jwks, patron",
        "/.well-known/openid-configuration, patron"
    })
    void every_public_path_leads_to_its_service(String path, String service) {
        var answer = Wire.ask(Port.get(), "GET " + path + "?q=a%20b&limit=5");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("service")).isEqualTo(service);
        assertThat(answer.json().getString("uri")).isEqualTo(path + "?q=a%20b&limit=5");
    }

    @Test
    void a_command_arrives_as_it_was_sent() {
        var answer = Wire.askWithBody(
                Port.get(),
                "POST /api/circulation/check-outs",
                "{\"itemBarcode\":\"å-1\"}",
                "Content-Type: application/json",
                "Idempotency-Key: k1",
                "If-Match: \"3\"",
                "Authorization: Bearer a.b.c");

        assertThat(answer.json().getString("method")).isEqualTo("POST");
        assertThat(answer.json().getString("body")).isEqualTo("{\"itemBarcode\":\"å-1\"}");
        assertThat(answer.echoed("idempotency-key")).isEqualTo("k1");
        assertThat(answer.echoed("if-match")).isEqualTo("\"3\"");
        assertThat(answer.echoed("authorization")).isEqualTo("Bearer a.b.c");
        assertThat(answer.echoed("content-type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/",
                "/api/catalog",
                "/api/unknown/x",
                "/apix/catalog/x",
                "/oauth",
                "/.well-known/other",
                "/webjars/swagger-ui/index.html",
                "/META-INF/MANIFEST.MF"
            })
    void an_address_without_a_service_is_a_404_problem(String path) {
        var answer = Wire.ask(Port.get(), "GET " + path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo("not-found");
        assertThat(answer.json().getString("type")).isEqualTo("https://carrel.dev/problems/not-found");
        assertThat(answer.json().getInteger("status")).isEqualTo(404);
        assertThat(answer.json().getString("instance")).matches("urn:trace:[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/catalog/../q/metrics",
                "/api/catalog/%2e%2e/%2e%2e/q/metrics",
                "/api/catalog/%2E%2e/q/metrics",
                "/api/catalog/.%2e/q/metrics",
                "/api/catalog/..;/q/metrics",
                "/api/catalog/..%3bx/q/metrics",
                "/api/catalog/..%2fq/metrics",
                "/api/catalog/..%5cq/metrics",
                "/api/catalog//q/metrics",
                "//api/catalog/x",
                "/api/catalog/./x",
                "/api/catalog/%252e%252e/q/metrics",
                "/api/catalog/x%00",
                "/api/catalog/x%0d%0aHost:evil",
                "/api/catalog/..",
                "/q/../api/catalog/x",
                "/staff/../q/metrics",
                "/docs/%2e%2e/index.html"
            })
    void a_path_with_two_readings_is_refused(String path) {
        var answer = Wire.ask(Port.get(), "GET " + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("malformed-path");
        assertThat(answer.text()).doesNotContain("secret_metric");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/catalog/..\\q\\metrics", "/api/catalog/%", "/api/catalog/%g0", "/api/catalog/<x>"})
    void a_target_that_is_no_address_is_refused_before_anything_else(String target) {
        var answer = Wire.ask(Port.get(), "GET " + target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/catalog/q/metrics", "/api/patron/q/openapi"})
    void operational_paths_of_a_service_are_not_reachable(String path) {
        var answer = Wire.ask(Port.get(), "GET " + path);

        // The service is asked for the path below its own base, where nothing operational is.
        assertThat(answer.json().getString("uri")).isEqualTo(path);
    }

    @Test
    void an_absolute_request_target_is_passed_as_a_path() {
        var answer = Wire.ask(Port.get(), "GET http://evil.example/api/catalog/records/1?x=1");

        assertThat(answer.json().getString("uri")).isEqualTo("/api/catalog/records/1?x=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /api/catalog/x", "PROPFIND /api/catalog/x", "TRACE /"})
    void methods_outside_the_api_are_refused(String request) {
        var answer = Wire.ask(Port.get(), request, "Cookie: secret=1");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void the_gateway_is_no_tunnel() {
        assertThat(Wire.ask(Port.get(), "CONNECT localhost:80").status()).isBetween(400, 499);
    }

    @Test
    void what_a_client_says_about_its_address_is_replaced() {
        var answer = Wire.ask(
                Port.get(),
                "GET /api/catalog/echo",
                "X-Forwarded-For: 203.0.113.9",
                "X-Forwarded-For: 203.0.113.10",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
                "X-Real-IP: 203.0.113.9",
                "Forwarded: for=203.0.113.9;host=evil.example");

        assertThat(answer.echoed("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(answer.echoed("x-forwarded-proto")).isEqualTo("http");
        assertThat(answer.echoed("x-forwarded-host")).isEqualTo("localhost:" + Port.get());
        assertThat(answer.echoed("host")).isEqualTo("localhost:" + Port.get());
        assertThat(answer.echoed("x-real-ip")).isNull();
        assertThat(answer.echoed("forwarded")).isNull();
    }

    @Test
    void what_concerns_one_connection_only_stays_there() {
        var answer = Wire.ask(
                Port.get(),
                "GET /api/catalog/echo",
                "Connection: keep-alive, X-Secret-Option, Content-Length, Host",
                "X-Secret-Option: yes",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Upgrade: websocket",
                "Proxy-Authorization: Basic eDp5",
                "X-HTTP-Method-Override: DELETE",
                "Cookie: carrel-session=1junk; other=2",
                "Accept-Encoding: gzip");

        for (String header : new String[] {
            "x-secret-option",
            "keep-alive",
            "te",
            "upgrade",
            "proxy-authorization",
            "x-http-method-override",
            "cookie",
            "accept-encoding"
        }) {
            assertThat(answer.echoed(header)).as(header).isNull();
        }
        assertThat(answer.echoed("host")).isNotNull();
    }

    @Test
    void a_body_survives_a_connection_header_that_names_its_length() {
        var answer =
                Wire.askWithBody(Port.get(), "POST /api/catalog/items", "hello", "Connection: content-length, close");

        assertThat(answer.json().getString("body")).isEqualTo("hello");
    }

    @Test
    void a_service_says_nothing_about_itself_to_the_outside() {
        var answer = Wire.ask(Port.get(), "GET /api/catalog/chatty");

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.header("X-Useful")).isEqualTo("yes");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Internal")).isNull();
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(answer.headers().get("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void a_trace_is_carried_on_or_begun() {
        String valid = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        var carried = Wire.ask(Port.get(), "GET /api/catalog/echo", "traceparent: " + valid, "tracestate: vendor=1");
        assertThat(carried.echoed("traceparent")).isEqualTo(valid);
        assertThat(carried.echoed("tracestate")).isEqualTo("vendor=1");

        for (String invalid : new String[] {
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "nonsense"
        }) {
            var begun =
                    Wire.ask(Port.get(), "GET /api/catalog/echo", "traceparent: " + invalid, "tracestate: vendor=1");
            assertThat(begun.echoed("traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                    .isNotEqualTo(invalid);
            assertThat(begun.echoed("tracestate")).isNull();
        }
    }

    @Test
    void a_problem_names_the_trace_of_the_request() {
        var answer = Wire.ask(
                Port.get(), "GET /nothing", "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(answer.json().getString("instance")).isEqualTo("urn:trace:4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void one_connection_serves_many_requests() {
        try (Wire wire = Wire.to(Port.get())) {
            assertThat(wire.send("GET /api/catalog/a", "").status()).isEqualTo(200);
            assertThat(wire.send("GET /api/catalog/gone", "").status()).isEqualTo(204);
            assertThat(wire.send("GET /nothing", "").status()).isEqualTo(404);
            assertThat(wire.send("POST /nothing", "a small body").status()).isEqualTo(404);
            assertThat(wire.send("HEAD /api/catalog/json?size=5000", "").status())
                    .isEqualTo(200);
            assertThat(wire.send("POST /api/ill/requests", "x").json().getString("body"))
                    .isEqualTo("x");
            assertThat(wire.send("GET /api/patron/me", "").json().getString("service"))
                    .isEqualTo("patron");
        }
    }

    @Test
    void events_are_passed_on_as_they_happen() {
        try (Wire wire = Wire.to(Port.get())) {
            long begun = System.nanoTime();
            wire.head("GET /api/circulation/events", "Accept-Encoding: gzip");
            var first = wire.readChunk();
            long firstAfter = System.nanoTime() - begun;
            var second = wire.readChunk();

            assertThat(first.headers().get("Content-Encoding")).isNull();
            assertThat(first.text()).isEqualTo("data: one\n\n");
            assertThat(second.text()).isEqualTo("data: two\n\n");
            assertThat(firstAfter).isLessThan(500_000_000L);
        }
    }

    @Test
    void a_service_that_says_nothing_is_a_503_problem() {
        var answer = Wire.ask(Port.get(), "GET /api/ill/silent");

        assertUnavailable(answer, "ill");
        assertThat(answer.json().getString("detail")).isEqualTo("ill-service did not answer.");
    }

    @Test
    void a_service_that_hangs_up_is_a_503_problem() {
        assertUnavailable(Wire.askWithBody(Port.get(), "POST /api/catalog/hang-up", "body"), "catalog");
    }

    @Test
    void half_an_answer_does_not_look_like_a_whole_one() {
        assertThatThrownBy(() -> Wire.ask(Port.get(), "GET /api/catalog/reset"))
                .hasMessageContaining("broke off after 14 of 1000 bytes");
    }

    static void assertUnavailable(Wire.Answer answer, String service) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(Objects.requireNonNull(answer.header("Retry-After"))))
                .isPositive();
        assertThat(answer.json().getString("code")).isEqualTo("unavailable");
        assertThat(answer.json().getString("service")).isEqualTo(service);
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/api/catalog/x", "/session", "/docs", "/health/live"})
    void every_answer_carries_the_security_headers(String path) {
        var answer = Wire.ask(Port.get(), "GET " + path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Strict-Transport-Security")).isNull();
    }

    @Test
    void no_other_origin_is_welcome_unless_named() {
        var answer = Wire.ask(
                Port.get(),
                "OPTIONS /api/catalog/x",
                "Origin: https://elsewhere.example",
                "Access-Control-Request-Method: POST");

        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }
}

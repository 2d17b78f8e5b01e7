package org.carrel.gateway;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies: large ones, too large ones, and compressed ones. The limits are 1 MiB, and 300 MiB for imports. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class BodyTest {

    private static final int MIB = 1024 * 1024;

    @Test
    void a_large_upload_streams_through() throws Exception {
        long seed = 20261124;
        var random = new Random(seed);
        var part = new byte[MIB];
        var sha = MessageDigest.getInstance("SHA-256");
        Wire.Answer answer;
        try (Wire wire = Wire.to(Port.get())) {
            wire.head("POST /api/catalog/imports", "Content-Length: " + 200 * MIB);
            for (int i = 0; i < 200; i++) {
                random.nextBytes(part);
                sha.update(part);
                wire.write(part);
            }
            answer = wire.read(false);
        }

        assertThat(answer.json().getLong("length")).isEqualTo(200L * MIB);
        assertThat(answer.json().getString("sha256")).isEqualTo(HexFormat.of().formatHex(sha.digest()));
    }

    @Test
    void a_service_that_is_slow_to_read_slows_the_client_down() throws Exception {
        var sent = new AtomicLong();
        var part = new byte[64 * 1024];
        Thread uploading;
        try (Wire wire = Wire.to(Port.get())) {
            wire.head("POST /api/catalog/imports?late=1500", "Content-Length: " + 100 * MIB);
            uploading = Thread.ofVirtual().start(() -> {
                while (sent.get() < 100L * MIB) {
                    wire.write(part);
                    sent.addAndGet(part.length);
                }
            });
            // The stub reads nothing for 1.5 s; what was sent by then lies in socket buffers, not in our memory.
            uploading.join(1_000);
            assertThat(sent.get()).isGreaterThan(0).isLessThan(24L * MIB);

            assertThat(wire.read(false).json().getLong("length")).isEqualTo(100L * MIB);
        }
        uploading.join();
    }

    @Test
    void a_large_download_streams_through() {
        var answer = Wire.ask(Port.get(), "GET /api/catalog/blob?size=" + 50 * MIB, "Accept-Encoding: gzip");

        assertThat(answer.content().length()).isEqualTo(50 * MIB);
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(50 * MIB));
        assertThat(answer.header("Content-Encoding")).isNull();
    }

    @Test
    void a_body_that_declares_too_much_is_refused_at_once() {
        try (Wire wire = Wire.to(Port.get())) {
            wire.head("POST /api/catalog/digest", "Content-Length: " + 2 * MIB, "Expect: 100-continue");
            assertTooLarge(wire.read(false));
            assertThat(wire.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void a_body_that_is_welcome_is_asked_for() {
        try (Wire wire = Wire.to(Port.get())) {
            wire.head("POST /api/catalog/digest", "Content-Length: 5", "Expect: 100-continue");
            assertThat(wire.read(true).status()).isEqualTo(100);
            wire.write("hello".getBytes(StandardCharsets.UTF_8));
            assertThat(wire.read(false).json().getInteger("length")).isEqualTo(5);
        }
    }

    @Test
    void a_chunked_body_that_grows_too_large_is_refused_too() {
        var chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Wire wire = Wire.to(Port.get())) {
            wire.head("POST /api/catalog/digest", "Transfer-Encoding: chunked");
            for (int i = 0; i < 17; i++) {
                wire.write(chunk);
            }
            assertTooLarge(wire.read(false));
        }
    }

    @Test
    void a_chunked_body_within_the_limit_arrives_whole() {
        var chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Wire wire = Wire.to(Port.get())) {
            wire.head("POST /api/catalog/digest", "Transfer-Encoding: chunked");
            for (int i = 0; i < 16; i++) {
                wire.write(chunk);
            }
            wire.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(wire.read(false).json().getInteger("length")).isEqualTo(MIB);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: -1",
                "Content-Length: five",
                "Transfer-Encoding: chunked, identity"
            })
    void a_body_whose_end_is_in_doubt_is_not_passed_on(String framing) {
        try (Wire wire = Wire.to(Port.get())) {
            wire.head("POST /api/catalog/echo", framing);
            wire.write("5\r\nhello\r\n0\r\n\r\nGET /api/catalog/smuggled HTTP/1.1\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = wire.read(false);
            // Either refused, or read one way only: with the chunked coding, which overrides a length (RFC 9112 §6.3).
            if (answer.status() == 200) {
                assertThat(answer.json().getString("body")).isEqualTo("hello");
                assertThat(answer.echoed("content-length")).isNull();
            } else {
                assertThat(answer.status()).isBetween(400, 501);
            }
        }
    }

    private static void assertTooLarge(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo("too-large");
        assertThat(answer.json().getInteger("limit")).isEqualTo(MIB);
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    @Test
    void text_is_compressed_for_those_who_take_it() throws Exception {
        var plain = Wire.ask(Port.get(), "GET /api/catalog/json?size=5000");
        var small = Wire.ask(Port.get(), "GET /api/catalog/json?size=5000", "Accept-Encoding: br, gzip;q=0.5");

        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(plain.header("Vary")).containsIgnoringCase("accept-encoding");
        assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(small.header("Vary")).containsIgnoringCase("accept-encoding");
        assertThat(small.content().length()).isLessThan(200);
        byte[] unpacked =
                new GZIPInputStream(new ByteArrayInputStream(small.content().getBytes())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(plain.text());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/catalog/json?size=100, gzip",
        "/api/catalog/json?size=5000, gzip;q=0",
        "/api/catalog/json?size=5000, deflate",
        "/api/catalog/json?size=5000, identity",
        "/api/catalog/blob?size=5000, gzip"
    })
    void what_gains_nothing_or_is_not_wanted_is_sent_as_it_is(String path, String accepts) {
        var answer = Wire.ask(Port.get(), "GET " + path, "Accept-Encoding: " + accepts);

        assertThat(answer.header("Content-Encoding")).isNull();
        assertThat(answer.content().length()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void the_tag_of_the_compressed_form_is_another_one_and_works_in_conditions() {
        String path = "GET /api/catalog/json?size=5000";
        assertThat(Wire.ask(Port.get(), path).header("ETag")).isEqualTo("\"7\"");
        assertThat(Wire.ask(Port.get(), path, "Accept-Encoding: gzip").header("ETag"))
                .isEqualTo("\"7-gzip\"");

        var unchanged = Wire.ask(Port.get(), path, "Accept-Encoding: gzip", "If-None-Match: \"7-gzip\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo("\"7-gzip\"");
        assertThat(Wire.ask(Port.get(), path, "If-None-Match: \"7\"").status()).isEqualTo(304);

        var edit = Wire.askWithBody(Port.get(), "PUT /api/catalog/items/1", "{}", "If-Match: \"7-gzip\"");
        assertThat(edit.echoed("if-match")).isEqualTo("\"7\"");
    }

    @Test
    void a_client_that_gives_up_leaves_nothing_behind() {
        for (int i = 0; i < 50; i++) {
            try (Wire wire = Wire.to(Port.get())) {
                wire.head("POST /api/catalog/digest", "Content-Length: 1000");
                wire.write("half".getBytes(StandardCharsets.US_ASCII));
            }
        }
        JsonObject after = Wire.ask(Port.get(), "GET /api/catalog/echo").json();
        assertThat(after.getString("service")).isEqualTo("catalog");
    }
}

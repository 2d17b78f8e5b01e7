package org.carrel.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LineTest {
    private final List<HttpExchange> seen = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/sized", exchange -> answer(exchange, 201, "søster", false));
        server.createContext("/chunked", exchange -> answer(exchange, 200, "x".repeat(100_000), true));
        server.createContext("/empty", exchange -> answer(exchange, 204, "", false));
        server.start();
    }

    private void answer(HttpExchange exchange, int status, String text, boolean chunked) throws IOException {
        try (exchange) {
            seen.add(exchange);
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, chunked ? 0 : status == 204 ? -1 : octets.length);
            if (status != 204) {
                exchange.getResponseBody().write(octets);
            }
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void one_connection_carries_one_request_after_the_other() throws IOException {
        try (Line line = Line.to(address(), () -> "")) {
            assertThat(line.get("/sized")).isEqualTo(new Line.Reply(201, "søster"));
            assertThat(line.get("/chunked").body()).hasSize(100_000);
            assertThat(line.get("/empty")).isEqualTo(new Line.Reply(204, ""));
            assertThat(line.get("/sized").status()).isEqualTo(201);
        }
        Set<Integer> ports = new HashSet<>();
        seen.forEach(exchange -> ports.add(exchange.getRemoteAddress().getPort()));
        assertThat(ports).hasSize(1);
    }

    @Test
    void a_command_carries_the_token_and_a_key_of_its_own() throws IOException {
        try (Line line = Line.to(address(), () -> "secret")) {
            line.post("/sized", "{\"name\":\"Søren\"}");
            line.post("/sized", "{}");
        }
        assertThat(bodies).containsExactly("{\"name\":\"Søren\"}", "{}");
        assertThat(seen).allSatisfy(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
            assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        });
        assertThat(seen.stream()
                        .map(exchange -> exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void a_server_that_has_gone_is_noticed() throws IOException {
        try (Line line = Line.to(address(), () -> "")) {
            line.get("/sized");
            server.stop(0);
            assertThatIOException().isThrownBy(() -> line.get("/sized"));
        }
    }

    @Test
    void a_command_is_repeated_with_its_key_when_the_server_had_hung_up() throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread moody = Thread.ofVirtual().start(() -> {
                for (boolean answers : new boolean[] {false, true}) {
                    try (Socket socket = listener.accept()) {
                        var in = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                        in.lines()
                                .takeWhile(header -> !header.isEmpty())
                                .filter(header -> header.startsWith("Idempotency-Key"))
                                .forEach(keys::add);
                        if (answers) {
                            socket.getOutputStream()
                                    .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            URI server = URI.create("http://127.0.0.1:" + listener.getLocalPort());
            try (Line line = Line.to(server, () -> "")) {
                assertThat(line.post("/loans", "").status()).isEqualTo(204);
                assertThat(line.reopened()).isEqualTo(1);
            }
            moody.join();
        }
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    @Test
    void load_is_put_on_this_machine_only() {
        assertThatIllegalArgumentException().isThrownBy(() -> Line.to(URI.create("http://192.0.2.1:80"), () -> ""));
    }
}

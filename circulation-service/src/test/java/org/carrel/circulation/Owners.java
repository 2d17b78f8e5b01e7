package org.carrel.circulation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import org.carrel.events.CarrelEvent;
import org.carrel.platform.messaging.EventJson;

/**
 * The catalogue and the patron register as far as a replica miss needs them, behind a real socket: they answer what a
 * test lets them know, and can be away.
 */
public class Owners implements QuarkusTestResourceLifecycleManager {
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static volatile Map<String, CarrelEvent> known = Map.of();
    private static volatile int status = 200;

    private @Nullable HttpServer server;

    /** From now on they know these things, by path and query. */
    static void know(Map<String, CarrelEvent> things) {
        known = Map.copyOf(things);
        status = 200;
        ASKED.clear();
    }

    /** From now on they answer with an error. */
    static void fail() {
        status = 500;
        ASKED.clear();
    }

    /** What they were asked for since. */
    static List<String> asked() {
        return List.copyOf(ASKED);
    }

    @Override
    public Map<String, String> start() {
        HttpServer listening;
        try {
            listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listening.createContext("/", Owners::answer);
        listening.start();
        server = listening;
        String url = "http://127.0.0.1:" + listening.getAddress().getPort();
        return Map.of(
                "carrel.catalog-url",
                url,
                "quarkus.rest-client.patron.url",
                url,
                "carrel.token-url",
                url + "/oauth/token");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String question = exchange.getRequestURI().toString();
        byte[] body;
        int code;
        if (question.startsWith("/oauth/token")) {
            code = 200;
            body = "{\"access_token\":\"service\",\"token_type\":\"Bearer\",\"expires_in\":900}"
                    .getBytes(StandardCharsets.UTF_8);
        } else {
            ASKED.add(question);
            boolean bearer =
                    "Bearer service".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            CarrelEvent thing = known.get(question);
            code = !bearer ? 401 : status != 200 ? status : thing == null ? 404 : 200;
            body = code == 200 && thing != null
                    ? EventJson.write(thing).getBytes(StandardCharsets.UTF_8)
                    : "{}".getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}

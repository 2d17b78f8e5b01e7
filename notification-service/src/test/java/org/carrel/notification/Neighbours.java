package org.carrel.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.carrel.events.ItemChanged;
import org.carrel.events.PlaceChanged;
import org.carrel.events.TitleChanged;
import org.carrel.platform.messaging.EventJson;

/** The services that are asked before a notice is sent, as far as they answer: over real HTTP. */
public class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
    private static volatile boolean away;

    private final HttpServer server;

    public Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes patron-service know how a patron is reached; no e-mail address if it is empty. */
    public static void know(UUID patron, String name, String email, String language) {
        String address = email.isEmpty() ? "" : ",\"email\":\"" + email + "\"";
        KNOWN.put(
                "/api/patron/patrons/" + patron + "/contact",
                "{\"name\":\"" + name + "\"" + address + ",\"language\":\"" + language
                        + "\",\"phone\":\"+45 20 30 40 50\",\"channels\":[\"EMAIL\"]}");
    }

    public static void know(TitleChanged title) {
        KNOWN.put("/api/catalog/replicas/titles/" + title.recordId(), EventJson.write(title));
    }

    public static void know(ItemChanged item) {
        KNOWN.put("/api/catalog/replicas/items?id=" + item.itemId(), EventJson.write(item));
    }

    public static void know(PlaceChanged place) {
        KNOWN.put("/api/catalog/replicas/places/" + place.placeId(), EventJson.write(place));
    }

    public static void goAway() {
        away = true;
    }

    public static void comeBack() {
        away = false;
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/", Neighbours::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("carrel.patron-url", url, "carrel.catalog-url", url);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean authorized = authorization != null && authorization.startsWith("Bearer ey");
        String found = KNOWN.get(exchange.getRequestURI().toString());
        if (away || !authorized) {
            send(exchange, away ? 503 : 401, "{}");
        } else {
            send(exchange, found == null ? 404 : 200, found == null ? "{}" : found);
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}

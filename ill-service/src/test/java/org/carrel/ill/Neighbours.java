package org.carrel.ill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.carrel.events.CarrelEvent;
import org.carrel.events.PatronChanged;
import org.carrel.events.PlaceChanged;
import org.carrel.platform.messaging.EventJson;

/** The services that own what is replicated here, as far as they answer replica misses: over real HTTP. */
public class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, CarrelEvent> KNOWN = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<String> ASKED = new ConcurrentLinkedQueue<>();
    private static volatile boolean broken;

    private final HttpServer server;

    public Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes patron-service know a patron. */
    public static void know(PatronChanged patron) {
        KNOWN.put("/api/patron/replicas/patrons?id=" + patron.patronId(), patron);
    }

    /** Makes catalog-service know a place. */
    public static void know(PlaceChanged place) {
        KNOWN.put("/api/catalog/replicas/places/" + place.placeId(), place);
    }

    /** How often an address was asked for with a token. */
    public static long asked(String address) {
        return ASKED.stream().filter(address::equals).count();
    }

    public static void breakDown() {
        broken = true;
    }

    public static void recover() {
        broken = false;
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/", Neighbours::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("carrel.patron-url", url, "carrel.catalog-url", url, "carrel.ill.limits.groups.child", "1");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean authorized = authorization != null && authorization.startsWith("Bearer ey");
        if (authorized) {
            ASKED.add(address);
        }
        CarrelEvent found = KNOWN.get(address);
        if (broken || !authorized) {
            send(exchange, broken ? 503 : 401, "{}");
        } else if (found == null) {
            send(exchange, 404, "{\"code\":\"not-found\"}");
        } else {
            send(exchange, 200, EventJson.write(found));
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

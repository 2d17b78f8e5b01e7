package org.carrel.patron.bootstrap.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An HTTP server that answers as catalog-service does when it is asked for places, and knows one. */
final class CatalogOfOneBranch {

    static final UUID OPENED_A_MOMENT_AGO = UUID.fromString("00000000-0000-7000-8000-00000000beef");

    private CatalogOfOneBranch() {}

    /** Starts it and answers where it is. */
    static String start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/catalog/replicas/places/", CatalogOfOneBranch::answer);
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestURI().getPath().endsWith(OPENED_A_MOMENT_AGO.toString())
                && String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                        .startsWith("Bearer ");
        byte[] body = """
                {"placeId":"%s","version":7,"kind":"BRANCH","code":"new","name":"New branch","parentId":null,
                 "timeZone":null,"pickup":false,"mobile":false}
                """.formatted(OPENED_A_MOMENT_AGO).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
        if (known) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}

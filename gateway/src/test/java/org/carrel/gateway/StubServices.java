package org.carrel.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Five small servers in the place of the services. What one does is in the path it is asked for, so that a test says it
 * all; what they saw is told at {@code /stub/...}, which is not reachable through the gateway.
 */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    private static final List<String> NAMES = List.of("catalog", "circulation", "patron", "ill", "notification");

    private final Vertx vertx = Vertx.vertx();
    private final Issuer issuer = new Issuer();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final List<HttpServer> servers = new ArrayList<>();
    private final ConcurrentHashMap<String, Boolean> unready = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : NAMES) {
            HttpServer server = vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                    .requestHandler(request -> serve(name, request));
            try {
                server.listen().toCompletionStage().toCompletableFuture().get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            servers.add(server);
            settings.put("carrel." + name + "-url", "http://127.0.0.1:" + server.actualPort());
        }
        return settings;
    }

    @Override
    public void stop() {
        var _ = vertx.close();
    }

    private void serve(String name, HttpServerRequest request) {
        requests.incrementAndGet();
        String path = Objects.requireNonNullElse(request.path(), "/");
        int last = path.lastIndexOf('/');
        switch (path) {
            case "/q/health/ready" ->
                request.response()
                        .setStatusCode(unready.containsKey(name) ? 503 : 200)
                        .end();
            case "/q/metrics" -> request.response().end("secret_metric 1");
            case "/q/openapi" -> openApi(name, request);
            case "/api/patron/log-ins/patron" -> issuer.logInPatron(request);
            case "/api/patron/log-ins" -> issuer.logIn(request);
            case "/api/patron/log-ins/refresh" -> issuer.refresh(request, vertx);
            case "/api/patron/log-outs" -> issuer.logOut(request);
            default -> behave(name, path.substring(last + 1), request);
        }
    }

    private void behave(String name, String behaviour, HttpServerRequest request) {
        switch (behaviour) {
            case "state" ->
                json(
                        request,
                        new JsonObject()
                                .put("requests", requests.get())
                                .put("taken", taken.get())
                                .put("refreshes", issuer.refreshes.get())
                                .put("reuses", issuer.reuses.get())
                                .put("logOuts", issuer.logOuts.get()));
            case "unready" -> {
                unready.put(name, true);
                request.response().end();
            }
            case "ready" -> {
                unready.remove(name);
                request.response().end();
            }
            case "digest" -> digest(request, 0);
            case "imports" -> digest(request, request.getParam("late") == null ? 0 : 1_500);
            case "silent" -> {}
            case "reset" -> {
                request.response().putHeader("Content-Length", "1000").write("half an answer");
                vertx.setTimer(100, t -> request.connection().close());
            }
            case "hang-up" -> request.connection().close();
            case "blob" -> blob(request, Integer.parseInt(request.getParam("size")));
            case "json" ->
                request.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("ETag", "\"7\"")
                        .setStatusCode("\"7\"".equals(request.getHeader("If-None-Match")) ? 304 : 200)
                        .end(
                                "\"7\"".equals(request.getHeader("If-None-Match"))
                                        ? Buffer.buffer()
                                        : new JsonObject()
                                                .put("text", "x".repeat(Integer.parseInt(request.getParam("size"))))
                                                .toBuffer());
            case "events" -> events(request);
            case "chatty" ->
                request.response()
                        .putHeader("Set-Cookie", "upstream=1")
                        .putHeader("Server", "secret/1.0")
                        .putHeader("Keep-Alive", "timeout=5")
                        .putHeader("Connection", "keep-alive, X-Internal")
                        .putHeader("X-Internal", "yes")
                        .putHeader("Content-Security-Policy", "default-src *")
                        .putHeader("Access-Control-Allow-Origin", "*")
                        .putHeader("X-Useful", "yes")
                        .end("hello");
            case "gone" -> request.response().setStatusCode(204).end();
            default -> echo(name, request);
        }
    }

    private static void json(HttpServerRequest request, JsonObject json) {
        request.response().putHeader("Content-Type", "application/json").end(json.toBuffer());
    }

    /** Says what arrived. */
    private static void echo(String name, HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new JsonObject();
            request.headers()
                    .names()
                    .forEach(header -> headers.put(
                            header.toLowerCase(java.util.Locale.ROOT),
                            String.join(" | ", request.headers().getAll(header))));
            json(
                    request,
                    new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("body", body.toString(StandardCharsets.UTF_8)));
        });
    }

    private void digest(HttpServerRequest request, long delay) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        long[] length = {0};
        taken.set(0);
        request.handler(part -> {
            length[0] += part.length();
            taken.addAndGet(part.length());
            sha.update(part.getBytes());
        });
        request.endHandler(end -> json(
                request,
                new JsonObject()
                        .put("length", length[0])
                        .put("sha256", HexFormat.of().formatHex(sha.digest()))));
        if (delay > 0) {
            request.pause();
            vertx.setTimer(delay, late -> request.resume());
        }
    }

    private static void blob(HttpServerRequest request, int size) {
        var response = request.response()
                .putHeader("Content-Type", "application/marc")
                .putHeader("Content-Length", String.valueOf(size));
        write(response, Buffer.buffer(new byte[64 * 1024]), size);
    }

    private static void write(io.vertx.core.http.HttpServerResponse response, Buffer part, int rest) {
        int left = rest;
        while (left > 0) {
            if (response.writeQueueFull()) {
                int later = left;
                response.drainHandler(drained -> write(response, part, later));
                return;
            }
            int now = Math.min(left, part.length());
            response.write(now == part.length() ? part : part.slice(0, now));
            left -= now;
        }
        response.end();
    }

    private void events(HttpServerRequest request) {
        var response = request.response()
                .putHeader("Content-Type", "text/event-stream")
                .setChunked(true);
        response.write("data: one\n\n");
        vertx.setTimer(700, t -> response.end("data: two\n\n"));
    }

    private void openApi(String name, HttpServerRequest request) {
        if (name.equals("notification")) {
            request.response().setStatusCode(500).end();
            return;
        }
        var item = new JsonObject()
                .put("type", "object")
                .put("description", name + "'s own")
                .put(
                        "properties",
                        new JsonObject().put("next", new JsonObject().put("$ref", "#/components/schemas/Item")));
        var operation = new JsonObject()
                .put("operationId", "list")
                .put("security", new JsonArray().add(new JsonObject().put("jwt", new JsonArray().add("x.read"))))
                .put(
                        "responses",
                        new JsonObject()
                                .put(
                                        "200",
                                        new JsonObject()
                                                .put("description", "OK")
                                                .put(
                                                        "content",
                                                        new JsonObject()
                                                                .put(
                                                                        "application/json",
                                                                        new JsonObject()
                                                                                .put(
                                                                                        "schema",
                                                                                        new JsonObject()
                                                                                                .put(
                                                                                                        "$ref",
                                                                                                        "#/components/schemas/Item"))))));
        json(
                request,
                new JsonObject()
                        .put("openapi", "3.1.0")
                        .put(
                                "info",
                                new JsonObject().put("title", "Carrel " + name).put("version", "1.0"))
                        .put(
                                "paths",
                                new JsonObject()
                                        .put("/api/" + name + "/items", new JsonObject().put("get", operation))
                                        .put("/q/health", new JsonObject().put("get", new JsonObject())))
                        .put(
                                "components",
                                new JsonObject()
                                        .put("schemas", new JsonObject().put("Item", item))
                                        .put(
                                                "securitySchemes",
                                                new JsonObject()
                                                        .put(
                                                                "jwt",
                                                                new JsonObject()
                                                                        .put("type", "http")
                                                                        .put("scheme", "bearer")))));
    }

    /** Hands out tokens the way patron-service does: a refresh token is good once, its second use ends the family. */
    private static final class Issuer {

        private final AtomicInteger refreshes = new AtomicInteger();
        private final AtomicInteger reuses = new AtomicInteger();
        private final AtomicInteger logOuts = new AtomicInteger();
        private final ConcurrentHashMap<String, String> open = new ConcurrentHashMap<>();

        void logIn(HttpServerRequest request) {
            request.body().onSuccess(body -> {
                if (body.length() == 0) {
                    request.response().setStatusCode(400).end();
                    return;
                }
                JsonObject credentials = body.toJsonObject();
                String username = credentials.getString("username");
                if (username.equals("broken")) {
                    request.response().setStatusCode(500).end();
                } else if (!"correct horse".equals(credentials.getString("password"))) {
                    request.response()
                            .setStatusCode(401)
                            .putHeader("Content-Type", "application/problem+json")
                            .end(new JsonObject()
                                    .put("code", "wrong-credentials")
                                    .put("status", 401)
                                    .toBuffer());
                } else {
                    json(
                            request,
                            tokens(
                                    username,
                                    username.startsWith("brief") ? 5 : username.startsWith("ended") ? 0 : 900));
                }
            });
        }

        void logInPatron(HttpServerRequest request) {
            request.body().onSuccess(body -> {
                JsonObject credentials = body.toJsonObject();
                if ("4711".equals(credentials.getString("pin"))) {
                    json(request, tokens(credentials.getString("card"), 900));
                } else {
                    request.response().setStatusCode(401).end();
                }
            });
        }

        void refresh(HttpServerRequest request, Vertx vertx) {
            request.body().onSuccess(body -> {
                String username = open.remove(body.toJsonObject().getString("refreshToken"));
                if (username == null) {
                    reuses.incrementAndGet();
                    request.response().setStatusCode(401).end();
                    return;
                }
                if (username.endsWith("-denied") || username.endsWith("-broken")) {
                    open.put(body.toJsonObject().getString("refreshToken"), username);
                    request.response()
                            .setStatusCode(username.endsWith("-denied") ? 401 : 500)
                            .end();
                    return;
                }
                refreshes.incrementAndGet();
                // Slow enough that requests pile up behind it.
                vertx.setTimer(300, t -> json(request, tokens(username, 900)));
            });
        }

        void logOut(HttpServerRequest request) {
            request.body().onSuccess(body -> {
                open.remove(body.toJsonObject().getString("refreshToken"));
                logOuts.incrementAndGet();
                request.response().setStatusCode(204).end();
            });
        }

        private JsonObject tokens(String username, int life) {
            String refresh = UUID.randomUUID().toString();
            open.put(refresh, username);
            var branches = new JsonArray();
            int count = username.endsWith("-everywhere") ? 90 : 1;
            for (int i = 0; i < count; i++) {
                branches.add(UUID.randomUUID().toString());
            }
            var claims = new JsonObject()
                    .put("sub", username)
                    .put("upn", username)
                    .put("kind", "staff")
                    .put("scope", "circulation.check-out circulation.check-in")
                    .put("branches", branches)
                    .put("jti", UUID.randomUUID().toString());
            return new JsonObject()
                    .put("accessToken", part("{\"alg\":\"ES256\"}") + '.' + part(claims.encode()) + ".c2lnbmF0dXJl")
                    .put("tokenType", "Bearer")
                    .put("expiresIn", life)
                    .put("refreshToken", refresh)
                    .put("refreshExpiresIn", 43_200);
        }

        private static String part(String json) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}

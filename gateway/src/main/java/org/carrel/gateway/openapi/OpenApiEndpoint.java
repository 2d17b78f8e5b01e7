package org.carrel.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import org.carrel.gateway.GatewayConfig;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.proxy.Squeeze;
import org.carrel.gateway.proxy.Upstreams;
import org.carrel.gateway.routes.Service;

/** {@code /openapi}: the whole public API in one document, as JSON or, with {@code ?format=yaml}, as YAML. */
@Singleton
public final class OpenApiEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration WITH_GAPS = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final Duration fresh;
    private final AtomicReference<@Nullable Edition> latest = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<Edition>> making = new AtomicReference<>();

    @Inject
    OpenApiEndpoint(Vertx vertx, Upstreams upstreams, GatewayConfig config) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        fresh = config.openapi().fresh();
    }

    /**
     * The document as of one round of questions.
     *
     * @param made when, by the monotonic clock
     * @param lasts how long it is served before the services are asked again
     * @param json the document
     * @param yaml the same
     */
    private record Edition(long made, Duration lasts, Rendition json, Rendition yaml) {

        boolean isFresh(long now) {
            return now - made < lasts.toNanos();
        }
    }

    /** The document in one format, with its entity tag. */
    private record Rendition(String mediaType, Buffer content, String tag) {

        static Rendition of(String mediaType, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Rendition(mediaType, Buffer.buffer(bytes), '"' + digest(bytes) + '"');
        }

        private static String digest(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 10);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every JDK", e);
            }
        }
    }

    public void serve(Visit visit) {
        String method = visit.request().method().name();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            visit.refuse(Problem.methodNotAllowed("GET, HEAD"));
            return;
        }
        boolean yaml = "yaml".equals(visit.request().getParam("format"));
        visit.with(edition(), edition -> send(visit, yaml ? edition.yaml() : edition.json()));
    }

    /** A stale edition is still good enough for whoever asks now; the next one is made in the background. */
    private Future<Edition> edition() {
        Edition known = latest.get();
        if (known != null) {
            if (!known.isFresh(System.nanoTime())) {
                var _ = next();
            }
            return Future.succeededFuture(known);
        }
        return next();
    }

    /** The edition being made; one at a time. */
    private Future<Edition> next() {
        Promise<Edition> promise = Promise.promise();
        Future<Edition> running = making.compareAndExchange(null, promise.future());
        if (running != null) {
            return running;
        }
        ask().onComplete(made -> {
            if (made.succeeded()) {
                latest.set(made.result());
            }
            making.set(null);
            promise.handle(made);
        });
        return promise.future();
    }

    private Future<Edition> ask() {
        Map<Service, Future<Buffer>> asked = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            asked.put(service, document(service));
        }
        return Future.join(List.copyOf(asked.values()))
                .otherwiseEmpty()
                .compose(all -> vertx.executeBlocking(() -> make(asked), false));
    }

    private Future<Buffer> document(Service service) {
        return upstreams
                .request(service, HttpMethod.GET, "/q/openapi?format=json")
                .compose(OpenApiEndpoint::read);
    }

    private static Future<Buffer> read(HttpClientRequest request) {
        request.idleTimeout(PATIENCE.toMillis());
        return request.putHeader(HttpHeaders.ACCEPT, "application/json")
                .send()
                .compose(answer -> answer.statusCode() == 200
                        ? answer.body()
                        : Future.failedFuture("status " + answer.statusCode()));
    }

    private Edition make(Map<Service, Future<Buffer>> asked) {
        Map<Service, JsonObject> documents = new EnumMap<>(Service.class);
        List<Service> missing = new ArrayList<>();
        asked.forEach((service, answer) -> {
            if (answer.succeeded()) {
                documents.put(service, answer.result().toJsonObject());
            } else {
                missing.add(service);
            }
        });
        JsonObject merged = ApiDocument.merge(own(), documents, missing);
        return new Edition(
                System.nanoTime(),
                // A gap is worth asking about soon: a service that is starting will have something to say.
                missing.isEmpty() || fresh.compareTo(WITH_GAPS) < 0 ? fresh : WITH_GAPS,
                Rendition.of("application/json", merged.encodePrettily()),
                Rendition.of("application/yaml", yaml(merged)));
    }

    private static JsonObject own() {
        try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("/openapi/gateway.json")) {
            if (in == null) {
                throw new IllegalStateException("the gateway's own document is not on the class path");
            }
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String yaml(JsonObject document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(options).dump(plain(document));
    }

    private static @Nullable Object plain(@Nullable Object node) {
        return switch (node) {
            case JsonObject object -> {
                var map = new java.util.LinkedHashMap<String, @Nullable Object>();
                object.forEach(member -> map.put(member.getKey(), plain(member.getValue())));
                yield map;
            }
            case JsonArray array -> {
                var list = new ArrayList<@Nullable Object>();
                array.forEach(element -> list.add(plain(element)));
                yield list;
            }
            case null, default -> node;
        };
    }

    private static void send(Visit visit, Rendition rendition) {
        HttpServerResponse response = visit.response();
        boolean gzip = Squeeze.acceptsGzip(visit.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        String tag = gzip ? rendition.tag().substring(0, rendition.tag().length() - 1) + "-gzip\"" : rendition.tag();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String known = visit.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            var _ = response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, rendition.mediaType());
        if (!gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
        var _ = response.end(rendition.content());
    }
}

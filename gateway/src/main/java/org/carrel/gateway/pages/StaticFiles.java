package org.carrel.gateway.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

import org.carrel.gateway.door.Visit;
import org.carrel.gateway.proxy.Squeeze;

/** Sends files from the class path; each is read and compressed once and then kept, up to a limit. */
@Singleton
final class StaticFiles {

    private static final int KEPT_BYTES = 8 * 1024 * 1024;

    private final Cache<String, StaticFile> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((String name, StaticFile file) -> file.plain().length()
                    + (file.gzipped() == null ? 0 : file.gzipped().length()))
            .build();

    /** How long a browser may use a file without asking. */
    enum Freshness {
        /** The name changes with the content. */
        FOREVER("public, max-age=31536000, immutable"),
        /** Asked for again each time; mostly answered with 304. */
        ASK("no-cache");

        private final String header;

        Freshness(String header) {
            this.header = header;
        }
    }

    /** The file, if there is one of that name. */
    Future<Optional<StaticFile>> find(Visit visit, String resource) {
        StaticFile file = kept.getIfPresent(resource);
        if (file != null) {
            return Future.succeededFuture(Optional.of(file));
        }
        return visit.vertx().executeBlocking(() -> read(resource), false);
    }

    private Optional<StaticFile> read(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            StaticFile file = StaticFile.of(resource, in.readAllBytes());
            kept.put(resource, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    void send(Visit visit, StaticFile file, Freshness freshness) {
        HttpServerResponse response = visit.response();
        boolean gzip =
                file.gzipped() != null && Squeeze.acceptsGzip(visit.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        String tag = gzip ? file.gzippedTag() : file.tag();
        response.putHeader(HttpHeaders.CACHE_CONTROL, freshness.header).putHeader(HttpHeaders.ETAG, tag);
        if (file.gzipped() != null) {
            response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        String known = visit.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            var _ = response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CONTENT_ENCODING, gzip ? "gzip" : "identity");
        var content = gzip && file.gzipped() != null ? file.gzipped() : file.plain();
        if (visit.request().method().name().equals("HEAD")) {
            var _ = response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length()))
                    .end();
        } else {
            var _ = response.end(content);
        }
    }
}

package org.carrel.gateway.door;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.GatewayConfig;

/**
 * What pages of other origins may do: nothing, unless the operator named their origin; then they may call the API with
 * a bearer token. The session cookie is never theirs to use.
 */
@Singleton
public final class CrossOrigin {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent, tracestate";
    private static final String EXPOSED =
            "ETag, Link, Location, Idempotency-Replayed, Retry-After, RateLimit, RateLimit-Policy";

    private final Set<String> allowed;
    private final String ownOrigin;

    @Inject
    CrossOrigin(GatewayConfig config) {
        allowed = config.cors().origins().orElse(List.of()).stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        URI url = config.publicUrl();
        ownOrigin = url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Answers a preflight request or marks the answer to come; true when there is nothing left to do. */
    public boolean settle(Visit visit) {
        String origin = visit.request().getHeader("Origin");
        if (allowed.isEmpty() || origin == null) {
            return false;
        }
        visit.response().headers().add("Vary", "Origin");
        if (!allowed.contains(origin)) {
            return false;
        }
        visit.response()
                .putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Expose-Headers", EXPOSED)
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (!visit.request().method().equals(HttpMethod.OPTIONS)
                || !visit.request().headers().contains("Access-Control-Request-Method")) {
            return false;
        }
        visit.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", HEADERS)
                .putHeader("Access-Control-Max-Age", "3600");
        var _ = visit.response().end();
        return true;
    }

    /** Whether a request comes from a page of ours, or from no page at all. */
    public boolean isOurOwn(Visit visit) {
        HttpServerRequest request = visit.request();
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !"same-origin".equals(site) && !"none".equals(site)) {
            return false;
        }
        @Nullable String origin = request.getHeader("Origin");
        return origin == null || origin.equals(visit.client().origin()) || origin.equals(ownOrigin);
    }
}

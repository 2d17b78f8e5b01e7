package org.carrel.gateway.door;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.routes.Service;

/**
 * A problem detail (RFC 9457), in the form all Carrel services use.
 *
 * @param status HTTP status
 * @param code stable code in kebab case
 * @param title one sentence that is the same for every problem of this code
 * @param detail what is wrong this time
 * @param extensions further members
 * @param headers further headers of the answer
 */
public record Problem(
        int status,
        String code,
        String title,
        @Nullable String detail,
        Map<String, Object> extensions,
        Map<String, String> headers) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        extensions = Map.copyOf(extensions);
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title, null, Map.of(), Map.of());
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "There is nothing at this address.").detail(detail);
    }

    public static Problem unavailable(Service service, String detail, Duration retryAfter) {
        return of(503, "unavailable", "A part of the system is not available just now.")
                .detail(detail)
                .with("service", service.label())
                .header("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }

    public static Problem tooLarge(long limit) {
        return of(413, "too-large", "The request is too large.")
                .detail("At most " + limit + " bytes are taken here.")
                .with("limit", limit);
    }

    public static Problem methodNotAllowed(String allowed) {
        return of(405, "method-not-allowed", "This method is not allowed here.").header("Allow", allowed);
    }

    public static Problem unauthenticated(String detail) {
        return of(401, "unauthenticated", "Sign in first.").detail(detail).header("WWW-Authenticate", "Bearer");
    }

    public Problem detail(String text) {
        return new Problem(status, code, title, text, extensions, headers);
    }

    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(status, code, title, detail, more, headers);
    }

    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, title, detail, extensions, more);
    }

    JsonObject json(Trace trace) {
        var json = new JsonObject()
                .put("type", "https://carrel.dev/problems/" + code)
                .put("title", title)
                .put("status", status);
        if (detail != null) {
            json.put("detail", detail);
        }
        json.put("instance", "urn:trace:" + trace.id()).put("code", code);
        extensions.forEach(json::put);
        return json;
    }
}

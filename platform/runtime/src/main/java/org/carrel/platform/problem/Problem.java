package org.carrel.platform.problem;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail (RFC 9457): what a service answers when it does not do what it was asked.
 *
 * <p>Clients act on {@link #code()}, which never changes its meaning; the texts are for people and may be reworded. A
 * refusal by rule is a 409 whose {@code reasons} name every rule that stands in the way.
 *
 * @param code stable code in kebab case, such as {@code validation-failed}
 * @param title one sentence that is the same for every problem of this code
 * @param status HTTP status
 * @param detail what is wrong this time, and what would be right
 * @param extensions further members, such as {@code errors} and {@code reasons}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code"})
public record Problem(
        String code,
        String title,
        int status,
        @Nullable String detail,
        @JsonIgnore Map<String, Object> extensions) {

    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://carrel.dev/problems/";
    private static final String NO_TRACE = "00000000000000000000000000000000";

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not a problem status: " + status);
        }
        extensions = Map.copyOf(extensions);
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(code, title, status, null, Map.of());
    }

    /** Nothing is there under this id or code. */
    public static Problem notFound(String what) {
        return of(404, "not-found", "There is nothing at this address.").detail(what);
    }

    /** One field of the request is not acceptable. */
    public static Problem invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    /** Some fields of the request are not acceptable. */
    public static Problem invalid(List<FieldError> errors) {
        return of(400, "validation-failed", "Some fields of the request are not acceptable.")
                .with("errors", List.copyOf(errors));
    }

    /** The caller is known but lacks a permission. */
    public static Problem forbidden(String permission) {
        return of(403, "forbidden", "You may not do this.")
                .detail("It takes the permission " + permission + ".")
                .with("permission", permission);
    }

    public Problem detail(String text) {
        return new Problem(code, title, status, text, extensions);
    }

    /** The same problem with one more member; Jackson writes its value. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(code, title, status, detail, more);
    }

    /** The same problem with the rules that stand in the way, each a record with a {@code code} and its figures. */
    public Problem reasons(List<? extends Record> reasons) {
        return with("reasons", List.copyOf(reasons));
    }

    /** Where the code is explained. */
    @JsonProperty
    public URI type() {
        return URI.create(TYPES + code);
    }

    /** Names this occurrence by the trace it happened in, so that a log can be searched for it. */
    @JsonProperty
    public @Nullable URI instance() {
        String trace = Span.current().getSpanContext().getTraceId();
        return NO_TRACE.equals(trace) ? null : URI.create("urn:trace:" + trace);
    }

    @JsonAnyGetter
    Map<String, Object> members() {
        return extensions;
    }

    /** The HTTP answer that carries this problem. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /**
     * One field that is not acceptable.
     *
     * @param field path of the field in the request body, or name of the parameter
     * @param code stable code of what is wrong
     * @param message what would be right
     */
    public record FieldError(String field, String code, String message) {}
}

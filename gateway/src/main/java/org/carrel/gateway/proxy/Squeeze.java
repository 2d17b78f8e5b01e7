package org.carrel.gateway.proxy;

import java.util.List;
import java.util.Locale;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Decides which answers are compressed on their way out, and keeps their entity tags honest: the compressed form of a
 * thing is another representation, so its strong tag gets a suffix, which is taken off again when the client sends it
 * back (RFC 9110 §8.8.3.3).
 */
public final class Squeeze {

    private static final String SUFFIX = "-gzip\"";

    private final boolean enabled;
    private final long above;

    public Squeeze(boolean enabled, long above) {
        this.enabled = enabled;
        this.above = above;
    }

    /** Restores the tags in the conditions of a request; true when one of them was ours. */
    static boolean restoreTags(MultiMap headers) {
        boolean ours = false;
        for (String name : List.of("If-None-Match", "If-Match", "If-Range")) {
            String condition = headers.get(name);
            if (condition != null && condition.contains(SUFFIX)) {
                headers.set(name, condition.replace(SUFFIX, "\""));
                ours = true;
            }
        }
        return ours;
    }

    /**
     * Marks an answer as one to be compressed or not.
     *
     * @param accepts the client's Accept-Encoding
     * @param restored whether the request named the compressed form by its tag
     */
    void mark(MultiMap answer, int status, @Nullable String accepts, boolean restored) {
        if (status == 304) {
            if (restored) {
                suffixTag(answer);
            }
            return;
        }
        boolean suitable = isSuitable(answer, status);
        if (suitable) {
            addVary(answer);
        }
        if (suitable && acceptsGzip(accepts)) {
            suffixTag(answer);
        } else if (!answer.contains(HttpHeaders.CONTENT_ENCODING)) {
            answer.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
    }

    private boolean isSuitable(MultiMap answer, int status) {
        if (!enabled || status == 204 || status == 206 || answer.contains(HttpHeaders.CONTENT_ENCODING)) {
            return false;
        }
        String length = answer.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() < 10 && Integer.parseInt(length) <= above) {
            return false;
        }
        String cacheControl = answer.get(HttpHeaders.CACHE_CONTROL);
        return isText(answer.get(HttpHeaders.CONTENT_TYPE))
                && (cacheControl == null || !cacheControl.contains("no-transform"));
    }

    /** Whether a media type gains from compression; event streams would be held up by it. */
    public static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/event-stream" -> false;
            case "application/json", "application/xml", "application/yaml", "application/javascript", "image/svg+xml" ->
                true;
            default -> type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml");
        };
    }

    /** Whether the client takes gzip (RFC 9110 §12.5.3); a weight of zero means it does not. */
    public static boolean acceptsGzip(@Nullable String accepts) {
        if (accepts == null) {
            return false;
        }
        for (String coding : accepts.split(",", -1)) {
            int parameters = coding.indexOf(';');
            String name = (parameters < 0 ? coding : coding.substring(0, parameters)).strip();
            if (name.equalsIgnoreCase("gzip")) {
                return parameters < 0 || !coding.substring(parameters).matches(";\\s*q=0(\\.0*)?\\s*");
            }
        }
        return false;
    }

    private static void suffixTag(MultiMap answer) {
        String tag = answer.get(HttpHeaders.ETAG);
        if (tag != null && tag.startsWith("\"") && !tag.endsWith(SUFFIX)) {
            answer.set(HttpHeaders.ETAG, tag.substring(0, tag.length() - 1) + SUFFIX);
        }
    }

    private static void addVary(MultiMap answer) {
        String vary = answer.get(HttpHeaders.VARY);
        if (vary == null) {
            answer.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        } else if (!vary.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
            answer.set(HttpHeaders.VARY, vary + ", Accept-Encoding");
        }
    }
}

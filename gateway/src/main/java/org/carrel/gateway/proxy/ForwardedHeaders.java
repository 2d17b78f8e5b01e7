package org.carrel.gateway.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import org.carrel.gateway.door.Client;
import org.carrel.gateway.door.Visit;

/** The headers of a request as a service may see them: what the client says of itself is replaced by what we know. */
final class ForwardedHeaders {

    /** Meant for one connection only (RFC 9110 §7.6.1), or for the door. */
    private static final List<String> DROPPED = List.of(
            "Cookie",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "X-Original-Url",
            "X-Real-Ip",
            "X-Rewrite-Url",
            "X-Csrf-Token",
            "X-Http-Method",
            "X-Http-Method-Override",
            "X-Method-Override",
            "Accept-Encoding",
            "Connection",
            "Expect",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "Te",
            "Trailer",
            "Upgrade");

    /** Never removed by a client that lists them as connection options: they frame the message. */
    private static final Set<String> FRAMING = Set.of("host", "content-length", "transfer-encoding");

    private ForwardedHeaders() {}

    static void rewrite(MultiMap headers, Visit visit) {
        dropConnectionOptions(headers);
        DROPPED.forEach(headers::remove);
        Client client = visit.client();
        headers.set("X-Forwarded-For", client.text());
        headers.set("X-Forwarded-Proto", client.scheme());
        headers.set("X-Forwarded-Host", client.authority());
        headers.set("traceparent", visit.trace().parent());
        if (!visit.trace().inherited()) {
            headers.remove("tracestate");
        }
    }

    /** Removes the headers that the Connection header declares to be for this connection only. */
    static void dropConnectionOptions(MultiMap headers) {
        for (String line : new ArrayList<>(headers.getAll(HttpHeaders.CONNECTION))) {
            for (String option : line.split(",", -1)) {
                String name = option.strip();
                if (!name.isEmpty() && !FRAMING.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    headers.remove(name);
                }
            }
        }
    }
}

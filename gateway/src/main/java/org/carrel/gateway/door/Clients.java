package org.carrel.gateway.door;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.GatewayConfig;

/** Tells who a request comes from. What a client says about itself is believed only of the operator's own proxies. */
@Singleton
public final class Clients {

    private final Networks trusted;

    @Inject
    Clients(GatewayConfig config) {
        this(Networks.of(config.trustedProxies().orElse(List.of())));
    }

    Clients(Networks trusted) {
        this.trusted = trusted;
    }

    /** The client behind a request. */
    public Client of(HttpServerRequest request) {
        InetAddress peer = request.remoteAddress() == null
                ? null
                : Networks.literal(request.remoteAddress().hostAddress());
        String scheme = request.isSSL() ? "https" : "http";
        HostAndPort asked = request.authority();
        String authority = asked == null ? "localhost" : asked.toString();
        if (!trusted.contains(peer)) {
            return new Client(peer, scheme, authority);
        }
        String proto = lastOf(request.getHeader("X-Forwarded-Proto"));
        String host = lastOf(request.getHeader("X-Forwarded-Host"));
        return new Client(
                behindProxies(peer, request.headers().getAll("X-Forwarded-For")),
                proto != null && (proto.equals("https") || proto.equals("http")) ? proto : scheme,
                host == null ? authority : host);
    }

    /** Walks the chain from our side; the first address that is not a proxy of ours is the client. */
    private @Nullable InetAddress behindProxies(@Nullable InetAddress peer, List<String> lines) {
        InetAddress client = peer;
        String[] hops = String.join(",", lines).split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            InetAddress hop = Networks.literal(withoutPort(hops[i].strip()));
            if (hop == null) {
                return client;
            }
            client = hop;
            if (!trusted.contains(hop)) {
                return client;
            }
        }
        return client;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static @Nullable String lastOf(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String last = header.substring(header.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? null : last.toLowerCase(Locale.ROOT);
    }
}

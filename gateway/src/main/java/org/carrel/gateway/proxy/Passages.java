package org.carrel.gateway.proxy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

import org.carrel.gateway.GatewayConfig;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.routes.Route;

/** Passes requests on to the services. */
@Singleton
public final class Passages {

    private static final ProxyOptions PLAIN = new ProxyOptions().setSupportWebSocket(false);

    private final Upstreams upstreams;
    private final GatewayConfig config;
    private final Squeeze squeeze;
    private final TrafficMeters meters;

    @Inject
    Passages(Upstreams upstreams, GatewayConfig config, MeterRegistry registry) {
        this.upstreams = upstreams;
        this.config = config;
        squeeze =
                new Squeeze(config.compression().enabled(), config.compression().above());
        meters = new TrafficMeters(registry);
    }

    /** Sends a request that has been let in to the service its route names. */
    public void pass(Visit visit, Route route) {
        HttpServerRequest request = visit.request();
        long limit = (route.traits() == Route.Traits.IMPORT ? config.importLimit() : config.bodyLimit()).asLongValue();
        if (declaresMoreThan(limit, request)) {
            visit.refuse(Problem.tooLarge(limit));
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            visit.response().writeContinue();
        }
        if (request.version() == HttpVersion.HTTP_2
                && !visit.isSafe()
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            // HTTP/2 frames bodies itself; on the HTTP/1.1 side one of unknown length has to be chunked.
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        var passage = new Passage(
                visit, route, limit, squeeze, meters, config.upstream().retryAfter());
        HttpProxy.reverseProxy(PLAIN, upstreams.client())
                .origin(context -> upstreams.request(route.service(), request.method(), visit.path()))
                .addInterceptor(passage)
                .handle(request);
    }

    private static boolean declaresMoreThan(long limit, HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return false;
        }
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException beyondNumbers) {
            return true;
        }
    }
}

package org.carrel.gateway.proxy;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

import org.carrel.gateway.GatewayConfig;
import org.carrel.gateway.routes.Service;

/** The connections to the services, kept open and shared. */
@Singleton
public final class Upstreams {

    private final HttpClient client;
    private final Map<Service, URI> addresses;

    @Inject
    Upstreams(Vertx vertx, GatewayConfig config) {
        addresses = config.services();
        for (Service service : Service.values()) {
            addressOf(service);
        }
        GatewayConfig.Upstream upstream = config.upstream();
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setPipelining(false)
                        .setTcpNoDelay(true)
                        .setConnectTimeout((int) upstream.connectTimeout().toMillis())
                        .setIdleTimeout((int) upstream.silence().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setKeepAliveTimeout(60)
                        .setMaxHeaderSize(32 * 1024)
                        .setMaxWaitQueueSize(upstream.waiting()),
                new PoolOptions().setHttp1MaxSize(upstream.connections()));
    }

    HttpClient client() {
        return client;
    }

    /** A request to a service that has yet to be sent. */
    public Future<HttpClientRequest> request(Service service, HttpMethod method, String path) {
        URI address = addressOf(service);
        boolean ssl = "https".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : ssl ? 443 : 80;
        Future<HttpClientRequest> request = client.request(new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(ssl)
                .setURI(path));
        // What goes wrong is told by the future of the answer; without this it would be logged as an error as well.
        return request.onSuccess(ready -> ready.exceptionHandler(told -> {}));
    }

    private URI addressOf(Service service) {
        return Objects.requireNonNull(addresses.get(service), () -> "no address is configured for " + service.label());
    }

    @PreDestroy
    void close() {
        var _ = client.close();
    }
}

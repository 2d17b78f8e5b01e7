package org.carrel.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/** Sets up the public port: gzip is the only coding offered, so that entity tags can say which form they name. */
@ApplicationScoped
public class ServerTuning implements HttpServerOptionsCustomizer {

    private static final int WINDOW_BITS = 15;
    private static final int MEMORY_LEVEL = 8;

    private final GatewayConfig config;

    @Inject
    ServerTuning(GatewayConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        tune(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        tune(options);
    }

    private void tune(HttpServerOptions options) {
        int level = config.compression().level();
        options.setCompressionSupported(true)
                .addCompressor(StandardCompressionOptions.gzip(level, WINDOW_BITS, MEMORY_LEVEL));
    }
}

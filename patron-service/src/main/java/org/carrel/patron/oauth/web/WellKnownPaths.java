package org.carrel.patron.oauth.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the protocol endpoints at the root as well, where OAuth clients look for them; every other resource lives
 * below the service's own path.
 */
@ApplicationScoped
class WellKnownPaths {

    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    private final String base;

    WellKnownPaths(@ConfigProperty(name = "quarkus.rest.path") String base) {
        this.base = base;
    }

    void route(@Observes Router router) {
        for (String path : new String[] {"/oauth/*", "/.well-known/openid-configuration"}) {
            router.route(path)
                    .order(BEFORE_ALL_OTHERS)
                    .handler(context -> context.reroute(
                            context.request().method(), base + context.request().uri()));
        }
    }
}

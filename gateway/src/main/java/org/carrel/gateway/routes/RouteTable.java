package org.carrel.gateway.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

import static org.carrel.gateway.routes.Route.Traits.API;
import static org.carrel.gateway.routes.Route.Traits.IMPORT;
import static org.carrel.gateway.routes.Route.Traits.LOG_IN;
import static org.carrel.gateway.routes.Route.Traits.PROTOCOL;
import static org.carrel.gateway.routes.Service.CATALOG;
import static org.carrel.gateway.routes.Service.CIRCULATION;
import static org.carrel.gateway.routes.Service.ILL;
import static org.carrel.gateway.routes.Service.NOTIFICATION;
import static org.carrel.gateway.routes.Service.PATRON;

/** Every public path that leads to a service; the first line that covers a path decides. Paths pass unchanged. */
public final class RouteTable {

    public static final List<Route> ROUTES = List.of(
            Route.of("/api/catalog/imports", CATALOG, IMPORT),
            Route.of("/api/catalog/**", CATALOG, API),
            Route.of("/api/circulation/**", CIRCULATION, API),
            Route.of("/api/patron/log-ins", PATRON, LOG_IN),
            Route.of("/api/patron/log-ins/patron", PATRON, LOG_IN),
            Route.of("/api/patron/**", PATRON, API),
            Route.of("/api/ill/**", ILL, API),
            Route.of("/api/notification/**", NOTIFICATION, API),
            Route.of("/oauth/token", PATRON, LOG_IN),
            Route.of("/oauth/**", PATRON, PROTOCOL),
            Route.of("/.well-known/openid-configuration", PATRON, PROTOCOL));

    private RouteTable() {}

    /** The route of a path, or null when no service is behind it. */
    public static @Nullable Route find(String path) {
        for (Route route : ROUTES) {
            if (route.covers(path)) {
                return route;
            }
        }
        return null;
    }
}

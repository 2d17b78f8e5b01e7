package org.carrel.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.door.AnswerHeaders;
import org.carrel.gateway.door.Clients;
import org.carrel.gateway.door.CrossOrigin;
import org.carrel.gateway.door.Networks;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Trace;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.health.HealthEndpoint;
import org.carrel.gateway.limits.KnockLimits;
import org.carrel.gateway.openapi.OpenApiEndpoint;
import org.carrel.gateway.pages.Pages;
import org.carrel.gateway.proxy.Passages;
import org.carrel.gateway.routes.RequestPath;
import org.carrel.gateway.routes.Route;
import org.carrel.gateway.routes.RouteTable;
import org.carrel.gateway.routes.Service;
import org.carrel.gateway.sessions.Session;
import org.carrel.gateway.sessions.SessionEndpoint;
import org.carrel.gateway.sessions.Sessions;

/** The door: every request comes through here first, and is answered, passed on, or refused. */
@ApplicationScoped
public class Gateway {

    /** Before anything that Quarkus itself has to offer on this port. */
    private static final int FIRST = -1_000;

    private final Clients clients;
    private final CrossOrigin crossOrigin;
    private final KnockLimits limits;
    private final Sessions sessions;
    private final Passages passages;
    private final SessionEndpoint sessionEndpoint;
    private final HealthEndpoint health;
    private final OpenApiEndpoint openApi;
    private final Pages pages;
    private final Networks operators;
    private final GatewayConfig config;

    @Inject
    Gateway(
            Clients clients,
            CrossOrigin crossOrigin,
            KnockLimits limits,
            Sessions sessions,
            Passages passages,
            SessionEndpoint sessionEndpoint,
            HealthEndpoint health,
            OpenApiEndpoint openApi,
            Pages pages,
            GatewayConfig config) {
        this.clients = clients;
        this.crossOrigin = crossOrigin;
        this.limits = limits;
        this.sessions = sessions;
        this.passages = passages;
        this.sessionEndpoint = sessionEndpoint;
        this.health = health;
        this.openApi = openApi;
        this.pages = pages;
        this.config = config;
        operators = Networks.of(config.operatorNetworks());
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::receive).failureHandler(this::failed);
    }

    private void receive(RoutingContext routing) {
        var visit = visit(routing);
        try {
            AnswerHeaders.putOn(visit.response().headers(), visit.client());
            receive(visit);
        } catch (RuntimeException e) {
            visit.fail(e);
        }
    }

    /** What was refused before it came here, such as a path that cannot be decoded. */
    private void failed(RoutingContext routing) {
        var visit = visit(routing);
        int status = routing.statusCode();
        if (status >= 400 && status < 500) {
            AnswerHeaders.putOn(visit.response().headers(), visit.client());
            visit.refuse(malformedPath());
        } else {
            visit.fail(routing.failure() == null ? new IllegalStateException("status " + status) : routing.failure());
        }
    }

    private Visit visit(RoutingContext routing) {
        return new Visit(
                routing,
                clients.of(routing.request()),
                Trace.of(routing.request().getHeader("traceparent")));
    }

    private static Problem malformedPath() {
        return Problem.of(400, "malformed-path", "The path has no plain reading.")
                .detail("Dot segments, empty segments and encoded slashes are not taken.");
    }

    private void receive(Visit visit) {
        switch (visit.request().method().name()) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> {}
            default -> {
                visit.refuse(Problem.methodNotAllowed("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
                return;
            }
        }
        String path = visit.path();
        if (!RequestPath.isPlain(path)) {
            visit.refuse(malformedPath());
            return;
        }
        if (crossOrigin.settle(visit)) {
            return;
        }
        Route route = RouteTable.find(path);
        if (route == null) {
            serveHere(visit, path);
        } else {
            admit(visit, route);
        }
    }

    private void serveHere(Visit visit, String path) {
        switch (path) {
            case "/session" -> sessionEndpoint.serve(visit);
            case "/health/live" -> health.live(visit);
            case "/health/ready" -> health.ready(visit);
            case "/openapi" -> openApi.serve(visit);
            default -> {
                if (path.startsWith("/q/") && mayOperate(visit, path)) {
                    visit.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    visit.routing().next();
                } else if (!pages.serve(visit, path)) {
                    visit.refuse(Problem.notFound("No service answers at " + path + '.'));
                }
            }
        }
    }

    /** Probes may come from anywhere; the rest of what Quarkus tells is for operators. */
    private boolean mayOperate(Visit visit, String path) {
        return path.startsWith("/q/health") || operators.contains(visit.client().address());
    }

    private void admit(Visit visit, Route route) {
        boolean hasBearer = visit.request().headers().contains(HttpHeaders.AUTHORIZATION);
        boolean cookieSpeaks =
                switch (route.traits()) {
                    case API, IMPORT -> !hasBearer;
                    case LOG_IN, PROTOCOL -> false;
                };
        Session session = cookieSpeaks ? sessions.of(visit) : null;
        if (route.traits() == Route.Traits.LOG_IN && !limits.admitLogIn(visit)) {
            return;
        }
        if (!limits.admit(visit, subject(session))) {
            return;
        }
        if (session == null) {
            passages.pass(visit, route);
        } else if (sessions.permits(visit, session)) {
            passFor(visit, route, session);
        }
    }

    private static @Nullable String subject(@Nullable Session session) {
        return session == null ? null : session.subject();
    }

    private void passFor(Visit visit, Route route, Session session) {
        visit.request().pause();
        visit.with(sessions.current(visit, session), renewal -> {
            switch (renewal) {
                case Sessions.Renewal.Current(Session current) -> {
                    visit.request()
                            .headers()
                            .set(
                                    HttpHeaders.AUTHORIZATION,
                                    "Bearer " + current.tokens().access());
                    passages.pass(visit, route);
                }
                // What anyone may see can still be seen; for the rest the service says what is missing.
                case Sessions.Renewal.Over() -> passages.pass(visit, route);
                case Sessions.Renewal.Unknown(String detail) ->
                    visit.refuse(Problem.unavailable(
                            Service.PATRON, detail, config.upstream().retryAfter()));
            }
        });
    }
}

package org.carrel.catalog.imports.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.carrel.platform.problem.Problem;

/**
 * Files are streamed and may be long; every other body is read into memory and may not. The server's own limit is one
 * for all, so the shorter one is kept here.
 */
@ApplicationScoped
class OnlyFilesAreLong {

    private static final int FIRST = -10_000;

    private final ObjectMapper json;
    private final String imports;
    private final long limit;

    OnlyFilesAreLong(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.rest.path") String base,
            @ConfigProperty(name = "carrel.catalog.max-body-octets", defaultValue = "10485760") long limit) {
        this.json = json;
        this.imports = base + "/imports";
        this.limit = limit;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (context.normalizedPath().equals(imports) || declaredLength(context) <= limit) {
            context.next();
            return;
        }
        Problem problem = Problem.of(413, "too-large", "The request is larger than is accepted here.")
                .detail("At most " + limit + " octets are read; files of records are sent to " + imports + ".");
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(written(problem));
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain JSON", e);
        }
    }
}

package org.carrel.gateway.pages;

import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;

import org.carrel.gateway.GatewayConfig;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.pages.StaticFiles.Freshness;

/** The start page, the documentation of the API, and the staff app when it is on the class path. */
@Singleton
public final class Pages {

    private static final String OWN = "public/";
    private static final String STAFF = "META-INF/resources/staff/";

    /** What the documentation page needs of Swagger UI; the rest of its files are not handed out. */
    private static final Set<String> SWAGGER =
            Set.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png", "favicon-16x16.png");

    private final StaticFiles files;
    private final String swagger;

    @Inject
    Pages(StaticFiles files, GatewayConfig config) {
        this.files = files;
        swagger = "META-INF/resources/webjars/swagger-ui/" + config.swaggerUiVersion() + '/';
    }

    /** Answers when the path is one of ours; false when it is not. */
    public boolean serve(Visit visit, String path) {
        switch (path) {
            case "/" -> send(visit, OWN + "index.html", Freshness.ASK);
            case "/start.css", "/favicon.svg" -> send(visit, OWN + path.substring(1), Freshness.ASK);
            case "/favicon.ico" -> redirect(visit, "/favicon.svg");
            case "/docs/" -> redirect(visit, "/docs");
            case "/docs" -> send(visit, OWN + "docs/index.html", Freshness.ASK);
            case "/docs/docs.js", "/docs/docs.css" -> send(visit, OWN + path.substring(1), Freshness.ASK);
            case "/staff" -> redirect(visit, "/staff/");
            default -> {
                if (path.startsWith("/staff/")) {
                    staff(visit, path.substring("/staff/".length()));
                } else if (path.startsWith("/docs/") && SWAGGER.contains(path.substring("/docs/".length()))) {
                    send(visit, swagger + path.substring("/docs/".length()), Freshness.ASK);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /** Addresses inside the app are its own business: all that look like no file get its front page. */
    private void staff(Visit visit, String name) {
        boolean isFile = name.substring(name.lastIndexOf('/') + 1).indexOf('.') >= 0;
        send(
                visit,
                STAFF + (isFile ? name : "index.html"),
                name.startsWith("assets/") ? Freshness.FOREVER : Freshness.ASK);
    }

    private void send(Visit visit, String resource, Freshness freshness) {
        String method = visit.request().method().name();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            visit.refuse(Problem.methodNotAllowed("GET, HEAD"));
            return;
        }
        visit.with(
                files.find(visit, resource),
                found -> found.ifPresentOrElse(
                        file -> files.send(visit, file, freshness),
                        () -> visit.refuse(Problem.notFound("No file is at " + visit.path() + '.'))));
    }

    private static void redirect(Visit visit, String to) {
        var _ = visit.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, to)
                .end();
    }
}

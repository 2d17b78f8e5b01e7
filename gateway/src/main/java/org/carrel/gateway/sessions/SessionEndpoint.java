package org.carrel.gateway.sessions;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.carrel.gateway.GatewayConfig;
import org.carrel.gateway.door.CrossOrigin;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.limits.KnockLimits;
import org.carrel.gateway.routes.Service;

/** {@code /session}: a browser signs in, asks who it is, and signs out. */
@Singleton
public final class SessionEndpoint {

    private static final int LONGEST_LOG_IN = 8 * 1024;
    private static final String METHODS = "GET, HEAD, POST, DELETE";

    private final Sessions sessions;
    private final KnockLimits limits;
    private final CrossOrigin crossOrigin;
    private final GatewayConfig config;

    @Inject
    SessionEndpoint(Sessions sessions, KnockLimits limits, CrossOrigin crossOrigin, GatewayConfig config) {
        this.sessions = sessions;
        this.limits = limits;
        this.crossOrigin = crossOrigin;
        this.config = config;
    }

    public void serve(Visit visit) {
        switch (visit.request().method().name()) {
            case "POST" -> logIn(visit);
            case "GET", "HEAD" -> tell(visit);
            case "DELETE" -> logOut(visit);
            default -> visit.refuse(Problem.methodNotAllowed(METHODS));
        }
    }

    private void logIn(Visit visit) {
        if (!limits.admitLogIn(visit)) {
            return;
        }
        if (!crossOrigin.isOurOwn(visit)) {
            visit.refuse(Problem.of(403, "cross-origin", "Pages of other origins may not act for you."));
            return;
        }
        String type = visit.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/json")) {
            // A form of another site can send text or form data, but not this type without asking first.
            visit.refuse(Problem.of(415, "unsupported-media-type", "This media type is not taken here.")
                    .detail("Send application/json."));
            return;
        }
        visit.with(shortBody(visit), body -> {
            if (body.length() > LONGEST_LOG_IN) {
                visit.refuse(Problem.tooLarge(LONGEST_LOG_IN));
            } else {
                logIn(visit, body);
            }
        });
    }

    private void logIn(Visit visit, Buffer body) {
        Credentials credentials;
        try {
            credentials = Credentials.of(body.toJsonObject());
        } catch (DecodeException | ClassCastException notJson) {
            visit.refuse(Problem.of(400, "malformed-json", "The request body is not the JSON that was expected."));
            return;
        }
        List<String> missing = credentials.missing();
        if (!missing.isEmpty()) {
            visit.refuse(Problem.of(400, "validation-failed", "Some fields of the request are not acceptable.")
                    .with(
                            "errors",
                            new JsonArray(missing.stream()
                                    .map(SessionEndpoint::fieldRequired)
                                    .toList())));
            return;
        }
        visit.with(sessions.logIn(credentials, visit), answer -> {
            switch (answer) {
                case TokenAnswer.Granted(Tokens tokens) -> visit.answer(201, view(sessions.start(visit, tokens)));
                case TokenAnswer.Denied denied -> passOn(visit, denied);
                case TokenAnswer.Unanswered(String detail) -> unavailable(visit, detail);
            }
        });
    }

    private static JsonObject fieldRequired(String field) {
        return new JsonObject().put("field", field).put("code", "required").put("message", "must be given");
    }

    private static void passOn(Visit visit, TokenAnswer.Denied denied) {
        visit.response()
                .setStatusCode(denied.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (denied.retryAfter() != null) {
            visit.response().putHeader("Retry-After", denied.retryAfter());
        }
        var _ = visit.response().end(denied.problem());
    }

    private void tell(Visit visit) {
        Session session = sessions.of(visit);
        if (session == null) {
            visit.refuse(Problem.unauthenticated("There is no session."));
            return;
        }
        visit.with(sessions.current(visit, session), renewal -> {
            switch (renewal) {
                case Sessions.Renewal.Current(Session current) -> visit.answer(200, view(current));
                case Sessions.Renewal.Over() -> visit.refuse(Problem.unauthenticated("The session has ended."));
                case Sessions.Renewal.Unknown(String detail) -> unavailable(visit, detail);
            }
        });
    }

    private void logOut(Visit visit) {
        Session session = sessions.of(visit);
        if (session == null) {
            visit.refuse(Problem.unauthenticated("There is no session."));
            return;
        }
        if (!sessions.permits(visit, session)) {
            return;
        }
        visit.with(sessions.end(visit, session), confirmed -> {
            visit.response().setStatusCode(204).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            var _ = visit.response().end();
        });
    }

    private void unavailable(Visit visit, String detail) {
        visit.refuse(
                Problem.unavailable(Service.PATRON, detail, config.upstream().retryAfter()));
    }

    private static JsonObject view(Session session) {
        JsonObject claims = session.tokens().claims();
        return new JsonObject()
                .put("subject", claims.getString("sub"))
                .put("kind", claims.getString("kind"))
                .put("username", claims.getString("upn"))
                .put("permissions", new JsonArray(words(claims.getString("scope", ""))))
                .put("branches", claims.getJsonArray("branches", new JsonArray()))
                .put("renewableUntil", session.tokens().refreshEnds())
                .put("csrfToken", session.csrfToken());
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** The body, or as much of it as shows that it is too long. */
    private static Future<Buffer> shortBody(Visit visit) {
        Promise<Buffer> whole = Promise.promise();
        HttpServerRequest request = visit.request();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= LONGEST_LOG_IN) {
                body.appendBuffer(part);
                if (body.length() > LONGEST_LOG_IN) {
                    whole.tryComplete(body);
                }
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.resume();
        return whole.future();
    }
}

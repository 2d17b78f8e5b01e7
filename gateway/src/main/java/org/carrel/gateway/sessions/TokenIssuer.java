package org.carrel.gateway.sessions;

import java.time.Clock;
import java.time.Duration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

import org.carrel.gateway.door.Client;
import org.carrel.gateway.door.Trace;
import org.carrel.gateway.proxy.Upstreams;
import org.carrel.gateway.routes.Service;

/** patron-service, asked for tokens. */
final class TokenIssuer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LOG_INS = "/api/patron/log-ins";

    private final Upstreams upstreams;
    private final Clock clock;

    TokenIssuer(Upstreams upstreams, Clock clock) {
        this.upstreams = upstreams;
        this.clock = clock;
    }

    Future<TokenAnswer> logIn(Credentials credentials, Client client, Trace trace) {
        return switch (credentials) {
            case Credentials.Staff(String username, String password) ->
                asked(LOG_INS, new JsonObject().put("username", username).put("password", password), client, trace);
            case Credentials.Patron(String card, String pin) ->
                asked(LOG_INS + "/patron", new JsonObject().put("card", card).put("pin", pin), client, trace);
        };
    }

    Future<TokenAnswer> renew(Tokens tokens, Client client, Trace trace) {
        return asked(LOG_INS + "/refresh", new JsonObject().put("refreshToken", tokens.refresh()), client, trace);
    }

    /** Ends the whole family of tokens; true when patron-service confirmed it. */
    Future<Boolean> logOut(Tokens tokens, Client client, Trace trace) {
        var token = new JsonObject().put("refreshToken", tokens.refresh());
        return post("/api/patron/log-outs", token, client, trace)
                .map(answer -> answer.statusCode() < 300)
                .otherwise(false);
    }

    private Future<TokenAnswer> asked(String path, JsonObject question, Client client, Trace trace) {
        return post(path, question, client, trace)
                .compose(answer -> answer.body().map(body -> read(answer, body)))
                .otherwise(cause -> new TokenAnswer.Unanswered("patron-service cannot be reached."));
    }

    private TokenAnswer read(HttpClientResponse answer, Buffer body) {
        int status = answer.statusCode();
        if (status < 300) {
            return new TokenAnswer.Granted(Tokens.of(body.toJsonObject(), clock.instant()));
        }
        return status < 500
                ? new TokenAnswer.Denied(status, body, answer.getHeader("Retry-After"))
                : new TokenAnswer.Unanswered("patron-service could not answer.");
    }

    private Future<HttpClientResponse> post(String path, JsonObject content, Client client, Trace trace) {
        return upstreams.request(Service.PATRON, HttpMethod.POST, path).compose(request -> {
            request.idleTimeout(PATIENCE.toMillis());
            request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader("X-Forwarded-For", client.text())
                    .putHeader("X-Forwarded-Proto", client.scheme())
                    .putHeader("X-Forwarded-Host", client.authority())
                    .putHeader("traceparent", trace.parent());
            return request.send(content.toBuffer());
        });
    }
}

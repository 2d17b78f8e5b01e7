package org.carrel.gateway.sessions;

import java.time.Clock;
import java.time.Duration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

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

    Future<TokenAnswer> logIn(String username, String password, Client client, Trace trace) {
        var credentials = new JsonObject().put("username", username).put("password", password);
        return asked(LOG_INS, credentials, client, trace, null);
    }

    Future<TokenAnswer> renew(Tokens tokens, Client client, Trace trace) {
        return asked(LOG_INS + "/refresh", new JsonObject().put("refreshToken", tokens.refresh()), client, trace, null);
    }

    /** Ends the whole family of tokens; true when patron-service confirmed it. */
    Future<Boolean> logOut(Tokens tokens, Client client, Trace trace) {
        var token = new JsonObject().put("refreshToken", tokens.refresh());
        return post("/api/patron/log-outs", token, client, trace, tokens.access())
                .map(answer -> answer.statusCode() < 300)
                .otherwise(false);
    }

    private Future<TokenAnswer> asked(
            String path, JsonObject question, Client client, Trace trace, @Nullable String accessToken) {
        return post(path, question, client, trace, accessToken)
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

    private Future<HttpClientResponse> post(
            String path, JsonObject content, Client client, Trace trace, @Nullable String accessToken) {
        return upstreams.request(Service.PATRON, HttpMethod.POST, path).compose(request -> {
            request.idleTimeout(PATIENCE.toMillis());
            request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader("X-Forwarded-For", client.text())
                    .putHeader("X-Forwarded-Proto", client.scheme())
                    .putHeader("X-Forwarded-Host", client.authority())
                    .putHeader("traceparent", trace.parent());
            if (accessToken != null) {
                request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken);
            }
            return request.send(content.toBuffer());
        });
    }
}

package org.carrel.gateway.sessions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What patron-service hands out at log-in and at each renewal.
 *
 * @param access the access token, a JWT
 * @param accessEnds when it ends
 * @param refresh what buys the next pair, once
 * @param refreshEnds when it ends
 */
public record Tokens(String access, Instant accessEnds, String refresh, Instant refreshEnds) {

    /** Reads the answer to a log-in or a renewal; whole seconds are all that the cookie keeps. */
    static Tokens of(JsonObject answer, Instant now) {
        Instant since = now.truncatedTo(ChronoUnit.SECONDS);
        return new Tokens(
                answer.getString("accessToken"),
                since.plusSeconds(answer.getLong("expiresIn")),
                answer.getString("refreshToken"),
                since.plusSeconds(answer.getLong("refreshExpiresIn", 0L)));
    }

    /** The claims of the access token. It came from its issuer and under our seal, so its signature is not checked. */
    JsonObject claims() {
        int start = access.indexOf('.');
        int end = access.indexOf('.', start + 1);
        if (start < 0 || end < 0) {
            return new JsonObject();
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(access.substring(start + 1, end));
            return new JsonObject(new String(claims, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException opaque) {
            return new JsonObject();
        }
    }

    @Override
    public String toString() {
        return "Tokens[until " + accessEnds + ", renewable until " + refreshEnds + ']';
    }
}

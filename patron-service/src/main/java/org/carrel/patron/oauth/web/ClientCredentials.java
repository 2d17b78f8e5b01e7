package org.carrel.patron.oauth.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How a client says who it is at the token endpoint (RFC 6749, section 2.3.1). */
sealed interface ClientCredentials {

    /** An id and a secret, in the header or in the body. */
    record Given(String id, String secret, boolean inHeader) implements ClientCredentials {

        @Override
        public String toString() {
            return "Given[" + id + "]";
        }
    }

    /** It does not say. */
    record Missing() implements ClientCredentials {}

    /** It says so in a way that is none. */
    record Malformed(String why, boolean inHeader) implements ClientCredentials {}

    /** Reads the credentials; using both ways at once is a mistake (section 2.3). */
    static ClientCredentials read(@Nullable String authorization, @Nullable String id, @Nullable String secret) {
        if (authorization == null) {
            if (secret == null) {
                return new Missing();
            }
            return id == null ? new Malformed("client_id is missing", false) : new Given(id, secret, false);
        }
        if (secret != null) {
            return new Malformed("send the credentials in the header or in the body, not in both", true);
        }
        ClientCredentials basic = basic(authorization);
        if (basic instanceof Given given && id != null && !id.equals(given.id())) {
            return new Malformed("client_id is not the client of the header", true);
        }
        return basic;
    }

    private static ClientCredentials basic(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return new Malformed("only the Basic scheme is understood", true);
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(authorization.substring("basic ".length()).strip());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                return new Malformed("the Basic credentials have no colon", true);
            }
            return new Given(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1)), true);
        } catch (IllegalArgumentException e) {
            return new Malformed("the Basic credentials cannot be decoded", true);
        }
    }

    /** The two parts are form-encoded before they are joined (section 2.3.1). */
    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}

package org.carrel.patron.oauth.web;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error of the token endpoint (RFC 6749, section 5.2). */
@Schema(name = "OAuthError")
record OAuthError(
        @Schema(examples = "invalid_client") String error,
        @JsonProperty("error_description") String description) {

    static Response invalidRequest(String why) {
        return answer(400, new OAuthError("invalid_request", why)).build();
    }

    static Response invalidGrant() {
        return answer(400, new OAuthError("invalid_grant", "the grant has expired, was used before, or never was"))
                .build();
    }

    static Response invalidScope() {
        return answer(400, new OAuthError("invalid_scope", "the client may not ask for all of these scopes"))
                .build();
    }

    static Response unsupportedGrantType() {
        return answer(
                        400,
                        new OAuthError("unsupported_grant_type", "client_credentials and refresh_token are understood"))
                .build();
    }

    static Response invalidClient(String why, boolean inHeader) {
        Response.ResponseBuilder response = answer(401, new OAuthError("invalid_client", why));
        return inHeader
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"carrel\", charset=\"UTF-8\"")
                        .build()
                : response.build();
    }

    private static Response.ResponseBuilder answer(int status, OAuthError error) {
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setNoStore(true);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .cacheControl(control)
                .header("Pragma", "no-cache")
                .entity(error);
    }
}

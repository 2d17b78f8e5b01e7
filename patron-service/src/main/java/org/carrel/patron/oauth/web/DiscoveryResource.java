package org.carrel.patron.oauth.web;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.platform.security.Permissions;

/** What verifiers and clients need to know of this issuer. */
@Path("/.well-known/openid-configuration")
@RunOnVirtualThread
@PermitAll
@Tag(name = "OAuth", description = "The token issuer. Also served at the root, without `/api/patron`.")
class DiscoveryResource {

    private static final int FIVE_MINUTES = 300;

    private final String issuer;

    DiscoveryResource(@ConfigProperty(name = "carrel.issuer") String issuer) {
        this.issuer = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    /** The issuer's own description (OpenID Connect Discovery 1.0, section 3). */
    @Schema(name = "IssuerMetadata")
    record Metadata(
            String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("revocation_endpoint") String revocationEndpoint,
            @JsonProperty("grant_types_supported") List<String> grantTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authMethods,

            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,

            @JsonProperty("id_token_signing_alg_values_supported")
            List<String> signingAlgorithms,

            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("claims_supported") List<String> claims) {}

    @GET
    @Operation(operationId = "discoverIssuer", summary = "What this issuer offers, and where")
    @APIResponse(
            responseCode = "200",
            description = "The metadata; may be kept for five minutes.",
            content = @Content(schema = @Schema(implementation = Metadata.class)))
    public Response discover() {
        return cached(new Metadata(
                issuer,
                issuer + "/oauth/token",
                issuer + "/oauth/jwks",
                issuer + "/oauth/revoke",
                List.of("client_credentials", "refresh_token"),
                List.of("client_secret_basic", "client_secret_post", "none"),
                List.of(),
                List.of("public"),
                List.of("ES256"),
                Permissions.all(),
                List.of("iss", "sub", "aud", "exp", "iat", "jti", "kind", "upn", "scope", "branches")));
    }

    private static Response cached(Record body) {
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setMaxAge(FIVE_MINUTES);
        return Response.ok(body).cacheControl(control).build();
    }
}

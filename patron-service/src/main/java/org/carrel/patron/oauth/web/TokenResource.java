package org.carrel.patron.oauth.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.clients.ApiClient;
import org.carrel.patron.clients.app.AuthenticateClient;
import org.carrel.patron.logins.app.Grant;
import org.carrel.patron.logins.app.SessionKeeper;
import org.carrel.patron.tokens.TokenClaims;
import org.carrel.patron.tokens.app.MintToken;
import org.carrel.platform.command.WithoutReplay;

/** The token endpoint, and the one that takes tokens back. */
@Path("/oauth")
@RunOnVirtualThread
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Tag(name = "OAuth")
class TokenResource {

    private static final String SECRETS_ARE_NOT_STORED =
            "the request and the answer carry secrets that must not be stored";

    private final AuthenticateClient clients;
    private final SessionKeeper sessions;
    private final MintToken mint;

    TokenResource(AuthenticateClient clients, SessionKeeper sessions, MintToken mint) {
        this.clients = clients;
        this.sessions = sessions;
        this.mint = mint;
    }

    /** What the token endpoint answers (RFC 6749, section 5.1). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OAuthTokens")
    record TokenAnswer(
            @JsonProperty("access_token") String accessToken,

            @JsonProperty("token_type") @Schema(examples = "Bearer")
            String tokenType,

            @JsonProperty("expires_in") @Schema(examples = "900")
            long expiresIn,

            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("refresh_expires_in") @Nullable Long refreshExpiresIn,
            String scope) {

        @Override
        public String toString() {
            return "TokenAnswer[…]";
        }
    }

    /** The form, for the description only: it is read parameter by parameter. */
    @Schema(name = "TokenRequest")
    record TokenForm(
            @JsonProperty("grant_type")
            @Schema(
                    required = true,
                    enumeration = {"client_credentials", "refresh_token"})
            String grantType,

            @JsonProperty("client_id") @Nullable String clientId,

            @JsonProperty("client_secret") @Schema(format = "password") @Nullable
            String clientSecret,

            @Schema(description = "Scopes wanted, parted by spaces; all of the client's when absent.") @Nullable
            String scope,

            @JsonProperty("refresh_token") @Nullable String refreshToken) {}

    @POST
    @Path("/token")
    @WithoutReplay(SECRETS_ARE_NOT_STORED)
    @Operation(
            operationId = "issueToken",
            summary = "Get a token",
            description = "Client credentials in the header (Basic) or in the body; RFC 6749, sections 4.4 and 6.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "A token.",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid_request`, `invalid_grant`, `invalid_scope` or `unsupported_grant_type`",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "401",
            description = "`invalid_client`",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Response token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            MultivaluedMap<String, String> form) {
        Optional<String> repeated = repeated(form);
        if (repeated.isPresent()) {
            return OAuthError.invalidRequest(repeated.get() + " is sent more than once");
        }
        String grantType = value(form, "grant_type");
        if (grantType == null) {
            return OAuthError.invalidRequest("grant_type is missing");
        }
        ClientCredentials credentials =
                ClientCredentials.read(authorization, value(form, "client_id"), value(form, "client_secret"));
        return switch (grantType) {
            case "client_credentials" -> clientCredentials(credentials, value(form, "scope"));
            case "refresh_token" -> refresh(credentials, value(form, "refresh_token"));
            default -> OAuthError.unsupportedGrantType();
        };
    }

    @POST
    @Path("/revoke")
    @WithoutReplay("ending a session twice does no harm, and the request carries a secret that must not be stored")
    @Operation(
            operationId = "revokeToken",
            summary = "Take a refresh token back",
            description =
                    "Ends its session (RFC 7009). An unknown token is no error; an access token runs out by itself.")
    @APIResponse(responseCode = "200", description = "The token is good for nothing.")
    @APIResponse(
            responseCode = "400",
            description = "`invalid_request`",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Response revoke(MultivaluedMap<String, String> form) {
        String token = value(form, "token");
        if (token == null) {
            return OAuthError.invalidRequest("token is missing");
        }
        sessions.end(token);
        return Response.ok().build();
    }

    private Response clientCredentials(ClientCredentials credentials, @Nullable String wanted) {
        return switch (credentials) {
            case ClientCredentials.Missing() -> OAuthError.invalidClient("the client does not say who it is", true);
            case ClientCredentials.Malformed(var why, var inHeader) -> OAuthError.invalidClient(why, inHeader);
            case ClientCredentials.Given(var id, var secret, var inHeader) ->
                clients.authenticate(id, secret)
                        .map(client -> forClient(client, wanted))
                        .orElseGet(() -> OAuthError.invalidClient("no client has this id and secret", inHeader));
        };
    }

    private Response forClient(ApiClient client, @Nullable String wanted) {
        SortedSet<String> scopes = new TreeSet<>(client.scopes());
        if (wanted != null) {
            Collection<String> asked = Arrays.asList(wanted.strip().split(" +"));
            if (!scopes.containsAll(asked)) {
                return OAuthError.invalidScope();
            }
            scopes.retainAll(asked);
        }
        MintToken.Token token =
                mint.mint(new TokenClaims(client.id(), TokenClaims.Kind.CLIENT, null, scopes, client.branches()));
        return answer(new TokenAnswer(
                token.value(), "Bearer", token.life().toSeconds(), null, null, String.join(" ", scopes)));
    }

    /**
     * Refresh tokens belong to sessions of people, not to clients; but a client that says who it is must be that one.
     */
    private Response refresh(ClientCredentials credentials, @Nullable String refreshToken) {
        switch (credentials) {
            case ClientCredentials.Missing() -> {}
            case ClientCredentials.Malformed(var why, var inHeader) -> {
                return OAuthError.invalidClient(why, inHeader);
            }
            case ClientCredentials.Given(var id, var secret, var inHeader) -> {
                if (clients.authenticate(id, secret).isEmpty()) {
                    return OAuthError.invalidClient("no client has this id and secret", inHeader);
                }
            }
        }
        if (refreshToken == null) {
            return OAuthError.invalidRequest("refresh_token is missing");
        }
        return sessions.refresh(refreshToken).map(TokenResource::forPerson).orElseGet(OAuthError::invalidGrant);
    }

    private static Response forPerson(Grant grant) {
        return answer(new TokenAnswer(
                grant.accessToken(),
                "Bearer",
                grant.life().toSeconds(),
                grant.refreshToken(),
                grant.refreshLife().toSeconds(),
                String.join(" ", grant.scopes())));
    }

    private static Response answer(TokenAnswer tokens) {
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setNoStore(true);
        return Response.ok(tokens)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .cacheControl(control)
                .header("Pragma", "no-cache")
                .build();
    }

    /** Parameters must not be sent more than once (RFC 6749, section 3.2). */
    private static Optional<String> repeated(MultivaluedMap<String, String> form) {
        return form.entrySet().stream()
                .filter(parameter -> parameter.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A parameter without a value counts as left out (section 3.2). */
    private static @Nullable String value(MultivaluedMap<String, String> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
    }
}

package org.carrel.patron.logins.web;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.patron.logins.app.Grant;
import org.carrel.patron.logins.app.LogIn;
import org.carrel.patron.logins.app.SessionKeeper;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;

/** Log-in and log-out. */
@Path("/")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Log-in")
class LogInResource {

    private static final String SECRETS_ARE_NOT_STORED =
            "the request and the answer carry secrets that must not be stored";

    private final LogIn logIn;
    private final SessionKeeper sessions;

    LogInResource(LogIn logIn, SessionKeeper sessions) {
        this.logIn = logIn;
        this.sessions = sessions;
    }

    /** Username and password. */
    @Schema(name = "LogIn")
    record Credentials(
            @Schema(examples = "mette") @NotBlank @Size(max = 200)
            String username,

            @Schema(format = "password") @NotBlank @Size(max = 1024)
            String password) {

        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /** Card and PIN. */
    @Schema(name = "PatronLogIn")
    record CardAndPin(
            @Schema(examples = "29999000000018") @NotBlank @Size(max = 40)
            String card,

            @Schema(format = "password") @NotBlank @Size(max = 40)
            String pin) {

        @Override
        public String toString() {
            return "CardAndPin[…]";
        }
    }

    /** A refresh token. */
    @Schema(name = "RefreshToken")
    record Refresh(@NotBlank @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    /** What a log-in gives. */
    @Schema(name = "Tokens")
    record TokensView(
            @Schema(description = "Goes after `Authorization: Bearer`.")
            String accessToken,

            @Schema(examples = "Bearer") String tokenType,

            @Schema(description = "Seconds.", examples = "900")
            long expiresIn,

            @Schema(description = "Good for one renewal.") String refreshToken,

            @Schema(description = "Seconds.", examples = "43200")
            long refreshExpiresIn,

            @Schema(description = "Permissions, parted by spaces.")
            String scope) {

        static TokensView of(Grant grant) {
            return new TokensView(
                    grant.accessToken(),
                    "Bearer",
                    grant.life().toSeconds(),
                    grant.refreshToken(),
                    grant.refreshLife().toSeconds(),
                    String.join(" ", grant.scopes()));
        }

        @Override
        public String toString() {
            return "TokensView[…]";
        }
    }

    @POST
    @Path("log-ins")
    @WithoutReplay(SECRETS_ARE_NOT_STORED)
    @Operation(operationId = "logIn", summary = "Log in as staff", description = """
                    Failed attempts are counted per account and address. The first few are free, then each one doubles the \
                    wait, up to a quarter of an hour; nobody is locked out for ever. Whether the username or the password \
                    was wrong is not told.""")
    @APIResponse(
            responseCode = "200",
            description = "Logged in.",
            content = @Content(schema = @Schema(implementation = TokensView.class)))
    @APIResponse(responseCode = "401", description = "`log-in-failed`")
    @APIResponse(responseCode = "429", description = "`too-many-attempts`, with Retry-After.")
    public Response logIn(@Valid @NotNull Credentials credentials, HttpServerRequest request) {
        return answer(logIn.staff(credentials.username(), credentials.password(), address(request)));
    }

    @POST
    @Path("log-ins/patron")
    @WithoutReplay(SECRETS_ARE_NOT_STORED)
    @Operation(
            operationId = "logInPatron",
            summary = "Log in as a patron, with card and PIN",
            description = "The token lets patrons act on their own behalf only. Throttled as for staff.")
    @APIResponse(
            responseCode = "200",
            description = "Logged in.",
            content = @Content(schema = @Schema(implementation = TokensView.class)))
    @APIResponse(responseCode = "401", description = "`log-in-failed`")
    @APIResponse(responseCode = "429", description = "`too-many-attempts`, with Retry-After.")
    public Response logInPatron(@Valid @NotNull CardAndPin credentials, HttpServerRequest request) {
        return answer(logIn.patron(credentials.card(), credentials.pin(), address(request)));
    }

    @POST
    @Path("log-ins/refresh")
    @WithoutReplay(SECRETS_ARE_NOT_STORED)
    @Operation(operationId = "refreshLogIn", summary = "Renew a log-in", description = """
                    The refresh token is used up and another one takes its place. Whoever sends a used one ends the whole \
                    session: two parties hold it, and one of them is not the owner.""")
    @APIResponse(
            responseCode = "200",
            description = "Renewed.",
            content = @Content(schema = @Schema(implementation = TokensView.class)))
    @APIResponse(responseCode = "401", description = "`session-over`: expired, used before, or logged out.")
    public Response refresh(@Valid @NotNull Refresh refresh) {
        return sessions.refresh(refresh.refreshToken())
                .map(LogInResource::tokens)
                .orElseGet(() -> Problem.of(401, "session-over", "This session is over; log in again.")
                        .response());
    }

    @POST
    @Path("log-outs")
    @WithoutReplay("ending a session twice does no harm, and the request carries a secret that must not be stored")
    @Operation(
            operationId = "logOut",
            summary = "Log out",
            description =
                    "No refresh token of the session is good any more. An access token runs out by itself, within "
                            + "15 minutes.")
    @APIResponse(responseCode = "204", description = "Logged out, or was not logged in.")
    public Response logOut(@Valid @NotNull Refresh refresh) {
        sessions.end(refresh.refreshToken());
        return Response.noContent().build();
    }

    private static Response answer(LogIn.Outcome outcome) {
        return switch (outcome) {
            case LogIn.Outcome.Granted(var grant) -> tokens(grant);
            case LogIn.Outcome.Denied() ->
                Problem.of(401, "log-in-failed", "These credentials do not open an account.")
                        .response();
            case LogIn.Outcome.Throttled(var wait) -> Throttled.answer(wait);
        };
    }

    private static Response tokens(Grant grant) {
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setNoStore(true);
        return Response.ok(TokensView.of(grant)).cacheControl(control).build();
    }

    static String address(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }
}

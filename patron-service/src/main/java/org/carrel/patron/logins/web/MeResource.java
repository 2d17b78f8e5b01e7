package org.carrel.patron.logins.web;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.access.web.BranchesBody;
import org.carrel.patron.access.web.NewPasswords;
import org.carrel.patron.logins.app.OwnAccount;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;

/** Who is calling. */
@Path("/me")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Log-in")
class MeResource {

    private final OwnAccount own;
    private final Instance<Caller> caller;

    MeResource(OwnAccount own, Instance<Caller> caller) {
        this.own = own;
        this.caller = caller;
    }

    /** The caller, as the token and the account say. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Me")
    record MeView(
            @Schema(description = "Id of the staff account, patron or API client.")
            String id,

            @Schema(examples = "staff") String kind,
            @Schema(examples = "mette") @Nullable String username,
            @Schema(examples = "Mette Holm") @Nullable String displayName,

            @Schema(examples = "[\"circulation-desk\"]") @Nullable
            List<String> roles,

            List<String> permissions,

            @Schema(description = "Ids of branches, or `*` alone for all of them.")
            List<String> branches) {}

    /** The present password and the one to be. */
    @Schema(name = "PasswordChange")
    record PasswordChange(
            @Schema(format = "password") @NotBlank @Size(max = 1024)
            String currentPassword,

            @Schema(format = "password") @NotBlank @Size(max = 1024)
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    @GET
    @Operation(operationId = "whoAmI", summary = "Who is calling, and what they may do")
    public MeView me() {
        Caller actor = caller.get();
        StaffAccount account = account(actor);
        return new MeView(
                actor.subject(),
                actor.kind().name().toLowerCase(Locale.ROOT),
                account == null ? null : account.username(),
                account == null ? null : account.displayName(),
                account == null ? null : account.roles().stream().sorted().toList(),
                actor.permissions().stream().sorted().toList(),
                BranchesBody.of(actor.branches()));
    }

    @PUT
    @Path("/password")
    @WithoutReplay("a stored fingerprint of the request would be a fast hash of a password")
    @Operation(
            operationId = "changeMyPassword",
            summary = "Change one's own password",
            description = "Ends all sessions of the account, this one included. Throttled as log-in is.")
    @APIResponse(responseCode = "204", description = "The new password counts from now on.")
    @APIResponse(
            responseCode = "400",
            description =
                    "`validation-failed`: `wrong-password` for the present one, or what is wrong with the new one.")
    @APIResponse(responseCode = "404", description = "The caller has no account here.")
    @APIResponse(responseCode = "429", description = "`too-many-attempts`, with Retry-After.")
    public Response changePassword(@Valid @NotNull PasswordChange wanted, HttpServerRequest request) {
        StaffAccount account = account(caller.get());
        if (account == null) {
            throw new ProblemException(Problem.notFound("You have no staff account here."));
        }
        OwnAccount.Outcome outcome = own.changePassword(
                account, wanted.currentPassword(), wanted.newPassword(), LogInResource.address(request));
        return switch (outcome) {
            case OwnAccount.Outcome.Changed() -> Response.noContent().build();
            case OwnAccount.Outcome.Denied() ->
                Problem.invalid("currentPassword", "wrong-password", "is not your present password")
                        .response();
            case OwnAccount.Outcome.Weak(var fault) ->
                NewPasswords.problem("newPassword", fault).response();
            case OwnAccount.Outcome.Throttled(var wait) -> Throttled.answer(wait);
        };
    }

    private @Nullable StaffAccount account(Caller actor) {
        return actor.kind() == Caller.Kind.STAFF ? own.of(actor.subject()).orElse(null) : null;
    }
}

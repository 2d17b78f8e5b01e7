package org.carrel.patron.access.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.access.app.ManageStaff;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.http.ETags;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** Staff accounts. */
@Path("/staff-accounts")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Staff accounts", description = "People who work in the library, with their roles and branches.")
class StaffResource {

    private final ManageStaff staff;
    private final NewPasswords passwords;
    private final IdSource ids;

    StaffResource(ManageStaff staff, NewPasswords passwords, IdSource ids) {
        this.staff = staff;
        this.passwords = passwords;
        this.ids = ids;
    }

    /** An account to be created. */
    @Schema(name = "NewStaffAccount")
    record NewStaff(
            @Schema(examples = "mette") @NotBlank @Size(max = 64)
            String username,

            @Schema(description = "Twelve characters or more.", format = "password", examples = "winter light on paper")
            @NotBlank
            @Size(max = 1024)
            String password,

            @Schema(description = "Their name as colleagues see it; the username when absent.", examples = "Mette Holm")
            @Size(max = 100)
            @Nullable
            String displayName,

            @Schema(description = "Codes of roles.", examples = "[\"circulation-desk\"]") @NotNull @Size(max = 50)
            List<@NotNull String> roles,

            @Schema(description = "Ids of branches, or `*` alone for all of them.", examples = "[\"*\"]")
            @NotNull
            @Size(max = 500)
            List<@NotNull String> branches) {

        @Override
        public String toString() {
            return "NewStaff[" + username + "]";
        }
    }

    /** What an account is to be. */
    @Schema(name = "StaffAccountEdit")
    record StaffEdit(
            @NotBlank @Size(max = 100) String displayName,
            @NotNull Boolean active,
            @NotNull @Size(max = 50) List<@NotNull String> roles,
            @NotNull @Size(max = 500) List<@NotNull String> branches) {}

    /** A password that staff give to a colleague. */
    @Schema(name = "PasswordReset")
    record PasswordReset(
            @Schema(format = "password") @NotBlank @Size(max = 1024)
            String password) {

        @Override
        public String toString() {
            return "PasswordReset[…]";
        }
    }

    /** A page of accounts. */
    @Schema(name = "StaffAccountPage")
    record StaffPage(List<StaffView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.STAFF_MANAGE)
    @Operation(operationId = "listStaffAccounts", summary = "List the staff accounts by username")
    @APIResponse(
            responseCode = "200",
            description = "A page.",
            content = @Content(schema = @Schema(implementation = StaffPage.class)))
    public Response list(@BeanParam @Valid PageRequest page, UriInfo uri) {
        Cursor cursor = page.cursor();
        List<StaffAccount> found = staff.page(cursor == null ? null : cursor.part(0), page.limit() + 1);
        return Page.of(found, page, account -> Cursor.of(account.username()))
                .map(StaffView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.STAFF_MANAGE)
    @Operation(operationId = "getStaffAccount", summary = "Show a staff account")
    @APIResponse(
            responseCode = "200",
            description = "The account; its version is in the ETag.",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @APIResponse(responseCode = "404", description = "No account has this id.")
    public Response show(@PathParam("id") UUID id) {
        return answer(Response.ok(), existing(id));
    }

    @POST
    @WithoutReplay("a stored fingerprint of the request would be a fast hash of a password; a repeated request meets "
            + "its own username and gets a 409")
    @PermissionsAllowed(Permissions.STAFF_MANAGE)
    @Operation(
            operationId = "createStaffAccount",
            summary = "Create a staff account",
            description = "Idempotency-Key is not honoured here, so that no trace of the password is stored but its "
                    + "Argon2id hash; a repeated request gets `username-taken`.")
    @APIResponse(
            responseCode = "201",
            description = "The account exists.",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`; the password may be `too-short`, `too-long`, `too-common`, "
                    + "`too-monotonous` or `contains-username`.")
    @APIResponse(
            responseCode = "403",
            description = "`beyond-your-authority`: it could do what you cannot, each thing named in a reason.")
    @APIResponse(responseCode = "409", description = "`username-taken` or `unknown-roles`")
    public Response create(@Valid @NotNull NewStaff wanted, UriInfo uri) {
        String username = StaffAccount.normalise(wanted.username());
        if (!StaffAccount.isUsername(username)) {
            throw new ProblemException(Problem.invalid(
                    "username",
                    "not-a-username",
                    "must be 2 to 64 letters, digits, and . _ @ -, a letter or digit first"));
        }
        String name = wanted.displayName();
        var account = new StaffAccount(
                ids.next(),
                0,
                username,
                name == null || name.isBlank() ? username : name.strip(),
                true,
                Set.copyOf(wanted.roles()),
                BranchesBody.scope(wanted.branches()));
        String hash = passwords.hashed("password", wanted.password(), username);
        return answer(
                staff.create(account, hash),
                Response.created(uri.getAbsolutePathBuilder()
                        .path(account.id().toString())
                        .build()));
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.STAFF_MANAGE)
    @Operation(
            operationId = "editStaffAccount",
            summary = "Edit a staff account",
            description =
                    "Whoever loses the active flag is logged out at once; roles and branches take effect when the "
                            + "token is next renewed, within 15 minutes.")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @APIResponse(responseCode = "403", description = "`beyond-your-authority`")
    @APIResponse(responseCode = "404", description = "No account has this id.")
    @APIResponse(responseCode = "409", description = "`last-administrator` or `unknown-roles`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull StaffEdit wanted) {
        StaffAccount before = existing(id);
        ETags.require(ifMatch, before.version());
        var after = new StaffAccount(
                id,
                before.version(),
                before.username(),
                wanted.displayName().strip(),
                wanted.active(),
                Set.copyOf(wanted.roles()),
                BranchesBody.scope(wanted.branches()));
        return answer(staff.edit(before, after), Response.ok());
    }

    @PUT
    @Path("/{id}/password")
    @WithoutReplay(
            "a stored fingerprint of the request would be a fast hash of a password; doing it twice does no harm")
    @PermissionsAllowed(Permissions.STAFF_MANAGE)
    @Operation(
            operationId = "resetStaffPassword",
            summary = "Give a colleague a new password",
            description = "Ends all sessions of the account. Only for accounts that can do no more than you.")
    @APIResponse(responseCode = "204", description = "The password counts from now on.")
    @APIResponse(responseCode = "400", description = "`validation-failed`, as at creation.")
    @APIResponse(responseCode = "403", description = "`beyond-your-authority`")
    @APIResponse(responseCode = "404", description = "No account has this id.")
    public Response resetPassword(@PathParam("id") UUID id, @Valid @NotNull PasswordReset wanted) {
        StaffAccount account = existing(id);
        String hash = passwords.hashed("password", wanted.password(), account.username());
        ManageStaff.Outcome outcome = staff.resetPassword(account, hash);
        return outcome instanceof ManageStaff.Outcome.Done
                ? Response.noContent().build()
                : answer(outcome, Response.ok());
    }

    private StaffAccount existing(UUID id) {
        return staff.find(id).orElseThrow(() -> new ProblemException(Problem.notFound("No account has this id.")));
    }

    private static Response answer(ManageStaff.Outcome outcome, Response.ResponseBuilder done) {
        return switch (outcome) {
            case ManageStaff.Outcome.Done(var account) -> answer(done, account);
            case ManageStaff.Outcome.UsernameTaken() ->
                Problem.of(409, "username-taken", "Another account has this username.")
                        .response();
            case ManageStaff.Outcome.UnknownRoles(var codes) ->
                Problem.of(409, "unknown-roles", "Some of these roles do not exist.")
                        .with("roles", codes.stream().sorted().toList())
                        .response();
            case ManageStaff.Outcome.LastAdministrator() ->
                Problem.of(409, "last-administrator", "Nobody could administer the system any more.")
                        .detail("Make somebody else an administrator of all branches first.")
                        .response();
            case ManageStaff.Outcome.Beyond(var objections) ->
                Objections.problem(objections).response();
        };
    }

    private static Response answer(Response.ResponseBuilder response, StaffAccount account) {
        return response.entity(StaffView.of(account))
                .header(HttpHeaders.ETAG, ETags.of(account.version()))
                .build();
    }
}

package org.carrel.patron.access.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

import org.carrel.patron.access.Role;
import org.carrel.patron.access.app.ManageRoles;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** Roles. */
@Path("/roles")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Roles", description = "Named sets of permissions. Nobody gives what they do not hold themselves.")
class RoleResource {

    private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

    private final ManageRoles roles;

    RoleResource(ManageRoles roles) {
        this.roles = roles;
    }

    /** A role as clients see it. */
    @Schema(name = "Role")
    record RoleView(
            @Schema(examples = "circulation-desk") String code,
            @Schema(examples = "Circulation desk") String name,

            @Schema(examples = "[\"circulation.check-out\", \"patrons.read\"]")
            List<String> permissions,

            @Schema(description = "Came with the system; cannot be removed.")
            boolean builtIn) {

        static RoleView of(Role role) {
            return new RoleView(
                    role.code(),
                    role.name(),
                    role.permissions().stream().sorted().toList(),
                    role.builtIn());
        }
    }

    /** A role to be created. */
    @Schema(name = "NewRole")
    record NewRole(
            @Schema(description = "Never changes afterwards.", examples = "saturday-desk")
            @NotNull
            @Pattern(regexp = CODE)
            String code,

            @Schema(examples = "Saturday desk") @NotBlank @Size(max = 100)
            String name,

            @Schema(examples = "[\"circulation.check-out\", \"circulation.check-in\"]") @NotNull @Size(max = 500)
            List<@NotNull String> permissions) {}

    /** What a role is to be. */
    @Schema(name = "RoleEdit")
    record RoleEdit(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 500) List<@NotNull String> permissions) {}

    @GET
    @PermissionsAllowed({Permissions.ROLES_MANAGE, Permissions.STAFF_MANAGE})
    @Operation(operationId = "listRoles", summary = "List the roles")
    public List<RoleView> list() {
        return roles.all().stream().map(RoleView::of).toList();
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed({Permissions.ROLES_MANAGE, Permissions.STAFF_MANAGE})
    @Operation(operationId = "getRole", summary = "Show a role")
    @APIResponse(
            responseCode = "200",
            description = "The role; its version is in the ETag.",
            content = @Content(schema = @Schema(implementation = RoleView.class)))
    @APIResponse(responseCode = "404", description = "No role has this code.")
    public Response show(@PathParam("code") String code) {
        return answer(Response.ok(), existing(code));
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.ROLES_MANAGE)
    @Operation(operationId = "createRole", summary = "Create a role")
    @APIResponse(
            responseCode = "201",
            description = "The role exists.",
            content = @Content(schema = @Schema(implementation = RoleView.class)))
    @APIResponse(
            responseCode = "403",
            description = "`beyond-your-authority`: it holds permissions that you do not, each named in a reason.")
    @APIResponse(responseCode = "409", description = "`code-taken`")
    public Response create(@Valid @NotNull NewRole wanted, UriInfo uri) {
        var role = new Role(
                wanted.code(),
                0,
                wanted.name().strip(),
                PermissionsBody.known("permissions", wanted.permissions()),
                false);
        return answer(
                roles.create(role),
                Response.created(uri.getAbsolutePathBuilder().path(role.code()).build()));
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.ROLES_MANAGE)
    @Operation(
            operationId = "editRole",
            summary = "Edit a role",
            description = "Takes effect for its holders when their token is next renewed, within 15 minutes.")
    @APIResponse(
            responseCode = "200",
            description = "The role as it is now.",
            content = @Content(schema = @Schema(implementation = RoleView.class)))
    @APIResponse(responseCode = "403", description = "`beyond-your-authority`")
    @APIResponse(responseCode = "404", description = "No role has this code.")
    @APIResponse(responseCode = "409", description = "`built-in-role`: the administrators' role holds everything.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RoleEdit wanted) {
        Role before = existing(code);
        ETags.require(ifMatch, before.version());
        var after = new Role(
                code,
                before.version(),
                wanted.name().strip(),
                PermissionsBody.known("permissions", wanted.permissions()),
                before.builtIn());
        return answer(roles.edit(before, after), Response.ok());
    }

    @DELETE
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.ROLES_MANAGE)
    @Operation(operationId = "deleteRole", summary = "Remove a role that nobody holds")
    @APIResponse(responseCode = "204", description = "The role is gone.")
    @APIResponse(responseCode = "403", description = "`beyond-your-authority`")
    @APIResponse(responseCode = "404", description = "No role has this code.")
    @APIResponse(responseCode = "409", description = "`built-in-role` or `role-in-use`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response delete(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Role role = existing(code);
        ETags.require(ifMatch, role.version());
        ManageRoles.Outcome outcome = roles.remove(role);
        return outcome instanceof ManageRoles.Outcome.Done
                ? Response.noContent().build()
                : answer(outcome, Response.ok());
    }

    private Role existing(String code) {
        return roles.find(code).orElseThrow(() -> new ProblemException(Problem.notFound("No role has this code.")));
    }

    private static Response answer(ManageRoles.Outcome outcome, Response.ResponseBuilder done) {
        return switch (outcome) {
            case ManageRoles.Outcome.Done(var role) -> answer(done, role);
            case ManageRoles.Outcome.CodeTaken() ->
                Problem.of(409, "code-taken", "Another role has this code.").response();
            case ManageRoles.Outcome.BuiltIn() ->
                Problem.of(409, "built-in-role", "This role came with the system and stays as it is.")
                        .response();
            case ManageRoles.Outcome.InUse() ->
                Problem.of(409, "role-in-use", "Somebody holds this role.").response();
            case ManageRoles.Outcome.Beyond(var objections) ->
                Objections.problem(objections).response();
        };
    }

    private static Response answer(Response.ResponseBuilder response, Role role) {
        return response.entity(RoleView.of(role))
                .header(HttpHeaders.ETAG, ETags.of(role.version()))
                .build();
    }
}

package org.carrel.patron.groups.web;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.groups.AgeLimits;
import org.carrel.patron.groups.PatronGroup;
import org.carrel.patron.groups.app.ManageGroups;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** Patron groups. */
@Path("/groups")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Groups", description = "Kinds of patrons: how long a membership lasts and who may join.")
class GroupResource {

    private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

    private final ManageGroups groups;

    GroupResource(ManageGroups groups) {
        this.groups = groups;
    }

    /** What a group is to be. */
    @Schema(name = "GroupEdit")
    record GroupEdit(
            @Schema(examples = "Adults") @NotBlank @Size(max = 100)
            String name,

            @Schema(examples = "24") @Min(1) @Max(1200) @Nullable
            Integer expiryMonths,

            @Schema(examples = "18") @Min(0) @Max(150) @Nullable
            Integer minimumAge,

            @Schema(examples = "120") @Min(0) @Max(150) @Nullable
            Integer maximumAge) {

        PatronGroup group(String code, long version) {
            if (minimumAge != null && maximumAge != null && minimumAge > maximumAge) {
                throw new ProblemException(
                        Problem.invalid("minimumAge", "above-maximum", "must not be above maximumAge"));
            }
            return new PatronGroup(code, version, name.strip(), expiryMonths, new AgeLimits(minimumAge, maximumAge));
        }
    }

    /** A group to be created. */
    @Schema(name = "NewGroup")
    record NewGroup(
            @Schema(description = "Never changes afterwards.", examples = "adult") @NotNull @Pattern(regexp = CODE)
            String code,

            @Schema(examples = "Adults") @NotBlank @Size(max = 100)
            String name,

            @Schema(examples = "24") @Min(1) @Max(1200) @Nullable
            Integer expiryMonths,

            @Schema(examples = "18") @Min(0) @Max(150) @Nullable
            Integer minimumAge,

            @Schema(examples = "120") @Min(0) @Max(150) @Nullable
            Integer maximumAge) {

        PatronGroup group() {
            return new GroupEdit(name, expiryMonths, minimumAge, maximumAge).group(code, 0);
        }
    }

    @GET
    @Authenticated
    @Operation(operationId = "listGroups", summary = "List the patron groups")
    public List<GroupView> list() {
        return groups.all().stream().map(GroupView::of).toList();
    }

    @GET
    @Path("/{code}")
    @Authenticated
    @Operation(operationId = "getGroup", summary = "Show a patron group")
    @APIResponse(
            responseCode = "200",
            description = "The group; its version is in the ETag.",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    @APIResponse(responseCode = "404", description = "No group has this code.")
    public Response show(@PathParam("code") String code) {
        return answer(Response.ok(), existing(code));
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.GROUPS_WRITE)
    @Operation(operationId = "createGroup", summary = "Create a patron group")
    @APIResponse(
            responseCode = "201",
            description = "The group exists.",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    @APIResponse(responseCode = "409", description = "`code-taken`: another group has this code.")
    public Response create(@Valid @NotNull NewGroup wanted, UriInfo uri) {
        return groups.create(wanted.group())
                .map(group -> answer(Response.created(here(uri, group)), group))
                .orElseGet(() -> Problem.of(409, "code-taken", "Another group has this code.")
                        .response());
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.GROUPS_WRITE)
    @Operation(
            operationId = "editGroup",
            summary = "Edit a patron group",
            description =
                    "Memberships that exist keep their expiry; the new terms count for registrations and renewals.")
    @APIResponse(
            responseCode = "200",
            description = "The group as it is now.",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    @APIResponse(responseCode = "404", description = "No group has this code.")
    @APIResponse(responseCode = "412", description = "`stale-version`: somebody else changed it.")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull GroupEdit wanted) {
        PatronGroup group = existing(code);
        ETags.require(ifMatch, group.version());
        return answer(Response.ok(), groups.edit(wanted.group(code, group.version())));
    }

    @DELETE
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.GROUPS_WRITE)
    @Operation(operationId = "deleteGroup", summary = "Remove a patron group that nobody belongs to")
    @APIResponse(responseCode = "204", description = "The group is gone.")
    @APIResponse(responseCode = "404", description = "No group has this code.")
    @APIResponse(responseCode = "409", description = "`group-in-use`: patrons belong to it.")
    @APIResponse(responseCode = "412", description = "`stale-version`: somebody else changed it.")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response delete(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        PatronGroup group = existing(code);
        ETags.require(ifMatch, group.version());
        return groups.remove(group)
                ? Response.noContent().build()
                : Problem.of(409, "group-in-use", "Patrons belong to this group.")
                        .response();
    }

    private PatronGroup existing(String code) {
        return groups.find(code).orElseThrow(() -> new ProblemException(Problem.notFound("No group has this code.")));
    }

    private static Response answer(Response.ResponseBuilder response, PatronGroup group) {
        return response.entity(GroupView.of(group))
                .header(HttpHeaders.ETAG, ETags.of(group.version()))
                .build();
    }

    private static URI here(UriInfo uri, PatronGroup group) {
        return uri.getAbsolutePathBuilder().path(group.code()).build();
    }
}

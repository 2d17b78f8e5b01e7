package org.carrel.catalog.imports.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

import org.carrel.catalog.imports.Rulebook;
import org.carrel.catalog.overlay.OverlayProfile;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.security.Permissions;

/** What becomes of the fields of a record when another is laid over it. */
@Path("/overlay-profiles")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Files of records on their way into the catalogue.")
@RunOnVirtualThread
public class OverlayProfileResource {

    private final Rulebook rules;
    private final RuleEdits<OverlayProfile, OverlayProfileView> edits;

    OverlayProfileResource(Rulebook rules) {
        this.rules = rules;
        this.edits = new RuleEdits<>(
                rules,
                Rulebook.Kind.OVERLAY_PROFILE,
                OverlayProfile.class,
                rule -> new OverlayProfileView(rule.code(), rule.version(), rule.name(), rule.definition()));
    }

    /** One as clients see it. */
    @Schema(name = "OverlayProfileRule")
    record OverlayProfileView(String code, long version, String name, OverlayProfile definition) {}

    /** What a client says of one. */
    @Schema(name = "OverlayProfileDescription")
    record OverlayProfileBody(
            @NotBlank @Size(max = 100) @Schema(examples = "Vendor records, our notes stay")
            String name,

            @NotNull OverlayProfile definition) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "OverlayProfilePage")
    record OverlayProfilePageView(
            List<OverlayProfileView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @PermissionsAllowed({Permissions.CATALOG_IMPORTS_RUN, Permissions.CATALOG_RULES_WRITE})
    @Operation(operationId = "listOverlayProfiles", summary = "List overlay profiles")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = OverlayProfilePageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return edits.list(page, uri);
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed({Permissions.CATALOG_IMPORTS_RUN, Permissions.CATALOG_RULES_WRITE})
    @Operation(operationId = "getOverlayProfile", summary = "Read an overlay profile")
    @APIResponse(
            responseCode = "200",
            description = "It, its version as ETag.",
            content = @Content(schema = @Schema(implementation = OverlayProfileView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("code") String code) {
        return edits.read(code);
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(
            operationId = "putOverlayProfile",
            summary = "Add or edit an overlay profile",
            description =
                    "Ordered rules; the first whose pattern fits a field decides what becomes of it. Editing one that is there needs If-Match; adding one does not. Imports that have been sent keep "
                            + "the rules that they were sent with.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = OverlayProfileView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = OverlayProfileView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: it contradicts itself.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code") @Pattern(regexp = RuleCodes.CODE, message = RuleCodes.MESSAGE) String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid OverlayProfileBody body) {
        return edits.put(
                code, ifMatch, () -> rules.put(Rulebook.Kind.OVERLAY_PROFILE, code, body.name(), body.definition()));
    }

    @DELETE
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(operationId = "removeOverlayProfile", summary = "Remove an overlay profile")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return edits.remove(code, ifMatch);
    }
}

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
import org.carrel.catalog.imports.app.PlanImports;
import org.carrel.catalog.matching.MatchSet;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.security.Permissions;

/** When a record that arrives is taken for one that the catalogue has. */
@Path("/match-sets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Files of records on their way into the catalogue.")
@RunOnVirtualThread
public class MatchSetResource {

    private final PlanImports plans;
    private final RuleEdits<MatchSet, MatchSetView> edits;

    MatchSetResource(Rulebook rules, PlanImports plans) {
        this.plans = plans;
        this.edits = new RuleEdits<>(
                rules,
                Rulebook.Kind.MATCH_SET,
                MatchSet.class,
                rule -> new MatchSetView(rule.code(), rule.version(), rule.name(), rule.definition()));
    }

    /** One as clients see it. */
    @Schema(name = "MatchSetRule")
    record MatchSetView(String code, long version, String name, MatchSet definition) {}

    /** What a client says of one. */
    @Schema(name = "MatchSetDescription")
    record MatchSetBody(
            @NotBlank @Size(max = 100) @Schema(examples = "ISBN, checked by format and year")
            String name,

            @NotNull MatchSet definition) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "MatchSetPage")
    record MatchSetPageView(
            List<MatchSetView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @PermissionsAllowed({Permissions.CATALOG_IMPORTS_RUN, Permissions.CATALOG_RULES_WRITE})
    @Operation(operationId = "listMatchSets", summary = "List match sets")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = MatchSetPageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return edits.list(page, uri);
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed({Permissions.CATALOG_IMPORTS_RUN, Permissions.CATALOG_RULES_WRITE})
    @Operation(operationId = "getMatchSet", summary = "Read a match set")
    @APIResponse(
            responseCode = "200",
            description = "It, its version as ETag.",
            content = @Content(schema = @Schema(implementation = MatchSetView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("code") String code) {
        return edits.read(code);
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(
            operationId = "putMatchSet",
            summary = "Add or edit a match set",
            description =
                    "A tree of ALL, ANY and NOT over points with weights, a threshold for the weights that are shared, and checks by which a match is refused. Editing one that is there needs If-Match; adding one does not. Imports that have been sent keep "
                            + "the rules that they were sent with.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = MatchSetView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = MatchSetView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: it contradicts itself.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code") @Pattern(regexp = RuleCodes.CODE, message = RuleCodes.MESSAGE) String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid MatchSetBody body) {
        return edits.put(code, ifMatch, () -> plans.keep(code, body.name(), body.definition()));
    }

    @DELETE
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(operationId = "removeMatchSet", summary = "Remove a match set")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return edits.remove(code, ifMatch);
    }
}

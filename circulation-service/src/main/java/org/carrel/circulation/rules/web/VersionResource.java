package org.carrel.circulation.rules.web;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.RuleChanges;
import org.carrel.circulation.rules.RuleSets;
import org.carrel.circulation.rules.RuleSets.Edition;
import org.carrel.circulation.rules.RuleSets.Published;
import org.carrel.circulation.rules.app.PublishRules;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Every version of the rules that ever was in force. */
@Path("/rules/versions")
@RunOnVirtualThread
@Tag(name = "Rules")
public class VersionResource {
    private final RuleSets ruleSets;
    private final RuleBook book;
    private final PublishRules publishRules;
    private final Caller caller;

    VersionResource(RuleSets ruleSets, RuleBook book, PublishRules publishRules, Caller caller) {
        this.ruleSets = ruleSets;
        this.book = book;
        this.publishRules = publishRules;
        this.caller = caller;
    }

    /** A version without its rules. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RuleVersion")
    record VersionView(
            int version,
            String title,
            Instant publishedAt,
            String publishedBy,
            @Nullable String note,

            @Schema(description = "The older version that this one brings back.") @Nullable
            Integer restores) {
        static VersionView of(Edition edition) {
            return new VersionView(
                    edition.version(),
                    edition.title(),
                    edition.publishedAt(),
                    edition.publishedBy(),
                    edition.note(),
                    edition.restores());
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "RuleVersionPage")
    record VersionPage(List<VersionView> items, @Nullable String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(operationId = "listRuleVersions", summary = "List the versions of the rules, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions.",
            content = @Content(schema = @Schema(implementation = VersionPage.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        Cursor cursor = page.cursor();
        return Page.of(
                        ruleSets.editions(
                                cursor == null ? Integer.MAX_VALUE : number(cursor.part(0)), page.limit() + 1),
                        page,
                        edition -> Cursor.of(edition.version()))
                .map(VersionView::of)
                .response(uri);
    }

    private static int number(String part) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    @GET
    @Path("{version}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "getRuleVersion",
            summary = "Export a version of the rules",
            description = "With Accept: application/yaml as the text that PUT takes.")
    @APIResponse(
            responseCode = "200",
            description = "The rules.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RuleSetView.class)),
                @Content(mediaType = RuleYaml.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response json(@PathParam("version") int version) {
        return ruleSets.find(version)
                .map(published -> Response.ok(RuleSetView.of(published)).build())
                .orElseGet(VersionResource::noSuchVersion);
    }

    @GET
    @Path("{version}")
    @Produces(RuleYaml.MEDIA_TYPE)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(hidden = true)
    public Response yaml(@PathParam("version") int version) {
        return ruleSets.find(version)
                .map(published ->
                        Response.ok(RuleYaml.write(published.ruleSet())).build())
                .orElseGet(VersionResource::noSuchVersion);
    }

    /** What differs between two versions. */
    @Schema(name = "RuleChanges")
    record ChangesView(int since, int version, List<RuleChanges.Change> changes) {}

    @GET
    @Path("{version}/changes")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(operationId = "compareRuleVersions", summary = "Say what a version changed, rule by rule")
    @APIResponse(
            responseCode = "200",
            description = "The differences.",
            content = @Content(schema = @Schema(implementation = ChangesView.class)))
    public Response changes(
            @PathParam("version") int version,
            @QueryParam("since") @Parameter(description = "The version to compare with; else the one before.") @Nullable
                    Integer since) {
        int before = since == null ? version - 1 : since;
        Published is = ruleSets.find(version).orElse(null);
        Published was = ruleSets.find(before).orElse(null);
        if (is == null || was == null) {
            return noSuchVersion();
        }
        return Response.ok(new ChangesView(before, version, RuleChanges.between(was.ruleSet(), is.ruleSet())))
                .build();
    }

    /** Why a version is brought back. */
    @Schema(name = "RuleRestorationInput")
    record RestorationInput(@Size(max = 500) @Nullable String note) {}

    @POST
    @Path("{version}/restorations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "restoreRuleVersion",
            summary = "Roll back: publish an older version again",
            description = "As a new version, made on the one named by If-Match, so that the history stays as it was. "
                    + "Refused if the old rules no longer fit, for example for a branch that is gone.")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = RuleSetView.class)))
    public Response restore(
            @PathParam("version") int version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RestorationInput input) {
        int current = book.published().version();
        ETags.require(ifMatch, current);
        return publishRules
                .restore(version, current, caller.subject(), input.note())
                .map(RuleSetView::answer)
                .orElseGet(VersionResource::noSuchVersion);
    }

    private static Response noSuchVersion() {
        return Problem.notFound("There is no such version of the rules.").response();
    }
}

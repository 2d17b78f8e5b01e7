package org.carrel.catalog.protection.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.protection.ProtectionRule;
import org.carrel.catalog.protection.ProtectionRule.Scope;
import org.carrel.catalog.protection.app.ProtectRecords;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** What in records is not everybody's to change. */
@Path("/protection-rules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "protection", description = "Fields, and records of a source, that only those change who make the rules.")
@RunOnVirtualThread
public class ProtectionRuleResource {

    private final ProtectRecords protect;

    ProtectionRuleResource(ProtectRecords protect) {
        this.protect = protect;
    }

    /** A protection rule. */
    @Schema(name = "ProtectionRule")
    record RuleView(
            UUID id,

            @Schema(description = "The number in the ETag.") long version,

            @Schema(nullable = true, examples = "59X") @Nullable
            String tag,

            @Schema(nullable = true) @Nullable String subfield,
            @Schema(nullable = true) @Nullable String source,
            String reason) {

        static RuleView of(ProtectionRule rule) {
            Character code = rule.scope() instanceof Scope.Fields fields ? fields.subfield() : null;
            return new RuleView(
                    rule.id(),
                    rule.version(),
                    rule.scope() instanceof Scope.Fields fields ? fields.tag() : null,
                    code == null ? null : code.toString(),
                    rule.scope().source(),
                    rule.reason());
        }
    }

    /** All rules. */
    @Schema(name = "ProtectionRules")
    record ListView(List<RuleView> items) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "listProtectionRules", summary = "List what is protected, oldest rule first")
    @APIResponse(
            responseCode = "200",
            description = "All rules.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response list() {
        return Response.ok(new ListView(protect.all().stream().map(RuleView::of).toList()))
                .build();
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(
            operationId = "addProtectionRule",
            summary = "Protect fields, or all records of a source",
            description = "An edit that touches them is refused, unless the editor may make rules. In force at once.")
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`, such as `nothing-protected`.")
    public Response add(@NotNull @Valid ProtectionRuleBody body) {
        ProtectionRule rule = protect.add(body.scope(), body.reason());
        return Response.created(URI.create("protection-rules/" + rule.id()))
                .header(HttpHeaders.ETAG, ETags.of(rule.version()))
                .entity(RuleView.of(rule))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(operationId = "changeProtectionRule", summary = "Change a protection rule")
    @APIResponse(
            responseCode = "200",
            description = "Changed, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ProtectionRuleBody body) {
        return protect.change(id, version -> ETags.require(ifMatch, version), body.scope(), body.reason())
                .map(rule -> Response.ok(RuleView.of(rule))
                        .header(HttpHeaders.ETAG, ETags.of(rule.version()))
                        .build())
                .orElseGet(ProtectionRuleResource::unknown);
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(operationId = "removeProtectionRule", summary = "Remove a protection rule")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return protect.remove(id, version -> ETags.require(ifMatch, version))
                ? Response.noContent().build()
                : unknown();
    }

    private static Response unknown() {
        return Problem.notFound("No rule has this id.").response();
    }
}

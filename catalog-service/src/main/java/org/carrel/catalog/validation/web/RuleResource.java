package org.carrel.catalog.validation.web;

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

import org.carrel.catalog.validation.app.KeepRules;
import org.carrel.catalog.validation.app.KeepRules.Outcome;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** The library's own rules for records. */
@Path("/validation-rules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "validation", description = "Whether records keep the rules of MARC 21 and of the library.")
@RunOnVirtualThread
public class RuleResource {

    private final KeepRules rules;

    RuleResource(KeepRules rules) {
        this.rules = rules;
    }

    /** Another rule has the name. */
    record NameTaken(String code, UUID ruleId) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "listValidationRules", summary = "List the library's own rules, by name")
    @APIResponse(
            responseCode = "200",
            description = "All rules.",
            content = @Content(schema = @Schema(implementation = RuleView.ListView.class)))
    public Response list() {
        return Response.ok(new RuleView.ListView(
                        rules.all().stream().map(RuleView::of).toList()))
                .build();
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(
            operationId = "addValidationRule",
            summary = "Make a rule",
            description = "It is in force at once. Records that break it already can still be edited.")
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`, such as `pattern-malformed`.")
    @APIResponse(responseCode = "409", description = "`rule-name-taken`")
    public Response add(@NotNull @Valid RuleBody body) {
        Outcome outcome = rules.add(body.statement());
        return outcome instanceof Outcome.Kept kept
                ? Response.created(URI.create("validation-rules/" + kept.rule().id()))
                        .header(HttpHeaders.ETAG, ETags.of(kept.rule().version()))
                        .entity(RuleView.of(kept.rule()))
                        .build()
                : answer(outcome);
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(operationId = "changeValidationRule", summary = "Change a rule")
    @APIResponse(
            responseCode = "200",
            description = "Changed, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`rule-name-taken`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RuleBody body) {
        return answer(rules.change(id, version -> ETags.require(ifMatch, version), body.statement()));
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(operationId = "removeValidationRule", summary = "Remove a rule")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(rules.remove(id, version -> ETags.require(ifMatch, version)));
    }

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept kept ->
                Response.ok(RuleView.of(kept.rule()))
                        .header(HttpHeaders.ETAG, ETags.of(kept.rule().version()))
                        .build();
            case Outcome.Removed _ -> Response.noContent().build();
            case Outcome.NameTaken taken ->
                Problem.of(409, "rule-name-taken", "Another rule has this name.")
                        .reasons(List.of(new NameTaken("rule-name-taken", taken.other())))
                        .response();
            case Outcome.Unknown _ -> Problem.notFound("No rule has this id.").response();
        };
    }
}

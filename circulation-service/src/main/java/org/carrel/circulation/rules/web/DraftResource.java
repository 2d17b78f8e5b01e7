package org.carrel.circulation.rules.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.Drafts.Draft;
import org.carrel.circulation.rules.RuleChanges;
import org.carrel.circulation.rules.RuleText.Mistake;
import org.carrel.circulation.rules.app.DraftRules;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Rules that are worked on: saved as they stand, sound or not, reviewed, and published when they are. */
@Path("/rules/drafts")
@RunOnVirtualThread
@Tag(name = "Rules")
public class DraftResource {
    private final DraftRules draftRules;
    private final Caller caller;

    DraftResource(DraftRules draftRules, Caller caller) {
        this.draftRules = draftRules;
        this.caller = caller;
    }

    /** A draft. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RuleDraft")
    record DraftView(
            UUID id,
            long version,

            @Schema(description = "The published version that it changes.")
            int basedOn,

            @Nullable String note,
            Instant changedAt,
            String changedBy,

            @Schema(description = "The rule text; left out in lists.") @Nullable
            Map<String, Object> rules) {
        static DraftView of(Draft draft) {
            return new DraftView(
                    draft.id(),
                    draft.version(),
                    draft.basedOn(),
                    draft.note(),
                    draft.changedAt(),
                    draft.changedBy(),
                    draft.text());
        }

        static DraftView line(Draft draft) {
            return new DraftView(
                    draft.id(),
                    draft.version(),
                    draft.basedOn(),
                    draft.note(),
                    draft.changedAt(),
                    draft.changedBy(),
                    null);
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "RuleDraftPage")
    record DraftPage(List<DraftView> items, @Nullable String next) {}

    /** A new draft. */
    @Schema(name = "NewRuleDraft")
    record NewDraft(
            @Size(max = 500) @Nullable String note,

            @Schema(description = "The rule text; left out, the draft begins with the rules in force.") @Nullable
            Map<String, Object> rules) {}

    /** What a draft is to say. */
    @Schema(name = "RuleDraftInput")
    record DraftInput(
            @Size(max = 500) @Nullable String note,

            @Schema(description = "True to base it on the newest version, after looking at what that changed.")
            boolean onNewest,

            @NotNull Map<String, Object> rules) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(operationId = "listRuleDrafts", summary = "List the drafts of rules")
    @APIResponse(
            responseCode = "200",
            description = "A page of drafts, without their texts.",
            content = @Content(schema = @Schema(implementation = DraftPage.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(draftRules.list(page.afterId(), page.limit() + 1), page, draft -> Cursor.of(draft.id()))
                .map(DraftView::line)
                .response(uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "beginRuleDraft",
            summary = "Begin a draft of new rules",
            description = "With a text, in JSON or YAML, or with the rules in force. It need not be sound yet.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = NewDraft.class),
                        examples = @ExampleObject(name = "from the rules in force", value = "{\"note\": \"Summer\"}")),
                @Content(
                        mediaType = RuleYaml.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "rules", value = RuleYaml.EXAMPLE))
            })
    @APIResponse(
            responseCode = "201",
            description = "Begun.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response begin(@Valid @NotNull NewDraft input) {
        return begun(draftRules.begin(input.rules(), input.note(), caller.subject()));
    }

    @POST
    @Consumes(RuleYaml.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(hidden = true)
    public Response beginYaml(@NotNull @Size(max = RuleYaml.LONGEST) String text) {
        return begun(draftRules.begin(RuleYaml.parse(text), null, caller.subject()));
    }

    private static Response begun(Draft draft) {
        return Response.created(URI.create("rules/drafts/" + draft.id()))
                .header(HttpHeaders.ETAG, ETags.of(draft.version()))
                .entity(DraftView.of(draft))
                .build();
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "getRuleDraft",
            summary = "Show a draft",
            description = "With Accept: application/yaml as the bare rule text.")
    @APIResponse(
            responseCode = "200",
            description = "The draft.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DraftView.class)),
                @Content(mediaType = RuleYaml.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response json(@PathParam("id") UUID id) {
        return draftRules.find(id).map(DraftResource::answer).orElseGet(DraftResource::noSuchDraft);
    }

    @GET
    @Path("{id}")
    @Produces(RuleYaml.MEDIA_TYPE)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(hidden = true)
    public Response yaml(@PathParam("id") UUID id) {
        return draftRules
                .find(id)
                .map(draft -> Response.ok(RuleYaml.write(draft.text())).build())
                .orElseGet(DraftResource::noSuchDraft);
    }

    private static Response answer(Draft draft) {
        return Response.ok(DraftView.of(draft))
                .header(HttpHeaders.ETAG, ETags.of(draft.version()))
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(operationId = "changeRuleDraft", summary = "Save a draft, sound or not; needs If-Match")
    @APIResponse(
            responseCode = "200",
            description = "Saved.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull DraftInput input) {
        return held(
                id,
                ifMatch,
                draft -> answer(
                        draftRules.change(draft, input.rules(), input.note(), input.onNewest(), caller.subject())));
    }

    @DELETE
    @Path("{id}")
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(operationId = "discardRuleDraft", summary = "Throw a draft away; needs If-Match")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response discard(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return held(id, ifMatch, draft -> {
            draftRules.discard(draft.id());
            return Response.noContent().build();
        });
    }

    private Response held(UUID id, @Nullable String ifMatch, Function<Draft, Response> then) {
        return draftRules
                .lock(id)
                .map(draft -> {
                    ETags.require(ifMatch, draft.version());
                    return then.apply(draft);
                })
                .orElseGet(DraftResource::noSuchDraft);
    }

    /** What is to be said of a draft. */
    @Schema(name = "RuleDraftReview")
    record ReviewView(
            @Schema(description = "Whether it could be published.")
            boolean sound,

            @Schema(description = "What keeps it from that, each with its place; ties and gaps with an example.")
            List<Mistake> mistakes,

            @Schema(description = "What may be meant but is probably not.")
            List<Mistake> doubts,

            @Schema(description = "What it changes of the version it is based on.")
            List<RuleChanges.Change> changes) {}

    @GET
    @Path("{id}/review")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "reviewRuleDraft",
            summary = "Check a draft: mistakes, doubts, and what it changes",
            description = "A tie names both rules and an example of a situation that both decide; a gap names the "
                    + "setting that would be undecided.")
    @APIResponse(
            responseCode = "200",
            description = "The review.",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    public Response review(@PathParam("id") UUID id) {
        return draftRules
                .find(id)
                .map(draftRules::review)
                .map(review -> Response.ok(new ReviewView(
                                review.mistakes().isEmpty(), review.mistakes(), review.doubts(), review.changes()))
                        .build())
                .orElseGet(DraftResource::noSuchDraft);
    }

    @POST
    @Path("{id}/publication")
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "publishRuleDraft",
            summary = "Publish a draft as the next version; needs If-Match",
            description = "In force on every node within a second; loans keep the terms they began under. The draft is "
                    + "gone then.")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = RuleSetView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Other rules were published since the draft was begun (`draft-outdated`).")
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return held(id, ifMatch, draft -> switch (draftRules.publish(draft, caller.subject())) {
            case DraftRules.Publication.Tried(var outcome) -> RuleSetView.answer(outcome);
            case DraftRules.Publication.Outdated(var basedOn, var newest) ->
                Problem.of(409, "draft-outdated", "Other rules were published since this draft was begun.")
                        .detail("Look at /rules/versions/" + newest + "/changes?since=" + basedOn
                                + ", then save the draft with onNewest.")
                        .with("basedOn", basedOn)
                        .with("newestVersion", newest)
                        .response();
        });
    }

    static Response noSuchDraft() {
        return Problem.notFound("There is no such draft; it may have been published.")
                .response();
    }
}

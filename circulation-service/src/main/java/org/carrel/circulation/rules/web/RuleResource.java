package org.carrel.circulation.rules.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.Explanation;
import org.carrel.circulation.rules.RuleSets.Published;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.app.ExplainRules;
import org.carrel.circulation.rules.app.PublishRules;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The circulation rules as one readable text, in YAML or JSON. */
@Path("/rules")
@RunOnVirtualThread
@Tag(name = "Rules")
public class RuleResource {
    static final String YAML = "application/yaml";

    private static final int LONGEST_TEXT = 1_000_000;
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final YAMLMapper YAML_MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();
    private static final String EXAMPLE = """
            title: Rules of the demo consortium
            precedence: [branch, patronGroup, materialType, loanType, location]
            rules:
              - id: everyone
                set: {loanable: yes, loanPeriod: 28 days, renewals: 3}
              - id: films
                note: Films go quickly.
                when: {materialType: [dvd, blu-ray]}
                set: {loanPeriod: 7 days, renewals: 1}
            """;

    private final RuleBook book;
    private final PublishRules publishRules;
    private final ExplainRules explainRules;
    private final Caller caller;

    RuleResource(RuleBook book, PublishRules publishRules, ExplainRules explainRules, Caller caller) {
        this.book = book;
        this.publishRules = publishRules;
        this.explainRules = explainRules;
        this.caller = caller;
    }

    /** A rule set with its version, around the text itself. */
    @Schema(name = "RuleSet")
    record RuleSetView(int version, Instant publishedAt, String publishedBy, Map<String, Object> rules) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "getRules",
            summary = "Export the rules in force",
            description =
                    "With Accept: application/yaml as the text that PUT takes, else in JSON with version and date.")
    @APIResponse(
            responseCode = "200",
            description = "The rules.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RuleSetView.class)),
                @Content(
                        mediaType = YAML,
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING))
            })
    public Response json() {
        Published published = book.published();
        return tagged(published).entity(view(published)).build();
    }

    @GET
    @Produces(YAML)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(hidden = true)
    public Response yaml() throws JsonProcessingException {
        Published published = book.published();
        return tagged(published)
                .entity(YAML_MAPPER.writeValueAsString(RuleText.write(published.ruleSet())))
                .build();
    }

    private static RuleSetView view(Published published) {
        return new RuleSetView(
                published.version(),
                published.publishedAt(),
                published.publishedBy(),
                RuleText.write(published.ruleSet()));
    }

    private static Response.ResponseBuilder tagged(Published published) {
        return Response.ok().header(HttpHeaders.ETAG, ETags.of(published.version()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "publishRules",
            summary = "Publish a new version of the rules",
            description = "In YAML or JSON, made on the version named by If-Match. Refused, with every mistake and its "
                    + "place, if it is unsound: two rules that tie, or a setting that nothing decides. In force on every "
                    + "node within a second; loans keep the terms they began under.")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON),
                @Content(
                        mediaType = YAML,
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING),
                        examples = @ExampleObject(name = "rules", value = EXAMPLE))
            })
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = RuleSetView.class)))
    public Response publishJson(
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(hidden = true) @Nullable String ifMatch,
            @NotNull Map<String, Object> text) {
        return publish(ifMatch, text);
    }

    @PUT
    @Consumes(YAML)
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(hidden = true)
    public Response publishYaml(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Size(max = LONGEST_TEXT) String text) {
        return publish(ifMatch, parse(text));
    }

    private static Map<String, Object> parse(String text) {
        try {
            Map<String, Object> tree = YAML_MAPPER.readValue(text, TREE);
            if (tree != null) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.of(400, "malformed-yaml", "The text is not YAML.")
                    .detail("Line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()));
        }
        throw new ProblemException(Problem.of(400, "malformed-yaml", "The text is empty."));
    }

    private Response publish(@Nullable String ifMatch, Map<String, Object> text) {
        int current = book.published().version();
        ETags.require(ifMatch, current);
        return switch (publishRules.publish(text, current, caller.subject())) {
            case PublishRules.Outcome.InForce(var published) ->
                tagged(published).entity(view(published)).build();
            case PublishRules.Outcome.Unsound(var mistakes) ->
                Problem.invalid(mistakes.stream()
                                .map(mistake ->
                                        new Problem.FieldError(mistake.field(), mistake.code(), mistake.message()))
                                .toList())
                        .response();
            case PublishRules.Outcome.Overtaken(var newest) ->
                ETags.stale().with("currentETag", ETags.of(newest)).response();
        };
    }

    /** Every setting with its winner and its losers. */
    @Schema(name = "RuleExplanation")
    record ExplanationView(int version, List<Explanation> settings) {}

    @GET
    @Path("/explain")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "explainRules",
            summary = "Say why each setting is as it is for a patron and an item",
            description =
                    "For every setting the value, the rule that won, and each rule that lost with the reason. The "
                            + "patron is told by patronId or by patronGroup and patronBranchId; the item by itemId or barcode.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation.",
            content = @Content(schema = @Schema(implementation = ExplanationView.class)))
    public Response explain(
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("patronGroup") @Nullable String patronGroup,
            @QueryParam("patronBranchId") @Nullable UUID patronBranchId,
            @QueryParam("itemId") @Nullable UUID itemId,
            @QueryParam("barcode") @Nullable String barcode,
            @QueryParam("pickupServicePointId") @Nullable UUID pickupServicePointId) {
        ExplainRules.Whom whom =
                patronId == null ? group(patronGroup, patronBranchId) : new ExplainRules.Whom.Known(patronId);
        if (itemId == null && barcode == null) {
            throw new ProblemException(Problem.invalid("itemId", "required", "Send itemId or barcode."));
        }
        return switch (explainRules.explain(whom, itemId, barcode, pickupServicePointId)) {
            case ExplainRules.Outcome.Explained(var version, var settings) ->
                Response.ok(new ExplanationView(version, settings)).build();
            case ExplainRules.Outcome.NoSuchPatron _ ->
                Problem.notFound("No patron is known here by this id.").response();
            case ExplainRules.Outcome.NoSuchItem _ ->
                Problem.notFound("No item is known here by this id or barcode.").response();
        };
    }

    private static ExplainRules.Whom group(@Nullable String patronGroup, @Nullable UUID branchId) {
        if (patronGroup == null) {
            throw new ProblemException(Problem.invalid("patronId", "required", "Send patronId or patronGroup."));
        }
        return new ExplainRules.Whom.Anyone(patronGroup, branchId);
    }
}

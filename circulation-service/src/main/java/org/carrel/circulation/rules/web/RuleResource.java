package org.carrel.circulation.rules.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.Dimension;
import org.carrel.circulation.rules.RuleSets.Published;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.app.PublishRules;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The circulation rules in force, as one readable text, in YAML or JSON. */
@Path("/rules")
@RunOnVirtualThread
@Tag(name = "Rules")
public class RuleResource {
    private final RuleBook book;
    private final PublishRules publishRules;
    private final Caller caller;

    RuleResource(RuleBook book, PublishRules publishRules, Caller caller) {
        this.book = book;
        this.publishRules = publishRules;
        this.caller = caller;
    }

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
                @Content(mediaType = RuleYaml.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response json() {
        Published published = book.published();
        return RuleSetView.tagged(published).entity(RuleSetView.of(published)).build();
    }

    @GET
    @Produces(RuleYaml.MEDIA_TYPE)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(hidden = true)
    public Response yaml() {
        Published published = book.published();
        return RuleSetView.tagged(published)
                .entity(RuleYaml.write(published.ruleSet()))
                .build();
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
                        mediaType = RuleYaml.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "rules", value = RuleYaml.EXAMPLE))
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
    @Consumes(RuleYaml.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(hidden = true)
    public Response publishYaml(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Size(max = RuleYaml.LONGEST) String text) {
        return publish(ifMatch, RuleYaml.parse(text));
    }

    private Response publish(@Nullable String ifMatch, Map<String, Object> text) {
        int current = book.published().version();
        ETags.require(ifMatch, current);
        return RuleSetView.answer(publishRules.publish(text, current, caller.subject(), null));
    }

    /** A setting: a word of the rule text. */
    @Schema(name = "RuleSetting")
    record SettingView(
            @Schema(examples = "loanPeriod") String name,

            @Schema(
                    description = "How its values look, with bars between the alternatives.",
                    examples = "28 days | 4 hours | until 2027-06-30")
            String values,

            @Schema(description = "What a rule that sets it may be limited to.")
            List<String> dimensions,

            @Schema(description = "Whether a rule without conditions must set it.")
            boolean mustBeDecided,

            @Schema(description = "What holds where no rule sets it.")
            String otherwise) {
        static SettingView of(Setting setting) {
            return new SettingView(
                    setting.text(),
                    setting.shape().example(),
                    setting.dimensions().stream().sorted().map(Dimension::text).toList(),
                    setting.mustBeDecided(),
                    setting.fallback().text());
        }
    }

    /** All settings. */
    @Schema(name = "RuleSettings")
    record SettingsView(List<SettingView> settings) {}

    @GET
    @Path("/settings")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(operationId = "listRuleSettings", summary = "List everything that rules can decide")
    @APIResponse(
            responseCode = "200",
            description = "All settings, in the order of the rule text.",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public SettingsView settings() {
        return new SettingsView(Stream.of(Setting.values()).map(SettingView::of).toList());
    }
}

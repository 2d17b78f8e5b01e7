package org.carrel.notification.preferences.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

import org.carrel.notification.preferences.Channel;
import org.carrel.notification.preferences.Choice;
import org.carrel.notification.preferences.Preferences;
import org.carrel.notification.preferences.Preferences.Changed;
import org.carrel.notification.preferences.Preferences.Mandatory;
import org.carrel.notification.preferences.app.MaintainPreferences;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.Problem.FieldError;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

@Path("/preferences/{patronId}")
@Tag(name = "Preferences", description = "Which notices a patron wants.")
@RunOnVirtualThread
public class PreferenceResource {

    private final MaintainPreferences preferences;
    private final Caller caller;

    PreferenceResource(MaintainPreferences preferences, Caller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    @Schema(name = "Preferences", description = "What a patron gets, kind by kind and channel by channel.")
    record PreferencesView(
            @Schema(description = "Their version; also the ETag. 0 as long as the patron has decided nothing.")
            long version,

            List<Wish> items) {

        @Schema(name = "Preference")
        record Wish(
                @Schema(examples = "request-ready") String kind,
                @Schema(examples = "email") String channel,

                @Schema(description = "Whether the patron gets it.")
                boolean wanted,

                @Schema(description = "Whether patrons get it who have decided nothing.")
                boolean wantedByDefault,

                @Schema(description = "Whether nobody can refuse it.")
                boolean mandatory) {}

        static PreferencesView of(Preferences preferences) {
            var items = Arrays.stream(NoticeKind.values())
                    .flatMap(kind -> Arrays.stream(Channel.values())
                            .map(channel -> new Wish(
                                    kind.code(),
                                    channel.code(),
                                    preferences.wants(kind, channel),
                                    kind.wantedByDefault(),
                                    preferences.mandatory().contains(kind))))
                    .toList();
            return new PreferencesView(preferences.version(), items);
        }
    }

    @Schema(
            name = "PreferencesBody",
            description = "Everything that the patron decided; what is left out goes back to the default.",
            examples = "{\"choices\":[{\"kind\":\"check-out-receipt\",\"channel\":\"email\",\"wanted\":true}]}")
    record PreferencesBody(@NotNull @Size(max = 100) List<@NotNull @Valid ChoiceBody> choices) {

        @Schema(name = "PreferenceChoice")
        record ChoiceBody(
                @Schema(examples = "check-out-receipt") @NotBlank
                String kind,

                @Schema(examples = "email") @NotBlank String channel,
                @NotNull Boolean wanted) {}

        List<Choice> decided() {
            var decided = new ArrayList<Choice>();
            var errors = new ArrayList<FieldError>();
            var seen = new HashSet<String>();
            for (int i = 0; i < choices.size(); i++) {
                var body = choices.get(i);
                var kind = NoticeKind.ofCode(body.kind());
                var channel = Channel.ofCode(body.channel());
                if (kind.isEmpty()) {
                    errors.add(new FieldError("choices[" + i + "].kind", "unknown-kind", "must be a kind of notice"));
                }
                if (channel.isEmpty()) {
                    errors.add(new FieldError("choices[" + i + "].channel", "unknown-channel", "must be email"));
                }
                if (!seen.add(body.kind() + "/" + body.channel())) {
                    errors.add(
                            new FieldError("choices[" + i + "]", "twice", "this kind and channel were decided before"));
                }
                kind.ifPresent(known -> channel.ifPresent(by -> decided.add(new Choice(known, by, body.wanted()))));
            }
            if (!errors.isEmpty()) {
                throw new ProblemException(Problem.invalid(errors));
            }
            return decided;
        }
    }

    @GET
    @PermissionsAllowed(Permissions.NOTICES_READ)
    @Operation(operationId = "getPreferences", summary = "What a patron gets; patrons see their own only.")
    @APIResponse(
            responseCode = "200",
            description = "Every kind and channel.",
            content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: not the patron's own.")
    public Response get(@PathParam("patronId") UUID patronId) {
        caller.requireSelfIfPatron(patronId);
        return answer(preferences.of(patronId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.NOTICES_WRITE)
    @Operation(
            operationId = "putPreferences",
            summary = "Puts a patron's choices in place of the present ones; patrons change their own only.")
    @APIResponse(
            responseCode = "200",
            description = "What the patron gets now.",
            content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "404", description = "`not-found`: not the patron's own.")
    @APIResponse(
            responseCode = "409",
            description = "`preference-refused`, with reasons `notice-mandatory`: nobody can refuse this kind.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("patronId") UUID patronId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull PreferencesBody body) {
        caller.requireSelfIfPatron(patronId);
        var change = preferences.change(patronId, body.decided(), version -> ETags.require(ifMatch, version));
        return switch (change) {
            case Changed(var changed) -> answer(changed);
            case Mandatory(var kinds) ->
                Problem.of(409, "preference-refused", "Some notices cannot be refused.")
                        .reasons(kinds.stream()
                                .map(kind -> new Reason("notice-mandatory", "refuse", kind.code()))
                                .toList())
                        .response();
        };
    }

    private record Reason(String code, String severity, String kind) {}

    private static Response answer(Preferences preferences) {
        return Response.ok(PreferencesView.of(preferences))
                .header(HttpHeaders.ETAG, ETags.of(preferences.version()))
                .build();
    }
}

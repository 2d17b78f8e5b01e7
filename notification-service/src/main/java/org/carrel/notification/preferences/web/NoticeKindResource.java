package org.carrel.notification.preferences.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

import org.carrel.notification.preferences.Wishes.Setting;
import org.carrel.notification.preferences.app.MaintainPreferences;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.Variable;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

@Path("/notice-kinds")
@Tag(name = "Kinds of notice", description = "What a notice can be about, and whether patrons can refuse it.")
@RunOnVirtualThread
public class NoticeKindResource {

    private final MaintainPreferences preferences;

    NoticeKindResource(MaintainPreferences preferences) {
        this.preferences = preferences;
    }

    @Schema(name = "NoticeKind", description = "A kind of notice; its code is the code of its template.")
    record KindView(
            @Schema(examples = "request-ready") String code,

            @Schema(description = "Whether patrons get it who have decided nothing.")
            boolean wantedByDefault,

            @Schema(description = "Whether nobody can refuse it.")
            boolean mandatory,

            @Schema(description = "What a template can show.")
            List<Variable> variables,

            @Schema(description = "The version of the library's decision; also the ETag.")
            long version) {

        static KindView of(Setting setting) {
            var kind = setting.kind();
            return new KindView(
                    kind.code(), kind.wantedByDefault(), setting.mandatory(), kind.variables(), setting.version());
        }
    }

    @Schema(name = "NoticeKinds")
    record KindsView(List<KindView> items) {}

    @Schema(name = "NoticeKindBody", examples = "{\"mandatory\":true}")
    record KindBody(
            @Schema(description = "Whether nobody can refuse it, as the law may ask.") @NotNull
            Boolean mandatory) {}

    @GET
    @PermissionsAllowed(Permissions.NOTICES_READ)
    @Operation(operationId = "listNoticeKinds", summary = "All kinds of notice with the variables of their templates.")
    @APIResponse(
            responseCode = "200",
            description = "All kinds.",
            content = @Content(schema = @Schema(implementation = KindsView.class)))
    public KindsView list() {
        return new KindsView(preferences.settings().stream().map(KindView::of).toList());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.TEMPLATES_WRITE)
    @Operation(operationId = "putNoticeKind", summary = "Decides whether patrons can refuse a kind of notice.")
    @APIResponse(
            responseCode = "200",
            description = "The kind as it is now.",
            content = @Content(schema = @Schema(implementation = KindView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull KindBody body) {
        var kind = NoticeKind.ofCode(code)
                .orElseThrow(() -> new ProblemException(Problem.notFound("No such kind of notice.")));
        var setting = preferences.decide(kind, body.mandatory(), version -> ETags.require(ifMatch, version));
        return Response.ok(KindView.of(setting))
                .header(HttpHeaders.ETAG, ETags.of(setting.version()))
                .build();
    }
}

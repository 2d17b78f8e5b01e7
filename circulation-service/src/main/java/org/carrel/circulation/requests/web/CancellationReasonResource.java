package org.carrel.circulation.requests.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import org.carrel.circulation.requests.CancellationReason;
import org.carrel.circulation.requests.CancellationReasons;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The list of reasons for which requests are cancelled. */
@Path("/cancellation-reasons")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Requests")
public class CancellationReasonResource {
    private final CancellationReasons reasons;
    private final Caller caller;

    CancellationReasonResource(CancellationReasons reasons, Caller caller) {
        this.reasons = reasons;
        this.caller = caller;
    }

    /** A reason. */
    @Schema(name = "CancellationReason")
    record ReasonView(
            @Schema(examples = "patron-asked") String code,
            @Schema(examples = "The patron asked for it") String name,
            boolean byPatrons,
            boolean retired,
            long version) {
        static ReasonView of(CancellationReason reason) {
            return new ReasonView(reason.code(), reason.name(), reason.byPatrons(), reason.retired(), reason.version());
        }
    }

    /** For the documentation. */
    @Schema(name = "CancellationReasons")
    record ReasonList(List<ReasonView> items) {}

    @GET
    @PermissionsAllowed(Permissions.REQUESTS_PLACE)
    @Operation(
            operationId = "listCancellationReasons",
            summary = "List the reasons for which requests are cancelled",
            description = "Patrons see those that they may give.")
    @APIResponse(
            responseCode = "200",
            description = "The reasons.",
            content = @Content(schema = @Schema(implementation = ReasonList.class)))
    public Response list() {
        boolean patron = caller.kind() == Caller.Kind.PATRON;
        return Response.ok(new ReasonList(reasons.all().stream()
                        .filter(reason -> !patron || (reason.byPatrons() && !reason.retired()))
                        .map(ReasonView::of)
                        .toList()))
                .build();
    }

    /** A reason to be kept. */
    @Schema(name = "CancellationReasonEdit")
    record ReasonInput(
            @NotBlank @Size(max = 200) String name,
            boolean byPatrons,

            @Schema(description = "It is no longer given; requests that were ended for it keep it.")
            boolean retired) {}

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "putCancellationReason",
            summary = "Add or change a reason for which requests are cancelled",
            description = "A new reason needs no If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The reason.",
            content = @Content(schema = @Schema(implementation = ReasonView.class)))
    public Response put(
            @PathParam("code") @Size(max = 60) @Pattern(regexp = "[a-z0-9-]+") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonInput input) {
        long version = reasons.find(code).map(CancellationReason::version).orElse(0L);
        if (version > 0) {
            ETags.require(ifMatch, version);
        }
        CancellationReason kept =
                new CancellationReason(code, version + 1, input.name(), input.byPatrons(), input.retired());
        reasons.put(kept);
        return Response.ok(ReasonView.of(kept))
                .header("ETag", ETags.of(kept.version()))
                .build();
    }
}

package org.carrel.circulation.checkin.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.checkin.Damage;
import org.carrel.circulation.checkin.ReturnDate;
import org.carrel.circulation.checkin.app.ReceiveItem;
import org.carrel.circulation.checkin.app.ReverseCheckIn;
import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The return desk. */
@Path("/check-ins")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Desk")
public class CheckInResource {
    private static final String BACKDATED_TOO_FAR = """
            {"type": "https://carrel.dev/problems/refused", "title": "The return cannot be booked as told.",
             "status": 409, "code": "refused", "reasons": [
              {"code": "BACKDATED_TOO_FAR", "severity": "OVERRIDE", "overridden": false, "rule": "everyone",
               "overridableBy": "circulation.override.backdated-too-far", "earliest": "2026-05-02", "days": 30}]}
            """;

    private final ReceiveItem receiveItem;
    private final ReverseCheckIn reverseCheckIn;
    private final PlaceDirectory places;
    private final Caller caller;

    CheckInResource(ReceiveItem receiveItem, ReverseCheckIn reverseCheckIn, PlaceDirectory places, Caller caller) {
        this.receiveItem = receiveItem;
        this.reverseCheckIn = reverseCheckIn;
        this.places = places;
        this.caller = caller;
    }

    /** A scan at a return desk. */
    @Schema(name = "CheckInRequest")
    record CheckInInput(
            @NotNull UUID servicePointId,

            @NotBlank @Size(max = 64) @Schema(examples = "31234000123456")
            String itemBarcode,

            @Schema(
                    description =
                            "When it came back, if not now. Charges follow this date. How far back is said by the "
                                    + "setting `backdateDays`; whoever has `circulation.check-in.modes` is not bound by it.",
                    nullable = true)
            @Nullable
            Instant returnedAt,

            @Schema(
                    description = "It lay in the book drop: it counts as returned when the branch closed last.",
                    defaultValue = "false")
            boolean bookDrop,

            @Schema(
                    description =
                            "Nothing is charged for its being late. Takes the permission `circulation.check-in.modes`.",
                    defaultValue = "false")
            boolean amnesty,

            @Schema(
                    description = "How a claim that it was returned is resolved; needed where there is one.",
                    nullable = true,
                    enumeration = {"FOUND_BY_LIBRARY", "RETURNED_BY_PATRON"})
            @Nullable
            ClaimResolution claimResolution,

            @Schema(nullable = true) @Nullable @Valid DamageInput damage) {

        private ReceiveItem.Scan scan() {
            ReturnDate date = returnedAt != null
                    ? new ReturnDate.At(returnedAt.truncatedTo(ChronoUnit.MICROS))
                    : bookDrop ? new ReturnDate.InBookDrop() : new ReturnDate.AtScan();
            return new ReceiveItem.Scan(
                    servicePointId,
                    itemBarcode.strip(),
                    date,
                    amnesty,
                    claimResolution,
                    damage == null ? null : new Damage(damage.code(), damage.description()));
        }
    }

    /** What is broken of it. */
    @Schema(
            name = "DamageInHand",
            description = "The item is kept back, whoever waits for it, and the catalogue opens a repair ticket.")
    record DamageInput(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(examples = "water")
            String code,

            @Size(max = 2000) @Schema(nullable = true) @Nullable
            String description) {}

    /** A reason. */
    @Schema(name = "ReversalRequest")
    record ReversalInput(
            @Size(max = 500) @Schema(examples = "Wrong book of the pile", nullable = true) @Nullable
            String reason) {}

    /** A loan that goes on. */
    @Schema(name = "CheckInReversal")
    record ReversalView(
            UUID loanId,
            UUID patronId,
            Instant dueAt,

            @Schema(description = "The request that had got the item and waits again.", nullable = true) @Nullable
            UUID requestId) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CHECK_IN)
    @Operation(
            operationId = "checkIn",
            summary = "Take an item back and say what to do with it",
            description = "Whatever was scanned is in somebody's hands and must go somewhere. The answer says where, "
                    + "tells what staff should know, and carries the slip to print. Refused is only what staff say "
                    + "beside the scan, such as a date that cannot be: without it the item is taken.")
    @APIResponse(
            responseCode = "200",
            description = "What to do with the item.",
            content = @Content(schema = @Schema(implementation = CheckInView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused as told: `RETURNED_IN_FUTURE`, `RETURNED_BEFORE_CHECK_OUT`, `BACKDATED_TOO_FAR`, "
                    + "`CLAIM_UNRESOLVED`.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(ref = "Problem"),
                            example = BACKDATED_TOO_FAR))
    public Response checkIn(@Valid @NotNull CheckInInput input) {
        return contradiction(input).orElseGet(() -> answer(receiveItem.receive(input.scan(), caller)));
    }

    @POST
    @Path("/dry-run")
    @AsksOwners
    @WithoutReplay("changes nothing, so that nothing needs to be remembered")
    @PermissionsAllowed(Permissions.CHECK_IN)
    @Operation(
            operationId = "checkInDryRun",
            summary = "Say what would be done with an item, without taking it back",
            description = "No loan ends, no request gets it, nothing is counted.")
    @APIResponse(
            responseCode = "200",
            description = "What would be done with it now.",
            content = @Content(schema = @Schema(implementation = CheckInView.class)))
    public Response dryRun(@Valid @NotNull CheckInInput input) {
        return contradiction(input)
                .orElseGet(() -> answer(
                        QuarkusTransaction.requiringNew().call(() -> receiveItem.wouldReceive(input.scan(), caller))));
    }

    @POST
    @Path("/{id}/reversal")
    @Command
    @PermissionsAllowed(Permissions.CHECK_IN)
    @Operation(
            operationId = "reverseCheckIn",
            summary = "Take a check-in back: the loan goes on",
            description = "As long as nothing has happened to the item, or to the request that got it, since.")
    @APIResponse(
            responseCode = "200",
            description = "The loan that goes on.",
            content = @Content(schema = @Schema(implementation = ReversalView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: `CHECK_IN_REVERSED`, `NO_LOAN_ENDED`, `WAS_NOT_SIMPLY_ON_LOAN`, "
                    + "`ITEM_MOVED_SINCE`, `REQUEST_MOVED_SINCE`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response reverse(@PathParam("id") UUID id, @Valid @NotNull ReversalInput input) {
        return switch (reverseCheckIn.reverse(id, input.reason(), caller)) {
            case ReverseCheckIn.Outcome.Reversed(var loan, var putBack) ->
                Response.ok(new ReversalView(
                                loan.id(), loan.patronId(), loan.course().dueAt(), putBack))
                        .build();
            case ReverseCheckIn.Outcome.Refused(var findings) ->
                FindingView.refusal("The check-in cannot be reversed.", findings)
                        .response();
            case ReverseCheckIn.Outcome.NoSuchCheckIn _ ->
                Problem.notFound("No check-in has this id.").response();
        };
    }

    private Optional<Response> contradiction(CheckInInput input) {
        if (input.amnesty() && !caller.may(Permissions.CHECK_IN_MODES)) {
            throw new ProblemException(Problem.forbidden(Permissions.CHECK_IN_MODES));
        }
        return input.bookDrop() && input.returnedAt() != null
                ? Optional.of(Problem.invalid(
                                "bookDrop",
                                "contradicts-returned-at",
                                "What lay in the book drop has no date of its own.")
                        .response())
                : Optional.empty();
    }

    private Response answer(ReceiveItem.Outcome outcome) {
        return switch (outcome) {
            case ReceiveItem.Outcome.Received received ->
                Response.ok(CheckInView.of(received, places.tree())).build();
            case ReceiveItem.Outcome.Refused(var findings) ->
                FindingView.refusal("The return cannot be booked as told.", findings)
                        .response();
            case ReceiveItem.Outcome.NoSuchDesk _ ->
                Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.")
                        .response();
        };
    }
}

package org.carrel.circulation.loans.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.app.LookUpPatron;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.events.Card;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Who stands at the desk. What is done there then has resources of its own: check-outs, check-ins, renewals. */
@Path("/desk")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Desk")
public class DeskResource {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final LookUpPatron lookUpPatron;
    private final Caller caller;

    DeskResource(LookUpPatron lookUpPatron, Caller caller) {
        this.lookUpPatron = lookUpPatron;
        this.caller = caller;
    }

    /** The patron at the desk. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PatronAtDesk")
    record PatronView(
            UUID patronId,

            @Schema(description = "The card that was shown, if one was.") @Nullable
            Card card,

            @Schema(examples = "adult") String group,
            UUID homeBranchId,
            boolean active,
            @Nullable LocalDate expiresOn,
            PatronCounters counters,

            @Schema(description = "What would stand in the way of any check-out here, or should be told.")
            List<FindingView> findings) {
        static PatronView of(LookUpPatron.Outcome.Found found) {
            Patron patron = found.borrower().patron();
            return new PatronView(
                    patron.id(),
                    found.borrower().shown(),
                    patron.group(),
                    patron.homeBranchId(),
                    patron.active(),
                    patron.expiresOn(),
                    PatronCounters.of(found.counters()),
                    FindingView.of(found.findings()));
        }
    }

    @GET
    @Path("/patrons")
    @AsksOwners
    @PermissionsAllowed(Permissions.CHECK_OUT)
    @Operation(
            operationId = "lookUpPatronAtDesk",
            summary = "Look up the patron who stands at the desk, with what they have and what stands in their way",
            description = "By the card they show, or by the patron's id. Names and addresses are patron-service's.")
    @APIResponse(
            responseCode = "200",
            description = "The patron.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: no patron has this card or id.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response patron(
            @QueryParam("code")
                    @NotBlank
                    @Size(max = 64)
                    @Parameter(
                            description = "What was scanned: a card number, or the patron's id.",
                            example = "20000000001234")
                    String code,
            @QueryParam("servicePointId") @NotNull UUID servicePointId) {
        if (caller.kind() == Caller.Kind.PATRON) {
            throw new ProblemException(Problem.forbidden(Permissions.CHECK_OUT));
        }
        String scanned = code.strip();
        Loans.Who who = ID.matcher(scanned).matches()
                ? new Loans.Who.ById(UUID.fromString(scanned))
                : new Loans.Who.ByCard(scanned);
        LookUpPatron.Outcome outcome =
                QuarkusTransaction.requiringNew().call(() -> lookUpPatron.at(servicePointId, who, caller));
        return switch (outcome) {
            case LookUpPatron.Outcome.Found found ->
                Response.ok(PatronView.of(found)).build();
            case LookUpPatron.Outcome.NoSuchPatron _ ->
                Problem.notFound("No patron has this card or id.").response();
            case LookUpPatron.Outcome.NoSuchDesk _ -> RenewalInput.noSuchDesk().response();
        };
    }
}

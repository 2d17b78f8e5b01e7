package org.carrel.patron.patrons.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.app.FindPatron;
import org.carrel.patron.patrons.app.FindPatron.Found;
import org.carrel.patron.patrons.app.FindPatron.Sight;
import org.carrel.patron.patrons.app.IssueCard;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** A patron's cards. */
@Path("/patrons/{id}/cards")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cards", description = "A patron has one card that opens the library, and a history of those that did.")
class CardResource {

    private final FindPatron find;
    private final IssueCard issue;

    CardResource(FindPatron find, IssueCard issue) {
        this.find = find;
        this.issue = issue;
    }

    /** A card to be issued. */
    @Schema(name = "NewCard")
    record NewCard(
            @Schema(description = "What is on the card; made when absent.", examples = "29999000000018")
            @Size(max = 40)
            @Nullable
            String cardNumber,

            @Schema(description = "Whether the card before was lost, rather than handed in.") @Nullable
            Boolean formerLost) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    @Operation(
            operationId = "issueCard",
            summary = "Give a patron a new card",
            description = "The card before stops opening the library: it counts as `LOST` or `REPLACED`.")
    @APIResponse(
            responseCode = "201",
            description = "The patron with the new card.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    @APIResponse(
            responseCode = "409",
            description = "`card-refused`, with the reason: `card-number-taken` or `card-number-invalid`.")
    public Response issue(@PathParam("id") UUID id, @Valid @NotNull NewCard wanted, UriInfo uri) {
        Patron patron = find.changeable(id);
        return switch (issue.issue(patron, wanted.cardNumber(), Boolean.TRUE.equals(wanted.formerLost()))) {
            case IssueCard.Outcome.Issued(var holder, var number) ->
                PatronResource.answer(
                        Response.created(uri.getAbsolutePathBuilder()
                                .path(number.value())
                                .build()),
                        new Found(holder, Sight.FULL));
            case IssueCard.Outcome.Refused(var why) ->
                Reason.refusal("card-refused", "This card cannot be issued.", List.of(why))
                        .response();
        };
    }

    @POST
    @Path("/{number}/loss")
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    @Operation(
            operationId = "reportCardLost",
            summary = "Take note that the active card is lost",
            description = "From then on whoever shows it is stopped at every desk; a new card can be issued later.")
    @APIResponse(
            responseCode = "200",
            description = "The patron, without an active card.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(responseCode = "404", description = "No patron has this id, or the card is not theirs.")
    @APIResponse(responseCode = "409", description = "`card-not-active`: it was lost or replaced before.")
    public Response lost(@PathParam("id") UUID id, @PathParam("number") @Size(max = 40) String number) {
        Patron patron = find.changeable(id);
        String normalised = CardNumber.normalise(number);
        boolean theirs = patron.cards().cards().stream()
                .anyMatch(card -> card.number().value().equals(normalised));
        if (!theirs) {
            return Problem.notFound("This patron never had this card.").response();
        }
        boolean active = patron.cards().active().stream()
                .anyMatch(card -> card.number().value().equals(normalised));
        if (!active) {
            return Problem.of(409, "card-not-active", "This card was lost or replaced before.")
                    .response();
        }
        return PatronResource.answer(Response.ok(), new Found(issue.reportLost(patron), Sight.FULL));
    }
}

package org.carrel.patron.patrons.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Edit;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.Registration;
import org.carrel.patron.patrons.app.EditPatron;
import org.carrel.patron.patrons.app.FindPatron;
import org.carrel.patron.patrons.app.FindPatron.Found;
import org.carrel.patron.patrons.app.FindPatron.Sight;
import org.carrel.patron.patrons.app.RegisterPatron;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.security.Permissions;

/** Patrons: register, find, edit. */
@Path("/patrons")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Patrons", description = "People who use the library.")
class PatronResource {

    private final FindPatron find;
    private final RegisterPatron register;
    private final EditPatron edit;

    PatronResource(FindPatron find, RegisterPatron register, EditPatron edit) {
        this.find = find;
        this.register = register;
        this.edit = edit;
    }

    /** A page of patrons. */
    @Schema(name = "PatronPage")
    record PatronPage(
            List<PatronView.SummaryView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.PATRONS_READ)
    @Operation(
            operationId = "findPatrons",
            summary = "Find patrons by card, or by what is being typed",
            description = """
                    With `card`, the one patron who has or had exactly this card, whatever their branch: a list of one, or \
                    an empty one. With `q`, patrons of the caller's branches of whom every typed word begins a name, a part \
                    of the e-mail address, the telephone number or a card number; capitals and diacritics do not matter. \
                    Sorted by name. Without either, everybody.""")
    @APIResponse(
            responseCode = "200",
            description = "Those found.",
            content = @Content(schema = @Schema(implementation = PatronPage.class)))
    public Response list(
            @QueryParam("card")
                    @Size(max = 40)
                    @Parameter(description = "A whole card number.", example = "29999000000018")
                    @Nullable
                    String card,
            @QueryParam("q")
                    @Size(max = 200)
                    @Parameter(description = "Beginnings of words.", example = "jens an")
                    @Nullable
                    String typed,
            @BeanParam @Valid PageRequest page,
            UriInfo uri) {
        if (card != null && !card.isBlank()) {
            List<PatronView.SummaryView> one =
                    find.withCard(card).map(PatronView.SummaryView::of).stream().toList();
            return new Page<>(one, null).response(uri);
        }
        return find.search(typed == null ? "" : typed, page)
                .map(PatronView.SummaryView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.PATRONS_READ)
    @Operation(
            operationId = "getPatron",
            summary = "Show a patron",
            description = "Of a patron of another branch, only what a desk needs to serve them; see `sight`. "
                    + "Patrons see themselves and nobody else.")
    @APIResponse(
            responseCode = "200",
            description = "The patron; the version is in the ETag.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    public Response show(@PathParam("id") UUID id) {
        return answer(Response.ok(), find.visible(id));
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    @Operation(operationId = "registerPatron", summary = "Register a patron", description = """
                    A card number is made when none is given: 14 digits that begin with 2, the last one a modulus 10 check \
                    digit. If somebody like them is registered already, the answer is a 409 with the reason \
                    `possible-duplicate` and the candidates; look, and send it again with `acceptDuplicate: true`.""")
    @APIResponse(
            responseCode = "201",
            description = "The person is a patron.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(responseCode = "403", description = "`outside-branch-scope`: the home branch is not yours.")
    @APIResponse(
            responseCode = "409",
            description = "`registration-refused`, with every reason: `unknown-group`, `unknown-branch`, "
                    + "`birth-date-needed`, `implausible-birth-date`, `age-not-admitted`, `card-number-taken`, "
                    + "`card-number-invalid`, `possible-duplicate`.")
    public Response register(@Valid @NotNull NewPatron wanted, UriInfo uri) {
        find.requireBranch(wanted.homeBranchId());
        return switch (register.register(wanted.application(), wanted.cardNumber())) {
            case Registration.Outcome.Registered(var patron) ->
                answer(
                        Response.created(uri.getAbsolutePathBuilder()
                                .path(patron.id().value().toString())
                                .build()),
                        new Found(patron, Sight.FULL));
            case Registration.Outcome.Refused(var findings) ->
                Reason.refusal("registration-refused", "This person cannot be registered like this.", findings)
                        .response();
        };
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    @Operation(
            operationId = "editPatron",
            summary = "Edit a patron's record",
            description = "Replaces the whole record; cards, blocks and the active flag have addresses of their own.")
    @APIResponse(
            responseCode = "200",
            description = "The patron as they are now.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(responseCode = "403", description = "`outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    @APIResponse(responseCode = "409", description = "`edit-refused`, with every reason as at registration.")
    @APIResponse(responseCode = "412", description = "`stale-version`: somebody else changed the record.")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull PatronEdit wanted) {
        Patron patron = find.changeable(id);
        ETags.require(ifMatch, patron.version());
        find.requireBranch(wanted.homeBranchId());
        return switch (edit.edit(patron, wanted.wish())) {
            case Edit.Outcome.Edited(var edited) -> answer(Response.ok(), new Found(edited, Sight.FULL));
            case Edit.Outcome.Refused(var findings) ->
                Reason.refusal("edit-refused", "The record cannot be changed like this.", findings)
                        .response();
        };
    }

    @POST
    @Path("/{id}/deactivation")
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    @Operation(
            operationId = "deactivatePatron",
            summary = "Keep a patron from using the library",
            description = "What they have on loan stays on loan. Doing it twice does nothing more.")
    @APIResponse(
            responseCode = "200",
            description = "The patron, not active.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    public Response deactivate(@PathParam("id") UUID id) {
        return activate(id, false);
    }

    @POST
    @Path("/{id}/activation")
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    @Operation(operationId = "activatePatron", summary = "Let a patron use the library again")
    @APIResponse(
            responseCode = "200",
            description = "The patron, active.",
            content = @Content(schema = @Schema(implementation = PatronView.class)))
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    public Response activate(@PathParam("id") UUID id) {
        return activate(id, true);
    }

    private Response activate(UUID id, boolean active) {
        Patron patron = edit.activate(find.changeable(id), active);
        return answer(Response.ok(), new Found(patron, Sight.FULL));
    }

    static Response answer(Response.ResponseBuilder response, Found found) {
        return response.entity(PatronView.of(found))
                .header(HttpHeaders.ETAG, ETags.of(found.patron().version()))
                .build();
    }
}

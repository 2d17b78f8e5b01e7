package org.carrel.catalog.repairs.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.processing.web.Refusal;
import org.carrel.catalog.repairs.Repair;
import org.carrel.catalog.repairs.Repairs;
import org.carrel.catalog.repairs.Stage;
import org.carrel.catalog.repairs.app.MendItems;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Repair tickets. */
@Path("/repairs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "repairs", description = "Damaged items, and how they are mended.")
@PermissionsAllowed(Permissions.CATALOG_PROCESSING_WRITE)
@RunOnVirtualThread
public class RepairResource {

    private final Repairs repairs;
    private final MendItems mend;
    private final Items items;
    private final Caller caller;

    RepairResource(Repairs repairs, MendItems mend, Items items, Caller caller) {
        this.repairs = repairs;
        this.mend = mend;
        this.items = items;
        this.caller = caller;
    }

    /** An amount on the wire. */
    @Schema(name = "RepairCost", description = "An amount in minor units of an ISO 4217 currency.")
    record CostView(
            @Min(0) @Schema(examples = "1800") long minor,
            @NotNull @Schema(examples = "EUR") Currency currency) {}

    /** What somebody saw. */
    @Schema(name = "DamageReport", description = "The item by its id or by its barcode.")
    record ReportBody(
            @Schema(nullable = true) @Nullable UUID itemId,

            @Size(max = 60) @Schema(nullable = true, examples = "30234000517861") @Nullable
            String barcode,

            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(examples = "loose-binding")
            String damage,

            @Size(max = 2000) @Schema(nullable = true, examples = "Pages 12 to 40 are loose.") @Nullable
            String description) {}

    /** A stage to be taken. */
    @Schema(name = "RepairStage")
    record StageBody(
            @NotNull Stage to,

            @Size(max = 500) @Schema(nullable = true) @Nullable
            String note) {}

    /** Who mends it. */
    @Schema(name = "RepairJob")
    record JobBody(
            @Size(max = 200) @Schema(nullable = true, examples = "Bindery Hansen") @Nullable
            String mender,

            @Valid @Schema(nullable = true) @Nullable CostView cost,
            @Schema(nullable = true) @Nullable LocalDate dueBack) {}

    /** A change as clients see it. */
    @Schema(name = "RepairChange")
    record ChangeView(
            Stage stage,
            String actor,
            Instant at,
            @Schema(nullable = true) @Nullable String note) {}

    /** A photo as clients see it. */
    @Schema(name = "RepairPhoto")
    record PhotoView(UUID id, String type, int width, int height, String addedBy, Instant addedAt) {}

    /** A ticket as clients see it. */
    @Schema(name = "Repair")
    record RepairView(
            UUID id,
            @Schema(description = "The number in the ETag.") long version,
            UUID itemId,
            String damage,
            @Schema(nullable = true) @Nullable String description,
            Stage stage,
            Instant since,

            @Schema(description = "Where it can go from here.")
            List<Stage> next,

            @Schema(nullable = true) @Nullable String mender,
            @Schema(nullable = true) @Nullable CostView cost,
            @Schema(nullable = true) @Nullable LocalDate dueBack,
            String reportedBy,
            Instant reportedAt,
            @Schema(description = "Left empty in lists.") List<ChangeView> changes,
            @Schema(description = "Left empty in lists.") List<PhotoView> photos) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "RepairPage")
    record RepairPageView(
            List<RepairView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @POST
    @Command
    @Operation(
            operationId = "reportDamage",
            summary = "Report that an item is damaged",
            description = "It carries the process tag `REPAIR` from now on, and is not lent.")
    @APIResponse(
            responseCode = "201",
            description = "Reported.",
            content = @Content(schema = @Schema(implementation = RepairView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such item")
    @APIResponse(responseCode = "409", description = "`repair-refused`: `repair-open` (with the ticket)")
    public Response report(@NotNull @Valid ReportBody body) {
        UUID itemId = body.itemId();
        String barcode = body.barcode();
        if (itemId == null && barcode != null && Barcode.isBarcode(barcode)) {
            itemId = items.findByBarcode(Barcode.scanned(barcode)).map(Item::id).orElse(null);
        }
        if (itemId == null) {
            return Problem.notFound("No item has this barcode.").response();
        }
        MendItems.Outcome outcome =
                mend.report(itemId, new Repair.Damage(body.damage(), body.description()), null, hand());
        return outcome instanceof MendItems.Outcome.Done(Repair repair)
                ? answer(Response.created(URI.create("repairs/" + repair.id())), repair)
                : answer(outcome);
    }

    @GET
    @Operation(operationId = "listRepairs", summary = "List repair tickets, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = RepairPageView.class)))
    public Response list(
            @QueryParam("stage") @Nullable Stage stage,
            @QueryParam("itemId") @Nullable UUID itemId,
            @QueryParam("dueBefore") @Parameter(description = "Due back before this day, and not back.") @Nullable
                    LocalDate dueBefore,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return Page.of(
                        repairs.list(new Repairs.Filter(stage, itemId, dueBefore), page.afterId(), page.limit() + 1),
                        page,
                        repair -> Cursor.of(repair.id()))
                .map(repair -> view(repair, List.of(), List.of()))
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRepair", summary = "Read a repair ticket")
    @APIResponse(
            responseCode = "200",
            description = "The ticket, its version as ETag.",
            content = @Content(schema = @Schema(implementation = RepairView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return repairs.find(id).map(repair -> answer(Response.ok(), repair)).orElseGet(RepairResource::unknown);
    }

    @PUT
    @Path("/{id}")
    @Command
    @Operation(operationId = "assignRepair", summary = "Note who mends it, for how much, and when it is due back")
    @APIResponse(
            responseCode = "200",
            description = "Noted.",
            content = @Content(schema = @Schema(implementation = RepairView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response assign(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid JobBody body) {
        CostView cost = body.cost();
        var job = new Repair.Job(
                body.mender(),
                cost == null
                        ? null
                        : new MoneyAmount(cost.minor(), cost.currency().getCurrencyCode()),
                body.dueBack());
        return answer(mend.assign(id, version -> ETags.require(ifMatch, version), job));
    }

    @POST
    @Path("/{id}/stages")
    @Command
    @Operation(
            operationId = "advanceRepair",
            summary = "Take a repair to its next stage",
            description = "At the bindery the item carries `BINDERY`, otherwise `REPAIR`; at `CLOSED` neither. "
                    + "`WITHDRAWN` takes it out of the collection.")
    @APIResponse(
            responseCode = "200",
            description = "It is there.",
            content = @Content(schema = @Schema(implementation = RepairView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`repair-refused`: `stage-out-of-order` (with what is allowed)")
    @APIResponse(responseCode = "412", description = "`stale-version`, if If-Match was sent")
    public Response advance(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid StageBody body) {
        return answer(mend.advance(
                id,
                version -> {
                    if (ifMatch != null) {
                        ETags.require(ifMatch, version);
                    }
                },
                body.to(),
                body.note(),
                hand()));
    }

    @POST
    @Path("/{id}/photos")
    @Consumes({"image/jpeg", "image/png"})
    @Command
    @Operation(
            operationId = "addRepairPhoto",
            summary = "Add a photo, at most 10 to a ticket",
            description = "It is painted anew, 1600 pixels at the most, and keeps nothing of what the camera wrote "
                    + "into the file.")
    @APIResponse(
            responseCode = "200",
            description = "Added; the ticket with its photos.",
            content = @Content(schema = @Schema(implementation = RepairView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`repair-refused`: `photos-full`, `not-a-photo`")
    @APIResponse(responseCode = "413", description = "`too-large`")
    public Response addPhoto(@PathParam("id") UUID id, byte[] photo) {
        return answer(mend.addPhoto(id, photo, caller.subject()));
    }

    @GET
    @Path("/{id}/photos/{photoId}")
    @Produces({"image/jpeg", "image/png"})
    @Operation(operationId = "fetchRepairPhoto", summary = "Fetch a photo")
    @APIResponse(
            responseCode = "200",
            description = "The photo.",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response photo(@PathParam("id") UUID id, @PathParam("photoId") UUID photoId) {
        Optional<Repairs.Picture> picture = repairs.picture(id, photoId);
        return picture.isEmpty()
                ? Problem.notFound("The ticket has no such photo.").response()
                : Response.ok(picture.get().octets(), picture.get().type())
                        .header("X-Content-Type-Options", "nosniff")
                        .build();
    }

    private Hand hand() {
        return new Hand(caller.subject(), caller.branches());
    }

    private Response answer(MendItems.Outcome outcome) {
        return switch (outcome) {
            case MendItems.Outcome.Done(Repair repair) -> answer(Response.ok(), repair);
            case MendItems.Outcome.Refused(var reasons) ->
                Refusal.of("repair-refused", "The repair cannot go on so.", reasons);
            case MendItems.Outcome.Unknown _ -> unknown();
        };
    }

    private Response answer(Response.ResponseBuilder response, Repair repair) {
        return response.header(HttpHeaders.ETAG, ETags.of(repair.version()))
                .entity(view(repair, repairs.changes(repair.id()), repairs.photos(repair.id())))
                .build();
    }

    private static RepairView view(Repair repair, List<Repair.Change> changes, List<Repair.Photo> photos) {
        MoneyAmount cost = repair.job().cost();
        return new RepairView(
                repair.id(),
                repair.version(),
                repair.itemId(),
                repair.damage().code(),
                repair.damage().description(),
                repair.stage().stage(),
                repair.stage().since(),
                List.copyOf(repair.stage().stage().next()),
                repair.job().mender(),
                cost == null ? null : new CostView(cost.minor(), Currency.getInstance(cost.currency())),
                repair.job().dueBack(),
                repair.reported().by(),
                repair.reported().at(),
                changes.stream()
                        .map(change -> new ChangeView(change.stage(), change.actor(), change.at(), change.note()))
                        .toList(),
                photos.stream()
                        .map(photo -> new PhotoView(
                                photo.id(),
                                photo.type(),
                                photo.width(),
                                photo.height(),
                                photo.addedBy(),
                                photo.addedAt()))
                        .toList());
    }

    private static Response unknown() {
        return Problem.notFound("No repair ticket has this id, or no item.").response();
    }
}

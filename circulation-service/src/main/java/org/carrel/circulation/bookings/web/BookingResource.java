package org.carrel.circulation.bookings.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.bookings.Booking;
import org.carrel.circulation.bookings.BookingStatus;
import org.carrel.circulation.bookings.Bookings;
import org.carrel.circulation.bookings.app.EndBooking;
import org.carrel.circulation.bookings.app.TakeBooking;
import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.findings.web.OverrideInput;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Bookings: taken, looked at, cancelled. */
@Path("/bookings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Bookings")
public class BookingResource {
    private final TakeBooking takeBooking;
    private final EndBooking endBooking;
    private final Bookings bookings;
    private final Caller caller;

    BookingResource(TakeBooking takeBooking, EndBooking endBooking, Bookings bookings, Caller caller) {
        this.takeBooking = takeBooking;
        this.endBooking = endBooking;
        this.bookings = bookings;
        this.caller = caller;
    }

    /** A wish for an item on some days. */
    @Schema(
            name = "NewBooking",
            description = "Names itemId, or recordId for the first item of the title that is free.")
    record BookingInput(
            @Nullable UUID itemId,
            @Nullable UUID recordId,
            @Nullable UUID patronId,
            @Size(min = 1, max = 64) @Nullable String patronCard,
            @NotNull UUID pickupServicePointId,
            @NotNull LocalDate from,

            @NotNull @Schema(description = "The last day, itself included.")
            LocalDate until,

            @Size(max = 500) @Nullable String note,
            @Valid @Size(max = 40) @Nullable List<OverrideInput> overrides) {

        TakeBooking.Wish wish() {
            if ((itemId == null) == (recordId == null)) {
                throw invalid("itemId", "required", "Send either itemId or recordId.");
            }
            if ((patronId == null) == (patronCard == null)) {
                throw invalid("patronId", "required", "Send either patronId or patronCard.");
            }
            if (until.isBefore(from) || until.isAfter(from.plusYears(2))) {
                throw invalid("until", "days-not-in-order", "The last day comes after the first, within two years.");
            }
            return new TakeBooking.Wish(
                    itemId != null ? new TakeBooking.Target.One(itemId) : title(),
                    patronId != null ? new TakeBooking.Who.ById(patronId) : card(),
                    pickupServicePointId,
                    from,
                    until,
                    note,
                    OverrideInput.overrides(overrides));
        }

        private TakeBooking.Target title() {
            return new TakeBooking.Target.Title(java.util.Objects.requireNonNull(recordId));
        }

        private TakeBooking.Who card() {
            return new TakeBooking.Who.ByCard(
                    java.util.Objects.requireNonNull(patronCard).strip());
        }

        private static ProblemException invalid(String field, String code, String message) {
            return new ProblemException(Problem.invalid(field, code, message));
        }
    }

    /** A booking as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Booking")
    record BookingView(
            UUID id,
            BookingStatus status,
            UUID itemId,
            UUID recordId,

            @Schema(description = "Whether another item of the title would do as well.")
            boolean anyItem,

            UUID patronId,
            UUID pickupServicePointId,
            LocalDate from,
            LocalDate until,

            @Schema(description = "From when the item is kept back.")
            Instant keptFrom,

            @Schema(description = "Until when the item is kept back.")
            Instant keptUntil,

            @Nullable String note,
            @Nullable UUID loanId,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            long version) {
        static BookingView of(Booking booking) {
            Booking.End end = booking.end();
            return new BookingView(
                    booking.id(),
                    booking.status(),
                    booking.wish().itemId(),
                    booking.wish().recordId(),
                    booking.wish().anyItem(),
                    booking.wish().patronId(),
                    booking.wish().pickupServicePointId(),
                    booking.time().firstDay(),
                    booking.time().lastDay(),
                    booking.time().keptFrom(),
                    booking.time().keptUntil(),
                    booking.wish().note(),
                    end == null ? null : end.loanId(),
                    end == null ? null : end.at(),
                    end == null ? null : end.reason(),
                    booking.version());
        }
    }

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.BOOKINGS_MANAGE)
    @Operation(
            operationId = "placeBooking",
            summary = "Book an item for some days",
            description =
                    "Whole days of the branch that owns the item; the rules say how long before and after them it "
                            + "is kept back. Nobody books what is booked. The booking is filled when the patron borrows the "
                            + "item; others cannot borrow it then, and before it only until it is kept back.")
    @APIResponse(
            responseCode = "201",
            description = "It is booked.",
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused by rule; `reasons` lists every finding.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response place(@Valid @NotNull BookingInput input) {
        return switch (takeBooking.take(input.wish(), caller)) {
            case TakeBooking.Outcome.Taken taken ->
                Response.created(URI.create(
                                "/api/circulation/bookings/" + taken.booking().id()))
                        .entity(BookingView.of(taken.booking()))
                        .header("ETag", ETags.of(taken.booking().version()))
                        .build();
            case TakeBooking.Outcome.NotTaken(var findings) ->
                FindingView.refusal("It cannot be booked.", findings).response();
        };
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "BookingPage")
    record BookingPage(List<BookingView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "listBookings",
            summary = "List bookings",
            description = "Of an item, a title, a patron or a service point, on a day or all. A patron sees only their "
                    + "own.")
    @APIResponse(
            responseCode = "200",
            description = "A page of bookings, in the order in which they were placed.",
            content = @Content(schema = @Schema(implementation = BookingPage.class)))
    public Response list(
            @QueryParam("itemId") @Nullable UUID itemId,
            @QueryParam("recordId") @Nullable UUID recordId,
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("servicePointId") @Parameter(description = "Where it is handed out.") @Nullable
                    UUID servicePointId,
            @QueryParam("day") @Parameter(description = "Only those that take in this day.") @Nullable LocalDate day,
            @QueryParam("open") @DefaultValue("true") @Parameter(description = "Only those that stand.") boolean open,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        UUID whose = caller.kind() == Caller.Kind.PATRON && patronId == null ? caller.patronId() : patronId;
        if (whose != null) {
            caller.requireSelfIfPatron(whose);
        }
        if (whose == null && itemId == null && recordId == null && servicePointId == null) {
            throw new ProblemException(Problem.invalid(
                    "itemId", "required", "Send at least one of itemId, recordId, patronId, servicePointId."));
        }
        List<Booking> found = bookings.list(
                new Bookings.Filter(itemId, recordId, whose, servicePointId, day, open),
                page.afterId(),
                page.limit() + 1);
        return Page.of(found, page, booking -> Cursor.of(booking.id()))
                .map(BookingView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(operationId = "getBooking", summary = "Show a booking")
    @APIResponse(
            responseCode = "200",
            description = "The booking.",
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response get(@PathParam("id") UUID id) {
        Booking booking = bookings.find(id).orElseThrow(() -> new ProblemException(noSuchBooking()));
        caller.requireSelfIfPatron(booking.wish().patronId());
        return shown(booking);
    }

    /** Why a booking is cancelled. */
    @Schema(name = "BookingCancellation")
    record CancellationInput(
            @NotBlank
            @Size(max = 60)
            @Pattern(regexp = "[a-z0-9-]+", message = "a code of small letters, digits and hyphens")
            @Schema(examples = "patron-asked")
            String reason) {}

    @POST
    @Path("/{id}/cancellation")
    @Command
    @PermissionsAllowed(Permissions.BOOKINGS_MANAGE)
    @Operation(operationId = "cancelBooking", summary = "Cancel a booking")
    @APIResponse(
            responseCode = "200",
            description = "The booking, cancelled.",
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It had ended before.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response cancel(@PathParam("id") UUID id, @Valid @NotNull CancellationInput input) {
        return switch (endBooking.cancel(id, input.reason(), caller)) {
            case EndBooking.Outcome.Done(var booking) -> shown(booking);
            case EndBooking.Outcome.TooLate(var booking) ->
                Problem.of(409, "refused", "The booking has ended.")
                        .reasons(List.of(new TooLate("BOOKING_" + booking.status(), "REFUSE")))
                        .response();
            case EndBooking.Outcome.NoSuchBooking _ -> noSuchBooking().response();
        };
    }

    /** Why a booking cannot be changed any more: what has become of it. */
    record TooLate(String code, String severity) {}

    private static Response shown(Booking booking) {
        return Response.ok(BookingView.of(booking))
                .header("ETag", ETags.of(booking.version()))
                .build();
    }

    private static Problem noSuchBooking() {
        return Problem.notFound("No booking has this id.");
    }
}

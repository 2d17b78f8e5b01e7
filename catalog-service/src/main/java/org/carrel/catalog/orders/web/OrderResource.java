package org.carrel.catalog.orders.web;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.orders.BriefTitle;
import org.carrel.catalog.orders.Order;
import org.carrel.catalog.orders.Orders;
import org.carrel.catalog.orders.Receipt;
import org.carrel.catalog.orders.app.PlaceOrders;
import org.carrel.catalog.orders.app.ReceiveOrders;
import org.carrel.catalog.processing.ItemProcess;
import org.carrel.catalog.processing.Processes;
import org.carrel.catalog.processing.Step;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.processing.web.Refusal;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Orders and receipts. */
@Path("/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders", description = "Ordering and receiving.")
@PermissionsAllowed(Permissions.CATALOG_ORDERS_WRITE)
@RunOnVirtualThread
public class OrderResource {

    private static final int MOST_COPIES = 500;

    private final Orders orders;
    private final Processes processes;
    private final PlaceOrders place;
    private final ReceiveOrders receive;
    private final Caller caller;

    OrderResource(Orders orders, Processes processes, PlaceOrders place, ReceiveOrders receive, Caller caller) {
        this.orders = orders;
        this.processes = processes;
        this.place = place;
        this.receive = receive;
        this.caller = caller;
    }

    /** An amount on the wire. */
    @Schema(name = "OrderPrice", description = "An amount in minor units of an ISO 4217 currency.")
    record PriceView(
            @Min(0) @Schema(examples = "2495") long minor,
            @NotNull @Schema(examples = "EUR") Currency currency) {

        static @Nullable PriceView of(@Nullable MoneyAmount amount) {
            return amount == null ? null : new PriceView(amount.minor(), Currency.getInstance(amount.currency()));
        }

        MoneyAmount amount() {
            return new MoneyAmount(minor, currency.getCurrencyCode());
        }
    }

    /** How many copies a location gets. */
    @Schema(name = "OrderedCopies")
    record CopiesBody(
            @NotNull UUID locationId, @Min(1) @Max(100) int quantity) {}

    /** A title to be ordered. */
    @Schema(name = "OrderLineDescription")
    record LineBody(
            @Schema(nullable = true, description = "The record that is there already; none to make a brief one.")
            @Nullable
            UUID recordId,

            @NotBlank @Size(max = 500) @Schema(examples = "Effective Java")
            String title,

            @Size(max = 200) @Schema(nullable = true, examples = "Bloch, Joshua") @Nullable
            String author,

            @Pattern(regexp = "[0-9Xx -]{10,20}") @Schema(nullable = true, examples = "9780134685991") @Nullable
            String isbn,

            @Size(max = 200) @Schema(nullable = true) @Nullable
            String publisher,

            @Size(max = 20) @Schema(nullable = true, examples = "2018") @Nullable
            String year,

            @Schema(description = "Whether the public sees the brief record; hidden if left out.")
            boolean visible,

            @NotBlank @Size(max = 40) @Schema(examples = "book")
            String materialType,

            @NotBlank @Size(max = 40) @Schema(examples = "normal")
            String loanType,

            @Valid @Schema(nullable = true, description = "Price of one copy.") @Nullable
            PriceView price,

            @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
            @Schema(nullable = true, examples = "sci-2026")
            @Nullable
            String fund,

            @Size(max = 500) @Schema(nullable = true) @Nullable
            String note,

            @NotEmpty @Size(max = 50) List<@NotNull @Valid CopiesBody> copies) {

        Order.WantedLine wanted() {
            return new Order.WantedLine(
                    recordId,
                    new BriefTitle(title, author, isbn, publisher, year),
                    visible,
                    new Order.Types(materialType, loanType),
                    new Order.Cost(price == null ? null : price.amount(), fund),
                    note,
                    copies.stream()
                            .map(some -> new Order.Copies(some.locationId(), some.quantity()))
                            .toList());
        }
    }

    /** What is to be ordered. */
    @Schema(name = "OrderDescription")
    record OrderBody(
            @NotNull UUID vendorId,

            @Size(max = 100) @Schema(nullable = true) @Nullable
            String reference,

            @Size(max = 1000) @Schema(nullable = true) @Nullable
            String note,

            @NotEmpty @Size(max = 100) List<@NotNull @Valid LineBody> lines) {}

    /** A copy as clients see it. */
    @Schema(name = "OrderedItem")
    record CopyView(
            UUID itemId,
            Step step,
            @Schema(nullable = true) @Nullable String accession) {}

    /** A line as clients see it. */
    @Schema(name = "OrderLine")
    record LineView(
            int line,
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable PriceView price,
            @Schema(nullable = true) @Nullable String fund,
            @Schema(nullable = true) @Nullable String note,

            @Schema(description = "How many copies are at each step.")
            Map<Step, Integer> copies,

            List<CopyView> items) {}

    /** An order as clients see it. */
    @Schema(name = "Order")
    record OrderView(
            UUID id,
            @Schema(examples = "PO-000017") String number,
            UUID vendorId,
            @Schema(nullable = true) @Nullable String reference,
            @Schema(nullable = true) @Nullable String note,
            String placedBy,
            Instant placedAt,

            @Schema(nullable = true, description = "Since when nothing more is expected.") @Nullable
            Instant closedAt,

            List<LineView> lines) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "OrderPage")
    record OrderPageView(
            List<OrderView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A copy in the box. */
    @Schema(name = "ReceivedCopy")
    record ReceivedBody(
            @Min(1) int line,

            @Schema(nullable = true, description = "Where it is to go; none for whichever is open.") @Nullable
            UUID locationId,

            @Size(max = 60)
            @Pattern(
                    regexp = "\\s*[!-~]{1,40}\\s*",
                    message = "must have 1 to 40 visible ASCII characters and no blanks")
            @Schema(nullable = true, description = "With a barcode it is accessioned at once.")
            @Nullable
            String barcode,

            @Valid @Schema(nullable = true, description = "What it cost, if other than ordered.") @Nullable
            PriceView price) {}

    /** What came. */
    @Schema(name = "OrderReceipt", description = "Without copies, everything that is still expected came.")
    record ReceiptBody(
            @Size(min = 1, max = MOST_COPIES) @Schema(nullable = true) @Nullable
            List<@NotNull @Valid ReceivedBody> copies,

            @Schema(nullable = true, description = "Labels to be queued at each item's branch.") @Nullable
            Set<LabelKind> queueLabels,

            @Size(max = 500) @Schema(nullable = true, examples = "Invoice 4711") @Nullable
            String note) {}

    /** Copies of a line that will not come. */
    @Schema(name = "CancelledCopies")
    record GivenUpBody(
            @Min(1) int line, @Min(1) @Max(MOST_COPIES) int quantity) {}

    /** What will not come. */
    @Schema(name = "OrderCancellation")
    record CancellationBody(
            @NotEmpty @Size(max = 100) List<@NotNull @Valid GivenUpBody> lines,

            @NotBlank @Size(max = 500) @Schema(examples = "Out of print")
            String reason) {}

    /** What has been bound and spent. */
    @Schema(name = "FundSpending")
    record SpendingView(
            @Schema(nullable = true) @Nullable String fund,
            String currency,

            @Schema(description = "By what is still expected, in minor units.")
            long bound,

            @Schema(description = "On what was received, in minor units.")
            long spent,

            long copies) {}

    /** All funds. */
    @Schema(name = "FundSpendings")
    record SpendingsView(List<SpendingView> items) {}

    @POST
    @Command
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = "Each title gets a brief record, hidden from the public unless wished otherwise, and each "
                    + "copy an item that is on its way: it exists, and nobody borrows it.")
    @APIResponse(
            responseCode = "201",
            description = "Placed.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(
            responseCode = "409",
            description = "`order-refused`, with every reason: `unknown-vendor`, `vendor-inactive`, `unknown-record`, "
                    + "`already-catalogued` (with the record that has the ISBN), `copy-refused` with those of items")
    public Response place(@NotNull @Valid OrderBody body) {
        int copies = body.lines().stream()
                .flatMap(line -> line.copies().stream())
                .mapToInt(CopiesBody::quantity)
                .sum();
        if (copies > MOST_COPIES) {
            return Problem.invalid("lines", "too-many-copies", "An order has at most " + MOST_COPIES + " copies.")
                    .response();
        }
        var wanted = new Order.Wanted(
                body.vendorId(),
                body.reference(),
                body.note(),
                body.lines().stream().map(LineBody::wanted).toList());
        return switch (place.place(wanted, hand())) {
            case PlaceOrders.Outcome.Placed(Order order) ->
                Response.created(URI.create("orders/" + order.id()))
                        .entity(views(List.of(order)).getFirst())
                        .build();
            case PlaceOrders.Outcome.Refused(var reasons) -> throw refused("The order cannot be placed so.", reasons);
        };
    }

    @GET
    @Operation(operationId = "listOrders", summary = "List orders, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = OrderPageView.class)))
    public Response list(
            @QueryParam("vendorId") @Nullable UUID vendorId,
            @QueryParam("open") @Nullable Boolean open,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        List<Order> found = orders.list(new Orders.Filter(vendorId, open), page.afterId(), page.limit() + 1);
        var views = new HashMap<UUID, OrderView>();
        views(found).forEach(view -> views.put(view.id(), view));
        return Page.of(found, page, order -> Cursor.of(order.id()))
                .map(order -> Objects.requireNonNull(views.get(order.id())))
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOrder", summary = "Read an order")
    @APIResponse(
            responseCode = "200",
            description = "The order.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return orders.find(id)
                .map(order -> Response.ok(views(List.of(order)).getFirst()).build())
                .orElseGet(OrderResource::unknown);
    }

    @GET
    @Path("/spending")
    @Operation(operationId = "readSpending", summary = "See what is bound and spent, by fund")
    public SpendingsView spending() {
        return new SpendingsView(orders.spending().stream()
                .map(one ->
                        new SpendingView(one.fund(), one.currency(), one.boundMinor(), one.spentMinor(), one.copies()))
                .toList());
    }

    @POST
    @Path("/{id}/receipts")
    @Command
    @Operation(
            operationId = "receiveOrder",
            summary = "Receive what came, all or in part",
            description = "A copy with a barcode is accessioned at once. All of the box is received, or nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Received; the order as it is now.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`order-refused`, with every reason: `unknown-line`, `more-than-ordered`, `copy-refused`")
    public Response receive(@PathParam("id") UUID id, @NotNull @Valid ReceiptBody body) {
        List<ReceivedBody> copies = body.copies();
        List<Receipt.Copy> box = copies == null ? null : new ArrayList<>();
        if (copies != null && box != null) {
            copies.forEach(copy -> box.add(new Receipt.Copy(
                    copy.line(),
                    copy.locationId(),
                    copy.barcode() == null ? null : Barcode.scanned(copy.barcode()),
                    copy.price() == null ? null : copy.price().amount())));
        }
        Set<LabelKind> queue = body.queueLabels();
        return answer(id, receive.receive(id, box, queue == null ? Set.of() : queue, body.note(), hand()));
    }

    @POST
    @Path("/{id}/cancellations")
    @Command
    @Operation(
            operationId = "cancelOrderLines",
            summary = "Give up copies that will not come",
            description = "Their items are withdrawn; a brief record that nothing hangs on is deleted.")
    @APIResponse(
            responseCode = "200",
            description = "Given up; the order as it is now.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`order-refused`: `unknown-line`, `more-than-ordered`")
    public Response cancel(@PathParam("id") UUID id, @NotNull @Valid CancellationBody body) {
        List<ReceiveOrders.GivenUp> lines = body.lines().stream()
                .map(line -> new ReceiveOrders.GivenUp(line.line(), line.quantity()))
                .toList();
        return answer(id, receive.cancel(id, lines, body.reason(), hand()));
    }

    private Response answer(UUID id, ReceiveOrders.Outcome outcome) {
        return switch (outcome) {
            case ReceiveOrders.Outcome.Done _ -> read(id);
            case ReceiveOrders.Outcome.Refused(var reasons) ->
                throw refused("What came is not what is expected.", reasons);
            case ReceiveOrders.Outcome.Unknown _ -> unknown();
        };
    }

    /** Thrown, so that nothing of what was written until then stays. */
    private static ProblemException refused(String title, List<? extends Record> reasons) {
        return new ProblemException(Refusal.problem("order-refused", title, reasons));
    }

    private Hand hand() {
        return new Hand(caller.subject(), caller.branches());
    }

    private List<OrderView> views(List<Order> of) {
        List<Order.Line> lines = orders.lines(of.stream().map(Order::id).toList());
        var items = new HashMap<UUID, List<ItemProcess>>();
        processes.ofLines(lines.stream().map(Order.Line::id).toList()).forEach(one -> items.computeIfAbsent(
                        Objects.requireNonNull(one.lineId()), _ -> new ArrayList<>())
                .add(one));
        return of.stream()
                .map(order -> new OrderView(
                        order.id(),
                        order.number(),
                        order.vendorId(),
                        order.reference(),
                        order.note(),
                        order.placed().by(),
                        order.placed().at(),
                        order.closedAt(),
                        lines.stream()
                                .filter(line -> line.orderId().equals(order.id()))
                                .map(line -> view(line, items.getOrDefault(line.id(), List.of())))
                                .toList()))
                .toList();
    }

    private static LineView view(Order.Line line, List<ItemProcess> items) {
        var counts = new EnumMap<Step, Integer>(Step.class);
        items.forEach(one -> counts.merge(one.step(), 1, Integer::sum));
        return new LineView(
                line.number(),
                line.recordId(),
                line.title(),
                PriceView.of(line.price()),
                line.fund(),
                line.note(),
                counts,
                items.stream()
                        .map(one -> new CopyView(one.itemId(), one.step(), one.accession()))
                        .toList());
    }

    private static Response unknown() {
        return Problem.notFound("No order has this id.").response();
    }
}

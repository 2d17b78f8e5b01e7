package org.carrel.catalog.orders.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.orders.Order;
import org.carrel.catalog.orders.Orders;
import org.carrel.catalog.orders.Vendor;
import org.carrel.catalog.processing.Step;
import org.carrel.catalog.processing.app.HandleItems;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.processing.app.ProcessItems;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Isbn;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.events.ProcessTag;
import org.carrel.platform.id.IdSource;

/** Places orders; within the caller's transaction, which must not be committed if the order is refused. */
@ApplicationScoped
public class PlaceOrders {

    /** Where brief records come from. */
    private static final String SOURCE = "orders";

    private final Orders orders;
    private final Records records;
    private final CatalogueRecords catalogue;
    private final HandleItems handle;
    private final ProcessItems process;
    private final IdSource ids;
    private final Clock clock;

    PlaceOrders(
            Orders orders,
            Records records,
            CatalogueRecords catalogue,
            HandleItems handle,
            ProcessItems process,
            IdSource ids,
            Clock clock) {
        this.orders = orders;
        this.records = records;
        this.catalogue = catalogue;
        this.handle = handle;
        this.process = process;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of placing an order. */
    public sealed interface Outcome {

        /** It is placed. */
        record Placed(Order order) implements Outcome {}

        /** Rules stand in the way: all of them. What was written until then must not stay. */
        record Refused(List<? extends Record> reasons) implements Outcome {}
    }

    /** There is no such vendor. */
    public record UnknownVendor(String code, UUID vendorId) {}

    /** No new orders go to the vendor. */
    public record VendorInactive(String code, UUID vendorId) {}

    /** There is no such record. */
    public record UnknownRecord(String code, int line, UUID recordId) {}

    /** A title with the ISBN is in the catalogue: name its record, or leave the ISBN out if it is another title. */
    public record AlreadyCatalogued(String code, int line, UUID recordId, String title) {}

    /** A record cannot be made of what is known of the title. */
    public record TitleUnusable(String code, int line, String detail) {}

    /** An item of a line cannot be so. */
    public record CopyRefused(String code, int line, Record reason) {}

    /** Places an order. */
    public Outcome place(Order.Wanted wanted, Hand hand) {
        var reasons = new ArrayList<Record>();
        Optional<Vendor> vendor = orders.vendor(wanted.vendorId());
        if (vendor.isEmpty()) {
            reasons.add(new UnknownVendor("unknown-vendor", wanted.vendorId()));
        } else if (!vendor.get().active()) {
            reasons.add(new VendorInactive("vendor-inactive", wanted.vendorId()));
        }
        if (!reasons.isEmpty()) {
            return new Outcome.Refused(reasons);
        }
        Instant now = clock.instant();
        String number = String.format(Locale.ROOT, "PO-%06d", orders.nextNumber());
        var order = new Order(
                ids.next(),
                number,
                wanted.vendorId(),
                wanted.reference(),
                wanted.note(),
                new Order.Placed(hand.actor(), now),
                null);
        orders.add(order);
        int lineNumber = 0;
        for (Order.WantedLine line : wanted.lines()) {
            lineNumber++;
            place(order, lineNumber, line, hand, reasons);
        }
        return reasons.isEmpty() ? new Outcome.Placed(order) : new Outcome.Refused(reasons);
    }

    private void place(Order order, int number, Order.WantedLine wanted, Hand hand, List<Record> reasons) {
        Optional<CatalogueRecord> title = wanted.recordId() == null
                ? brief(order, number, wanted, hand, reasons)
                : named(number, wanted.recordId(), reasons);
        if (title.isEmpty()) {
            return;
        }
        var line = new Order.Line(
                ids.next(),
                order.id(),
                number,
                title.get().id(),
                wanted.recordId() == null,
                title.get().brief().title(),
                wanted.cost().price(),
                wanted.cost().fund(),
                wanted.note());
        var copies = new ArrayList<ItemDescription>();
        for (Order.Copies some : wanted.copies()) {
            for (int copy = 0; copy < some.quantity(); copy++) {
                copies.add(new ItemDescription(
                        title.get().id(),
                        null,
                        some.locationId(),
                        new ItemDescription.Types(
                                wanted.types().material(), wanted.types().loan()),
                        null,
                        new ItemDescription.Part(null, null),
                        wanted.cost().price(),
                        Set.of(ProcessTag.ON_ORDER),
                        false));
            }
        }
        var added = new ArrayList<UUID>();
        var complaints = new LinkedHashSet<Record>();
        for (ItemOutcome outcome : handle.add(copies, hand)) {
            switch (outcome) {
                case ItemOutcome.Stored stored -> added.add(stored.item().id());
                case ItemOutcome.Refused refused ->
                    refused.reasons().forEach(reason -> complaints.add((Record) reason));
                case ItemOutcome.Unknown _ -> throw new IllegalStateException("a new item cannot be unknown");
            }
        }
        complaints.forEach(reason -> reasons.add(
                reason instanceof ItemReason.OutsideBranchScope
                        ? reason
                        : new CopyRefused("copy-refused", number, reason)));
        orders.addLines(List.of(line));
        process.begin(added, Step.ORDERED, line.id(), null, hand);
    }

    private Optional<CatalogueRecord> named(int number, UUID recordId, List<Record> reasons) {
        Optional<CatalogueRecord> record = records.find(recordId).filter(found -> !found.deleted());
        if (record.isEmpty()) {
            reasons.add(new UnknownRecord("unknown-record", number, recordId));
        }
        return record;
    }

    private Optional<CatalogueRecord> brief(
            Order order, int number, Order.WantedLine wanted, Hand hand, List<Record> reasons) {
        Optional<CatalogueRecord> twin = Optional.ofNullable(wanted.brief().isbn())
                .flatMap(Isbn::parse)
                .flatMap(isbn -> records
                        .list(
                                new Records.Filter(
                                        RecordKey.of(RecordKey.Type.ISBN, isbn.thirteen()), null, null, true),
                                null,
                                1)
                        .stream()
                        .findFirst());
        if (twin.isPresent()) {
            reasons.add(new AlreadyCatalogued(
                    "already-catalogued",
                    number,
                    twin.get().id(),
                    twin.get().brief().title()));
            return Optional.empty();
        }
        String controlNumber = order.number() + "-" + number;
        LocalDate today = order.placed().at().atZone(ZoneOffset.UTC).toLocalDate();
        Octets octets = wanted.brief().record(controlNumber, wanted.types().material(), today);
        return switch (catalogue.add(SOURCE, octets, Serialisation.ISO2709, hand.actor())) {
            case RecordOutcome.Stored stored ->
                Optional.of(wanted.visible() ? stored.record() : hidden(stored.record()));
            case RecordOutcome.Unreadable(String reason, String detail) -> {
                reasons.add(new TitleUnusable(reason, number, detail));
                yield Optional.empty();
            }
            case RecordOutcome.NumberTaken(CatalogueRecord other) -> {
                reasons.add(new AlreadyCatalogued(
                        "already-catalogued", number, other.id(), other.brief().title()));
                yield Optional.empty();
            }
            case RecordOutcome.Objected(var objections) -> {
                reasons.add(new TitleUnusable("title-objected", number, objections.toString()));
                yield Optional.empty();
            }
            case RecordOutcome.Deleted _,
                    RecordOutcome.Held _,
                    RecordOutcome.Doubtful _,
                    RecordOutcome.Unsayable _,
                    RecordOutcome.Conflicting _,
                    RecordOutcome.Impossible _,
                    RecordOutcome.Unknown _ ->
                throw new IllegalStateException("a record that is added is stored or not");
        };
    }

    /** The public need not see what is only on order. */
    private CatalogueRecord hidden(CatalogueRecord made) {
        return catalogue.show(made.id(), _ -> {}, true, "on order") instanceof RecordOutcome.Stored shown
                ? shown.record()
                : made;
    }
}

package org.carrel.catalog.orders.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.orders.Order;
import org.carrel.catalog.orders.Orders;
import org.carrel.catalog.orders.Receipt;
import org.carrel.catalog.processing.ItemProcess;
import org.carrel.catalog.processing.Processes;
import org.carrel.catalog.processing.Step;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.processing.app.ProcessItems;
import org.carrel.catalog.processing.app.ProcessItems.Move;
import org.carrel.catalog.records.app.EndRecords;

/**
 * Receives what was ordered, or gives it up; within the caller's transaction, which must not be committed if a copy is
 * refused.
 */
@ApplicationScoped
public class ReceiveOrders {

    private final Orders orders;
    private final Processes processes;
    private final ProcessItems process;
    private final Items items;
    private final EndRecords catalogue;
    private final Clock clock;

    ReceiveOrders(
            Orders orders, Processes processes, ProcessItems process, Items items, EndRecords catalogue, Clock clock) {
        this.orders = orders;
        this.processes = processes;
        this.process = process;
        this.items = items;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** These items have moved. */
        record Done(List<ItemProcess> moved) implements Outcome {}

        /** Rules stand in the way: all of them. What was written until then must not stay. */
        record Refused(List<? extends Record> reasons) implements Outcome {}

        /** There is no such order. */
        record Unknown() implements Outcome {}
    }

    /** A copy cannot take its step. */
    public record CopyRefused(String code, int line, UUID itemId, Record reason) {}

    /** How many copies of a line will not come. */
    public record GivenUp(int line, int quantity) {}

    /** Receives the copies in a box; without a box, everything that is still expected. */
    public Outcome receive(
            UUID orderId, @Nullable List<Receipt.Copy> box, Set<LabelKind> queue, @Nullable String note, Hand hand) {
        Optional<Open> open = open(orderId);
        if (open.isEmpty()) {
            return new Outcome.Unknown();
        }
        List<Receipt.Copy> copies = box != null
                ? box
                : open.get().expected().stream()
                        .map(one -> new Receipt.Copy(one.line(), one.locationId(), null, null))
                        .toList();
        return switch (Receipt.match(
                copies, open.get().expected(), open.get().lines().keySet())) {
            case Receipt.Outcome.Refused(var reasons) ->
                new Outcome.Refused(reasons.stream().map(Record.class::cast).toList());
            case Receipt.Outcome.Matched(var arrivals) -> {
                var moved = new ArrayList<ItemProcess>();
                var reasons = new ArrayList<Record>();
                for (Receipt.Arrival arrival : arrivals) {
                    arrive(arrival, queue, note, hand, moved, reasons);
                }
                yield ended(orderId, moved, reasons);
            }
        };
    }

    private void arrive(
            Receipt.Arrival arrival,
            Set<LabelKind> queue,
            @Nullable String note,
            Hand hand,
            List<ItemProcess> moved,
            List<Record> reasons) {
        Receipt.Copy copy = arrival.copy();
        boolean labelled = copy.barcode() != null;
        var received = new Move(Step.RECEIVED, copy.barcode(), copy.price(), labelled ? Set.of() : queue, note);
        ItemProcess last = take(arrival.itemId(), copy.line(), received, hand, reasons);
        if (last != null && labelled) {
            var accessioned = new Move(Step.ACCESSIONED, null, null, queue, note);
            last = take(arrival.itemId(), copy.line(), accessioned, hand, reasons);
        }
        if (last != null) {
            moved.add(last);
        }
    }

    /** Gives up copies that will not come: their items are withdrawn. A brief record that nothing hangs on goes too. */
    public Outcome cancel(UUID orderId, List<GivenUp> givenUp, @Nullable String reason, Hand hand) {
        Optional<Open> open = open(orderId);
        if (open.isEmpty()) {
            return new Outcome.Unknown();
        }
        var copies = new ArrayList<Receipt.Copy>();
        for (GivenUp line : givenUp) {
            for (int copy = 0; copy < line.quantity(); copy++) {
                copies.add(new Receipt.Copy(line.line(), null, null, null));
            }
        }
        return switch (Receipt.match(
                copies, open.get().expected(), open.get().lines().keySet())) {
            case Receipt.Outcome.Refused(var reasons) ->
                new Outcome.Refused(reasons.stream().map(Record.class::cast).toList());
            case Receipt.Outcome.Matched(var arrivals) -> {
                var moved = new ArrayList<ItemProcess>();
                var reasons = new ArrayList<Record>();
                for (Receipt.Arrival arrival : arrivals) {
                    ItemProcess cancelled = take(
                            arrival.itemId(), arrival.copy().line(), Move.to(Step.CANCELLED, reason), hand, reasons);
                    if (cancelled != null) {
                        moved.add(cancelled);
                    }
                }
                Outcome outcome = ended(orderId, moved, reasons);
                if (outcome instanceof Outcome.Done) {
                    givenUp.forEach(line ->
                            forget(Objects.requireNonNull(open.get().lines().get(line.line())), hand.actor()));
                }
                yield outcome;
            }
        };
    }

    private void forget(Order.Line line, String actor) {
        boolean allCancelled =
                processes.ofLines(List.of(line.id())).stream().allMatch(one -> one.step() == Step.CANCELLED);
        if (line.recordMade() && allCancelled) {
            // Held by what others have attached to it in the meantime, it stays.
            var _ = catalogue.delete(line.recordId(), _ -> {}, actor, "order given up");
        }
    }

    private @Nullable ItemProcess take(UUID itemId, int line, Move move, Hand hand, List<Record> reasons) {
        return switch (process.advance(itemId, _ -> {}, move, hand)) {
            case ProcessItems.Outcome.Done(var done) -> done;
            case ProcessItems.Outcome.Refused(var why) -> {
                why.forEach(reason -> reasons.add(
                        reason instanceof ItemReason.OutsideBranchScope
                                ? reason
                                : new CopyRefused("copy-refused", line, itemId, reason)));
                yield null;
            }
            case ProcessItems.Outcome.Unknown _ -> throw new IllegalStateException("an order's item is on its way");
        };
    }

    private Outcome ended(UUID orderId, List<ItemProcess> moved, List<Record> reasons) {
        if (!reasons.isEmpty()) {
            return new Outcome.Refused(reasons);
        }
        List<UUID> lines =
                orders.lines(List.of(orderId)).stream().map(Order.Line::id).toList();
        if (processes.ofLines(lines).stream().noneMatch(one -> one.step() == Step.ORDERED)) {
            orders.close(orderId, clock.instant());
        }
        return new Outcome.Done(moved);
    }

    /** What is still expected of an order. */
    private record Open(Map<Integer, Order.Line> lines, List<Receipt.Expected> expected) {}

    private Optional<Open> open(UUID orderId) {
        return orders.findForEdit(orderId).map(order -> {
            var lines = new HashMap<Integer, Order.Line>();
            var expected = new ArrayList<Receipt.Expected>();
            for (Order.Line line : orders.lines(List.of(order.id()))) {
                lines.put(line.number(), line);
                for (ItemProcess one : processes.ofLineForEdit(line.id())) {
                    if (one.step() == Step.ORDERED) {
                        items.find(one.itemId())
                                .ifPresent(item -> expected.add(new Receipt.Expected(
                                        one.itemId(),
                                        line.number(),
                                        item.description().locationId())));
                    }
                }
            }
            return new Open(lines, expected);
        });
    }
}

package org.carrel.catalog.labels.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.labels.Design;
import org.carrel.catalog.labels.Label;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.labels.LabelPrint;
import org.carrel.catalog.labels.Labels;
import org.carrel.catalog.labels.Sheet;
import org.carrel.platform.id.IdSource;

/** Queues labels and prints them; within the caller's transaction. */
@ApplicationScoped
public class PrintLabels {

    /** How many labels one print has at the most. */
    public static final int MOST = 1_000;

    private final Labels labels;
    private final Items items;
    private final DescribeItems describe;
    private final PdfLabels pdf;
    private final IdSource ids;
    private final Clock clock;

    PrintLabels(Labels labels, Items items, DescribeItems describe, PdfLabels pdf, IdSource ids, Clock clock) {
        this.labels = labels;
        this.items = items;
        this.describe = describe;
        this.pdf = pdf;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of printing. */
    public sealed interface Outcome {

        /** It can be fetched; what could be given no label is named. */
        record Printed(LabelPrint print, List<Label.Skipped> skipped) implements Outcome {}

        /** No label came of it. */
        record Nothing(List<Label.Skipped> skipped) implements Outcome {}

        /** There is no such design. */
        record UnknownDesign() implements Outcome {}
    }

    /** Puts labels of items in the queue of a branch; tells how many were not there yet. */
    public int queue(Collection<UUID> itemIds, Set<LabelKind> kinds, UUID branchId, String actor) {
        var entries = new ArrayList<Labels.Queued>();
        for (UUID itemId : itemIds) {
            for (LabelKind kind : LabelKind.values()) {
                if (kinds.contains(kind)) {
                    entries.add(new Labels.Queued(ids.next(), itemId, kind, branchId, actor, clock.instant()));
                }
            }
        }
        return labels.enqueue(entries);
    }

    /** Prints the labels of these items. */
    public Outcome printItems(String designCode, Collection<UUID> itemIds, String actor) {
        return labels.design(designCode)
                .map(design -> print(design.value(), new LinkedHashSet<>(itemIds), List.of(), actor))
                .orElseGet(Outcome.UnknownDesign::new);
    }

    /** Prints what waits at a branch for labels of the design's kind; what can be given no label goes on waiting. */
    public Outcome printQueue(String designCode, UUID branchId, @Nullable String addedBy, String actor) {
        Optional<Labels.Versioned<Design>> design = labels.design(designCode);
        if (design.isEmpty()) {
            return new Outcome.UnknownDesign();
        }
        var wanted = new Labels.Wanted(branchId, design.get().value().kind(), addedBy);
        List<Labels.Queued> waiting = labels.waitingForPrint(wanted, MOST);
        var itemIds = new LinkedHashSet<UUID>();
        waiting.forEach(entry -> itemIds.add(entry.itemId()));
        return print(design.get().value(), itemIds, waiting, actor);
    }

    private Outcome print(Design design, Set<UUID> itemIds, List<Labels.Queued> queued, String actor) {
        Sheet sheet = labels.sheet(design.sheet()).orElseThrow().value();
        var wanted = new ArrayList<Label>();
        var skipped = new ArrayList<Label.Skipped>();
        var found = new ArrayList<Item>();
        for (UUID id : itemIds) {
            items.find(id).ifPresentOrElse(found::add, () -> skipped.add(new Label.Skipped(id, "unknown-item")));
        }
        Map<UUID, Item.Context> contexts = describe.contexts(found);
        for (Item item : found) {
            Optional<String> lacking = Label.lacking(item.description(), design.kind());
            if (lacking.isPresent()) {
                skipped.add(new Label.Skipped(item.id(), lacking.get()));
                continue;
            }
            wanted.add(Label.of(item, Objects.requireNonNull(contexts.get(item.id())), design));
        }
        Map<Label, String> faults = pdf.faults(wanted, design, sheet);
        faults.forEach((label, fault) -> skipped.add(new Label.Skipped(label.itemId(), fault)));
        List<Label> printable =
                wanted.stream().filter(label -> !faults.containsKey(label)).toList();
        if (printable.isEmpty()) {
            return new Outcome.Nothing(skipped);
        }
        var print =
                new LabelPrint(ids.next(), new LabelPrint.Content(sheet, design, printable), actor, clock.instant());
        labels.add(print);
        Set<UUID> done = new LinkedHashSet<>();
        printable.forEach(label -> done.add(label.itemId()));
        labels.printed(
                queued.stream()
                        .filter(entry -> done.contains(entry.itemId()))
                        .map(Labels.Queued::id)
                        .toList(),
                print.id());
        return new Outcome.Printed(print, skipped);
    }
}

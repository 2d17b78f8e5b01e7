package org.carrel.catalog.imports.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Standing;
import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Reports;
import org.carrel.catalog.imports.UndoneRecord;
import org.carrel.catalog.imports.UndoneRecord.Outcome;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.RecordUse;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.catalog.records.app.EndRecords;
import org.carrel.catalog.records.app.StoreRecords;
import org.carrel.events.Availability;
import org.carrel.platform.security.BranchScope;

/**
 * Takes back what an import did to a batch of records, in the caller's transaction. What somebody has built on is kept
 * and named: a record that was edited since, an item that is on loan.
 */
@ApplicationScoped
class UndoBatch {

    private static final int BATCH = 100;
    private static final String HAS_ITEMS = "has-items";

    private final Imports imports;
    private final Reports reports;
    private final Records records;
    private final StoreRecords store;
    private final CatalogueRecords catalogue;
    private final EndRecords ending;
    private final Items items;
    private final DescribeItems describe;
    private final Availabilities availabilities;
    private final List<RecordUse> uses;

    UndoBatch(
            Imports imports,
            Reports reports,
            Records records,
            StoreRecords store,
            CatalogueRecords catalogue,
            EndRecords ending,
            Items items,
            DescribeItems describe,
            Availabilities availabilities,
            @All List<RecordUse> uses) {
        this.imports = imports;
        this.reports = reports;
        this.records = records;
        this.store = store;
        this.catalogue = catalogue;
        this.ending = ending;
        this.items = items;
        this.describe = describe;
        this.availabilities = availabilities;
        this.uses = uses;
    }

    /** Takes back the next batch; false if there is none. */
    boolean undo(Import started) {
        List<ImportedRecord> reported = reports.toUndo(started.id(), imports.undoneTo(started.id()), BATCH);
        if (reported.isEmpty()) {
            return false;
        }
        var first = new LinkedHashMap<UUID, Long>();
        for (ImportedRecord record : reported) {
            UUID id = record.recordId();
            if (id != null) {
                first.putIfAbsent(id, record.number());
            }
        }
        var batch = new Batch(started, first);
        List<UndoneRecord> undone = batch.undo();
        reports.noteUndone(started.id(), undone);
        imports.noteUndo(started.id(), undone.size(), reported.getLast().number());
        return true;
    }

    /** One transaction's worth of records. */
    private final class Batch {

        private final Import started;
        private final Map<UUID, Long> numbers;
        private final Provenance provenance;
        private final Map<UUID, Records.Current> heads = new HashMap<>();
        private final Map<UUID, Records.Since> since;
        private final Map<UUID, Set<UUID>> made = new HashMap<>();
        private final Map<UUID, List<Item>> live = new HashMap<>();
        private final Set<UUID> busy = new HashSet<>();
        private final List<StoreRecords.Placement> restored = new ArrayList<>();

        Batch(Import started, Map<UUID, Long> numbers) {
            this.started = started;
            this.numbers = numbers;
            this.provenance =
                    new Provenance(Provenance.Origin.UNDO, started.sender().actor(), started.id());
            Collection<UUID> ids = numbers.keySet();
            records.headsForEdit(ids).forEach(head -> heads.put(head.record().id(), head));
            since = records.since(started.id(), ids);
            reports.itemsMade(started.id(), ids).forEach((record, own) -> made.put(record, new HashSet<>(own)));
            items.liveOf(ids)
                    .forEach(item -> live.computeIfAbsent(item.description().recordId(), _ -> new ArrayList<>())
                            .add(item));
            Map<UUID, Standing> standings = availabilities.of(
                    live.values().stream().flatMap(List::stream).map(Item::id).toList());
            standings.forEach((item, standing) -> {
                if (isBusy(standing)) {
                    busy.add(item);
                }
            });
        }

        private static boolean isBusy(Standing standing) {
            boolean idle = standing.availability() == Availability.AVAILABLE
                    || standing.availability() == Availability.UNKNOWN
                    || standing.availability() == Availability.WITHDRAWN;
            return !idle || standing.requestsWaiting() > 0;
        }

        List<UndoneRecord> undo() {
            var undone = new ArrayList<UndoneRecord>(numbers.size());
            numbers.forEach((id, number) -> undone.add(undo(id, number)));
            if (!restored.isEmpty()) {
                store.place(started.source(), restored, provenance);
            }
            return undone;
        }

        private UndoneRecord undo(UUID id, long number) {
            Records.Current head = heads.get(id);
            Records.Since history = since.get(id);
            if (head == null || history == null) {
                return new UndoneRecord(number, id, Outcome.KEPT, List.of("deleted-since"));
            }
            if (!history.untouched()) {
                return new UndoneRecord(number, id, Outcome.KEPT, List.of("changed-since"));
            }
            RecordVersion.Original before = history.before();
            if (before == null) {
                return remove(id, number);
            }
            return switch (catalogue.take(before.octets(), before.serialisation(), before.charset(), List.of())) {
                case Incoming.Taken.Refused refused ->
                    new UndoneRecord(number, id, Outcome.KEPT, List.of(refused.reason()));
                case Incoming.Taken.Accepted(Incoming incoming) -> {
                    restored.add(new StoreRecords.Placement(head.record(), incoming.with(before)));
                    yield new UndoneRecord(number, id, Outcome.RESTORED, withdraw(id));
                }
            };
        }

        private UndoneRecord remove(UUID id, long number) {
            Set<UUID> own = made.getOrDefault(id, Set.of());
            var reasons = new ArrayList<String>();
            for (Item item : live.getOrDefault(id, List.of())) {
                if (busy.contains(item.id())) {
                    reasons.add("item-in-use");
                } else if (!own.contains(item.id())) {
                    reasons.add(HAS_ITEMS);
                }
            }
            uses.stream()
                    .flatMap(use -> use.holding(id).stream())
                    .map(RecordUse.Hold::code)
                    .filter(code -> !code.equals(HAS_ITEMS))
                    .forEach(reasons::add);
            if (!reasons.isEmpty()) {
                return new UndoneRecord(
                        number, id, Outcome.KEPT, reasons.stream().distinct().toList());
            }
            withdraw(id);
            return switch (ending.delete(id, _ -> {}, started.sender().actor(), null)) {
                case RecordOutcome.Deleted _ -> new UndoneRecord(number, id, Outcome.REMOVED, List.of());
                case RecordOutcome.Held held ->
                    new UndoneRecord(
                            number,
                            id,
                            Outcome.KEPT,
                            held.holds().stream().map(RecordUse.Hold::code).toList());
                case RecordOutcome other -> throw new IllegalStateException("a deletion cannot end as " + other);
            };
        }

        /** Withdraws the items that the import made and nobody uses; tells why others stay. */
        private List<String> withdraw(UUID id) {
            Set<UUID> own = made.getOrDefault(id, Set.of());
            var reasons = new HashSet<String>();
            var idle = new ArrayList<UUID>();
            for (Item item : live.getOrDefault(id, List.of())) {
                if (own.contains(item.id()) && !busy.contains(item.id())) {
                    idle.add(item.id());
                } else if (own.contains(item.id())) {
                    reasons.add("item-in-use");
                }
            }
            if (!idle.isEmpty()) {
                var editor = new Editor(
                        started.sender().actor(), new BranchScope.Everywhere(), Editor.Origin.UNDO, started.id());
                describe
                        .edit(
                                idle,
                                item -> describe.described(
                                        item, item.description().asWithdrawn()),
                                editor)
                        .values()
                        .stream()
                        .filter(ItemOutcome.Refused.class::isInstance)
                        .flatMap(outcome -> ((ItemOutcome.Refused) outcome).reasons().stream())
                        .forEach(reason -> reasons.add(reason.code()));
            }
            return List.copyOf(reasons);
        }
    }
}

package org.carrel.catalog.imports.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.imports.Choice;
import org.carrel.catalog.imports.Decision;
import org.carrel.catalog.imports.HeldRecord;
import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportedItem;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.ImportedRecord.Outcome;
import org.carrel.catalog.imports.ImportedRecord.Rejection;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Reports;
import org.carrel.catalog.imports.StagedRecord;
import org.carrel.catalog.imports.app.CheckBatch.Checked;
import org.carrel.catalog.imports.app.DecideBatch.Wanted;
import org.carrel.catalog.imports.app.ImportFile.Read;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.app.StoreRecords;
import org.carrel.catalog.validation.Rules;

/**
 * Stores a batch of an import's records as its plan says, with their items, in the caller's transaction. Records that
 * could match each other are stored one after the other, so that the second finds the first.
 */
@ApplicationScoped
class StoreBatch {

    private final CheckBatch check;
    private final DecideBatch decide;
    private final StoreRecords store;
    private final ImportItems items;
    private final Reports reports;
    private final Imports imports;

    StoreBatch(
            CheckBatch check,
            DecideBatch decide,
            StoreRecords store,
            ImportItems items,
            Reports reports,
            Imports imports) {
        this.check = check;
        this.decide = decide;
        this.store = store;
        this.items = items;
        this.reports = reports;
        this.imports = imports;
    }

    /** Stores a batch and notes what became of it. */
    Import.Progress store(Import started, List<Read> batch) {
        Map<Long, Choice> choices = reports.choices(
                started.id(), batch.getFirst().number(), batch.getLast().number());
        var report = new TreeMap<Long, ImportedRecord>();
        var accepted = new ArrayList<Arrived>(batch.size());
        var checked = new ArrayList<Checked>(batch.size());
        for (Read read : batch) {
            switch (read.taken()) {
                case Incoming.Taken.Refused refused -> checked.add(CheckBatch.unusable(read, refused));
                case Incoming.Taken.Accepted(Incoming incoming) ->
                    accepted.add(new Arrived(read, new Wanted(incoming, choices.get(read.number()))));
            }
        }
        Rules rules = check.rules();
        var made = new ArrayList<ImportedItem>();
        for (int from = 0; from < accepted.size(); ) {
            List<Arrived> rest = accepted.subList(from, accepted.size());
            int apart = decide.apart(
                    started.plan(), rest.stream().map(Arrived::wanted).toList());
            from += stored(started, rest.subList(0, apart), rules, checked, report, made);
        }
        for (Checked one : checked) {
            if (one.taken() instanceof Incoming.Taken.Refused refused) {
                report.put(
                        one.number(),
                        ImportedRecord.rejected(one.number(), one.offset(), one.rejection(refused), one.kept()));
            }
        }
        var records = List.copyOf(report.values());
        var done = new Import.Progress(
                records.size(),
                Import.Outcomes.of(records),
                new Import.Items(count(made, ImportedItem.Outcome.CREATED), count(made, ImportedItem.Outcome.REJECTED)),
                CheckBatch.counts(checked),
                0,
                records.getLast().offset());
        imports.note(started.id(), records, done);
        return done;
    }

    /** What came of a decision on one record. */
    sealed interface Settled {

        /** It is carried out. */
        record Done(ImportedRecord report, Import.Items items) implements Settled {}

        /** It cannot be carried out. */
        record Impossible(String reason) implements Settled {}
    }

    /**
     * Carries out what somebody decided of one record.
     *
     * @param touching whether they may change what is protected
     */
    Settled settle(Import started, long number, Incoming incoming, Choice choice, boolean touching) {
        var one = new Numbered(number, 0, new Wanted(incoming, choice));
        Decision decision = decide.decide(started.plan(), started.source(), List.of(one.wanted()), touching)
                .getFirst();
        if (decision instanceof Decision.Ask ask) {
            return new Settled.Impossible(ask.reason());
        }
        var report = new TreeMap<Long, ImportedRecord>();
        var made = new ArrayList<ImportedItem>();
        apply(started, List.of(one), List.of(decision), report, made);
        return new Settled.Done(
                report.firstEntry().getValue(),
                new Import.Items(
                        count(made, ImportedItem.Outcome.CREATED), count(made, ImportedItem.Outcome.REJECTED)));
    }

    /** A record that has been read, and what somebody decided of it. */
    private record Arrived(Read read, Wanted wanted) {}

    /** A record at its place in the file. */
    private record Numbered(long number, long offset, Wanted wanted) {

        ImportedRecord became(Outcome outcome, UUID record) {
            return new ImportedRecord(number, offset, outcome, record, null, List.of());
        }
    }

    /** Stores records that share nothing, up to the first that goes where another went; tells how many. */
    private int stored(
            Import started,
            List<Arrived> apart,
            Rules rules,
            List<Checked> checked,
            Map<Long, ImportedRecord> report,
            List<ImportedItem> made) {
        List<Decision> decisions = decide.decide(
                started.plan(),
                started.source(),
                apart.stream().map(Arrived::wanted).toList(),
                started.sender().touchesProtected());
        var targets = new HashSet<UUID>();
        var sound = new ArrayList<Numbered>(apart.size());
        var carriedOut = new ArrayList<Decision>(apart.size());
        int count = 0;
        while (count < decisions.size() && isFirst(decisions.get(count), targets)) {
            Arrived one = apart.get(count);
            Decision decision = decisions.get(count);
            Checked looked = CheckBatch.checked(
                    started.plan().findings(), one.read(), one.wanted().incoming(), decision, rules);
            checked.add(looked);
            if (looked.taken() instanceof Incoming.Taken.Accepted) {
                sound.add(new Numbered(one.read().number(), one.read().offset(), one.wanted()));
                carriedOut.add(decision);
            }
            count++;
        }
        apply(started, sound, carriedOut, report, made);
        return count;
    }

    private static boolean isFirst(Decision decision, Set<UUID> targets) {
        return switch (decision) {
            case Decision.Revise revise -> targets.add(revise.target().id());
            case Decision.Same same -> targets.add(same.target().id());
            case Decision.Create _, Decision.Leave _, Decision.Ask _ -> true;
        };
    }

    private void apply(
            Import started,
            List<Numbered> batch,
            List<Decision> decisions,
            Map<Long, ImportedRecord> report,
            List<ImportedItem> made) {
        var placements = new ArrayList<StoreRecords.Placement>();
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Create create -> placements.add(new StoreRecords.Placement(null, create.incoming()));
                case Decision.Revise revise ->
                    placements.add(new StoreRecords.Placement(revise.target(), revise.result()));
                case Decision.Same _, Decision.Leave _, Decision.Ask _ -> {
                    // Nothing is stored.
                }
            }
        }
        var provenance =
                new Provenance(Provenance.Origin.IMPORT, started.sender().actor(), started.id());
        var placed = placements.isEmpty()
                ? List.<CatalogueRecord>of().iterator()
                : store.place(started.source(), placements, provenance).iterator();
        var held = new ArrayList<HeldRecord>();
        var bringing = new ArrayList<ImportItems.Bringing>();
        for (int index = 0; index < batch.size(); index++) {
            Numbered one = batch.get(index);
            Incoming incoming = one.wanted().incoming();
            ImportedRecord result =
                    switch (decisions.get(index)) {
                        case Decision.Create _ ->
                            one.became(Outcome.CREATED, placed.next().id());
                        case Decision.Revise _ ->
                            one.became(Outcome.UPDATED, placed.next().id());
                        case Decision.Same same ->
                            one.became(Outcome.UNCHANGED, same.target().id());
                        case Decision.Leave leave ->
                            new ImportedRecord(
                                    one.number(),
                                    one.offset(),
                                    Outcome.SKIPPED,
                                    leave.match(),
                                    new Rejection(leave.reason(), "The record was left out.", ""),
                                    List.of());
                        case Decision.Ask ask -> {
                            held.add(held(one, ask));
                            yield new ImportedRecord(
                                    one.number(),
                                    one.offset(),
                                    Outcome.REVIEW,
                                    null,
                                    new Rejection(ask.reason(), ask.detail(), ""),
                                    List.of());
                        }
                    };
            report.put(one.number(), result);
            UUID record = result.recordId();
            if (record != null && result.outcome() != Outcome.SKIPPED) {
                bringing.add(new ImportItems.Bringing(
                        one.number(), record, result.outcome() != Outcome.CREATED, incoming.fields()));
            }
        }
        reports.hold(started.id(), held);
        made.addAll(items.add(started, bringing));
    }

    private static HeldRecord held(Numbered one, Decision.Ask ask) {
        Incoming incoming = one.wanted().incoming();
        return new HeldRecord(
                one.number(),
                ask.reason(),
                incoming.brief().title(),
                ask.candidates().stream().map(StagedRecord.Alternative::of).toList(),
                new HeldRecord.Original(
                        incoming.original().octets(),
                        incoming.original().serialisation(),
                        incoming.original().charset()));
    }

    private static long count(List<ImportedItem> items, ImportedItem.Outcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }
}

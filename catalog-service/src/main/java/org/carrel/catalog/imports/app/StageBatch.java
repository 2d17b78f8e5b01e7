package org.carrel.catalog.imports.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Action;
import org.carrel.catalog.imports.Decision;
import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Reports;
import org.carrel.catalog.imports.StagedRecord;
import org.carrel.catalog.imports.app.CheckBatch.Checked;
import org.carrel.catalog.imports.app.DecideBatch.Wanted;
import org.carrel.catalog.imports.app.ImportFile.Read;
import org.carrel.catalog.matching.Match;
import org.carrel.catalog.overlay.FieldDiff;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.validation.Rules;

/** Finds out what would become of a batch of an import's records, and notes it; stores no record. */
@ApplicationScoped
class StageBatch {

    /** Of each batch, so many changes are kept as samples. */
    private static final int SAMPLES = 5;

    private final CheckBatch check;
    private final DecideBatch decide;
    private final ImportItems items;
    private final Reports reports;
    private final Imports imports;
    private final Records records;
    private final ReadRecord read;

    StageBatch(
            CheckBatch check,
            DecideBatch decide,
            ImportItems items,
            Reports reports,
            Imports imports,
            Records records,
            ReadRecord read) {
        this.check = check;
        this.decide = decide;
        this.items = items;
        this.reports = reports;
        this.imports = imports;
        this.records = records;
        this.read = read;
    }

    /** Notes what would become of a batch. */
    Import.Progress stage(Import started, List<Read> batch) {
        var staged = new ArrayList<StagedRecord>(batch.size());
        var checked = new ArrayList<Checked>(batch.size());
        var accepted = new ArrayList<Read>(batch.size());
        var wanted = new ArrayList<Wanted>(batch.size());
        for (Read read : batch) {
            switch (read.taken()) {
                case Incoming.Taken.Refused refused -> checked.add(CheckBatch.unusable(read, refused));
                case Incoming.Taken.Accepted(Incoming incoming) -> {
                    accepted.add(read);
                    wanted.add(new Wanted(incoming, null));
                }
            }
        }
        List<Decision> decisions = wanted.isEmpty()
                ? List.of()
                : decide.decide(
                        started.plan(),
                        started.source(),
                        wanted,
                        started.sender().touchesProtected());
        Map<UUID, Records.Current> asked = asked(decisions);
        Rules rules = check.rules();
        var samples = new EnumMap<Action, Integer>(Action.class);
        var bringing = new ArrayList<ImportItems.Bringing>();
        for (int index = 0; index < decisions.size(); index++) {
            Incoming incoming = wanted.get(index).incoming();
            Decision decision = decisions.get(index);
            Checked one = CheckBatch.checked(started.plan().findings(), accepted.get(index), incoming, decision, rules);
            checked.add(one);
            if (one.taken() instanceof Incoming.Taken.Refused) {
                continue;
            }
            boolean sample = samples.merge(decision.action(), 1, Integer::sum) <= SAMPLES;
            staged.add(staged(one, incoming, decision, sample, asked));
            switch (decision) {
                case Decision.Create _ -> bringing.add(bringing(one, null, incoming));
                case Decision.Revise revise ->
                    bringing.add(bringing(one, revise.target().id(), incoming));
                case Decision.Same same ->
                    bringing.add(bringing(one, same.target().id(), incoming));
                case Decision.Leave _, Decision.Ask _ -> {
                    // Brings nothing.
                }
            }
        }
        for (Checked one : checked) {
            if (one.taken() instanceof Incoming.Taken.Refused refused) {
                staged.add(new StagedRecord(
                        one.number(),
                        one.offset(),
                        Action.REJECTED,
                        null,
                        null,
                        one.rejection(refused),
                        List.of(),
                        null,
                        one.kept(),
                        null));
            }
        }
        reports.stage(started.id(), staged);
        items.preview(started, bringing);
        long rejected = staged.stream()
                .filter(record -> record.action() == Action.REJECTED)
                .count();
        var done = new Import.Progress(
                batch.size(),
                new Import.Outcomes(0, 0, 0, 0, 0, rejected),
                Import.Items.NONE,
                CheckBatch.counts(checked),
                0,
                batch.getLast().offset());
        imports.note(started.id(), List.of(), done);
        return done;
    }

    private static ImportItems.Bringing bringing(Checked read, @Nullable UUID record, Incoming incoming) {
        return new ImportItems.Bringing(read.number(), record, record != null, incoming.fields());
    }

    /** What stands in the catalogue where one record may be meant. */
    private Map<UUID, Records.Current> asked(List<Decision> decisions) {
        List<UUID> single = decisions.stream()
                .filter(Decision.Ask.class::isInstance)
                .map(decision -> ((Decision.Ask) decision).candidates())
                .filter(candidates -> candidates.size() == 1)
                .map(candidates -> candidates.getFirst().record().id())
                .distinct()
                .toList();
        var found = new HashMap<UUID, Records.Current>();
        if (!single.isEmpty()) {
            records.current(single)
                    .forEach(current -> found.put(current.record().id(), current));
        }
        return found;
    }

    private StagedRecord staged(
            Checked one, Incoming incoming, Decision decision, boolean sample, Map<UUID, Records.Current> asked) {
        UUID record = null;
        ImportedRecord.Rejection why = null;
        List<Match.Found> candidates = List.of();
        List<FieldDiff> diff = null;
        switch (decision) {
            case Decision.Create _ -> {
                // There is nothing to compare it with.
            }
            case Decision.Revise revise -> {
                record = revise.target().id();
                diff = sample
                        ? FieldDiff.between(revise.before(), revise.result().fields())
                        : null;
            }
            case Decision.Same same -> record = same.target().id();
            case Decision.Leave leave -> {
                record = leave.match();
                why = new ImportedRecord.Rejection(leave.reason(), "The record is left out.", "");
            }
            case Decision.Ask ask -> {
                candidates = ask.candidates();
                why = new ImportedRecord.Rejection(ask.reason(), ask.detail(), "");
                Records.Current current = candidates.size() == 1
                        ? asked.get(candidates.getFirst().record().id())
                        : null;
                diff = current == null ? null : FieldDiff.between(read.view(current.original()), incoming.fields());
            }
        }
        return new StagedRecord(
                one.number(),
                one.offset(),
                decision.action(),
                record,
                incoming.brief().title(),
                why,
                candidates.stream().map(StagedRecord.Alternative::of).toList(),
                diff,
                one.kept(),
                null);
    }
}

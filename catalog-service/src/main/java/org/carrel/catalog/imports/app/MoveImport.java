package org.carrel.catalog.imports.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.imports.Action;
import org.carrel.catalog.imports.Choice;
import org.carrel.catalog.imports.HeldRecord;
import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Reports;
import org.carrel.catalog.imports.StagedRecord;
import org.carrel.catalog.imports.Task;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CatalogueRecords;

/** What somebody does with an import that has come to rest; within the caller's transaction. */
@ApplicationScoped
public class MoveImport {

    private final Imports imports;
    private final Reports reports;
    private final Records records;
    private final CatalogueRecords catalogue;
    private final StoreBatch store;
    private final RunImports runner;
    private final Clock clock;

    MoveImport(
            Imports imports,
            Reports reports,
            Records records,
            CatalogueRecords catalogue,
            StoreBatch store,
            RunImports runner,
            Clock clock) {
        this.imports = imports;
        this.reports = reports;
        this.records = records;
        this.catalogue = catalogue;
        this.store = store;
        this.runner = runner;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Moved {

        /** It is as wanted, or will be. */
        record On(Import now) implements Moved {}

        /** It is not in a state from which that can be done. */
        record NotNow(ImportState state) implements Moved {}

        /** There is no such import. */
        record Unknown() implements Moved {}

        /** No frame of it has this number and waits for a decision. */
        record NoSuchRecord() implements Moved {}

        /** The record that is to be overlaid does not exist or is deleted. */
        record NoSuchTarget(UUID recordId) implements Moved {}

        /** It cannot be done with this record. */
        record Impossible(String reason) implements Moved {}
    }

    /** Stores what was staged. */
    public Moved commit(UUID id) {
        return moved(id, List.of(ImportState.STAGED), Task.STORE);
    }

    /** Takes back what was stored. */
    public Moved undo(UUID id) {
        return moved(id, List.of(ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED), Task.UNDO);
    }

    private Moved moved(UUID id, List<ImportState> from, Task task) {
        Optional<Import> found = imports.findForMove(id);
        if (found.isEmpty()) {
            return new Moved.Unknown();
        }
        if (!from.contains(found.get().state())) {
            return new Moved.NotNow(found.get().state());
        }
        imports.queue(id, task);
        runner.wake();
        return new Moved.On(imports.find(id).orElseThrow());
    }

    /** Gives up what was staged. */
    public Moved discard(UUID id) {
        Optional<Import> found = imports.findForMove(id);
        if (found.isEmpty()) {
            return new Moved.Unknown();
        }
        if (found.get().state() != ImportState.STAGED) {
            return new Moved.NotNow(found.get().state());
        }
        imports.end(id, ImportState.DISCARDED, null, clock.instant());
        return new Moved.On(imports.find(id).orElseThrow());
    }

    /**
     * Decides of one record: before the commit for then, after the run at once.
     *
     * @param actor who decides
     * @param touching whether they may change what is protected; the commit of a staged import goes by what its sender
     *     might
     */
    public Moved decide(UUID id, long number, Choice choice, String actor, boolean touching) {
        Optional<Import> found = imports.findForMove(id);
        if (found.isEmpty()) {
            return new Moved.Unknown();
        }
        UUID target = choice.recordId();
        if (target != null
                && records.find(target).filter(record -> !record.deleted()).isEmpty()) {
            return new Moved.NoSuchTarget(target);
        }
        return switch (found.get().state()) {
            case STAGED -> decideStaged(found.get(), number, choice, actor);
            case DONE, CANCELLED -> decideHeld(found.get(), number, choice, touching);
            case RECEIVING, QUEUED, RUNNING, DISCARDED, UNDONE, FAILED ->
                new Moved.NotNow(found.get().state());
        };
    }

    private Moved decideStaged(Import staged, long number, Choice choice, String actor) {
        Optional<StagedRecord> record = reports.staged(staged.id(), number);
        if (record.isEmpty() || record.get().action() == Action.REJECTED) {
            return new Moved.NoSuchRecord();
        }
        reports.choose(staged.id(), number, choice, actor, clock.instant());
        return new Moved.On(staged);
    }

    private Moved decideHeld(Import done, long number, Choice choice, boolean touching) {
        Optional<HeldRecord> held = reports.takeHeld(done.id(), number);
        if (held.isEmpty()) {
            return new Moved.NoSuchRecord();
        }
        HeldRecord.Original original = held.get().original();
        Incoming.Taken taken =
                catalogue.take(original.octets(), original.serialisation(), original.charset(), List.of());
        return switch (taken) {
            case Incoming.Taken.Refused refused -> new Moved.Impossible(refused.reason());
            case Incoming.Taken.Accepted(Incoming incoming) ->
                switch (store.settle(done, number, incoming, choice, touching)) {
                    case StoreBatch.Settled.Impossible impossible -> {
                        reports.hold(done.id(), List.of(held.get()));
                        yield new Moved.Impossible(impossible.reason());
                    }
                    case StoreBatch.Settled.Done settled -> {
                        reports.settle(done.id(), settled.report());
                        imports.settle(done.id(), settled.report().outcome(), settled.items());
                        yield new Moved.On(imports.find(done.id()).orElseThrow());
                    }
                };
        };
    }
}

package org.carrel.catalog.drafts.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.comparing.Difference;
import org.carrel.catalog.comparing.ThreeWay;
import org.carrel.catalog.drafts.Draft;
import org.carrel.catalog.drafts.Draft.Act;
import org.carrel.catalog.drafts.Draft.Proposal;
import org.carrel.catalog.drafts.Drafts;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.EditRecords;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Lets people propose changes of records, and others decide of them; within the caller's transaction. */
@ApplicationScoped
public class ReviewDrafts {

    private final Drafts drafts;
    private final Records records;
    private final ReadRecord read;
    private final EditRecords edit;
    private final Caller caller;
    private final IdSource ids;
    private final Clock clock;

    ReviewDrafts(
            Drafts drafts,
            Records records,
            ReadRecord read,
            EditRecords edit,
            Caller caller,
            IdSource ids,
            Clock clock) {
        this.drafts = drafts;
        this.records = records;
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of an act. */
    public sealed interface Outcome {

        /** It is stored. */
        record Stored(Draft draft) implements Outcome {}

        /** It may not be done. */
        record Refused(Draft.Refusal refusal) implements Outcome {}

        /** The author has an open draft of the record. */
        record AlreadyOpen(Draft draft) implements Outcome {}

        /** It would change nothing. */
        record NoChange() implements Outcome {}

        /** The record has changed since, and the draft changes the same fields in another way. */
        record Conflicting(List<ThreeWay.Conflict> conflicts) implements Outcome {}

        /** The record did not take it. */
        record NotTaken(RecordOutcome outcome) implements Outcome {}

        /** There is no such version of the record. */
        record UnknownBase() implements Outcome {}

        /** There is no such draft, or no such record. */
        record Unknown() implements Outcome {}
    }

    /**
     * Proposes a change of a record.
     *
     * @param precondition is given the record's version and throws if the change was not made on it
     */
    public Outcome propose(
            UUID recordId,
            LongConsumer precondition,
            MarcRecord wanted,
            boolean readingAccepted,
            @Nullable String reason) {
        Optional<CatalogueRecord> record = records.find(recordId).filter(found -> !found.deleted());
        if (record.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(record.get().version());
        int base = record.get().currentVersion();
        if (version(recordId, base)
                .map(before -> Difference.between(before, wanted).none())
                .orElse(true)) {
            return new Outcome.NoChange();
        }
        Instant now = clock.instant();
        var draft = new Draft(
                ids.next(),
                1,
                recordId,
                new Proposal(base, wanted, readingAccepted, reason),
                caller.subject(),
                Draft.State.WAITING,
                null,
                now,
                now);
        return drafts.add(draft)
                ? new Outcome.Stored(draft)
                : drafts.openOf(recordId, caller.subject())
                        .<Outcome>map(Outcome.AlreadyOpen::new)
                        .orElseGet(Outcome.Unknown::new);
    }

    /**
     * Proposes something else, for another look.
     *
     * @param base the version of the record that it was made on; null for the one of the former proposal
     */
    public Outcome rework(
            UUID id,
            LongConsumer precondition,
            MarcRecord wanted,
            boolean readingAccepted,
            @Nullable String reason,
            @Nullable Integer base) {
        return acted(id, precondition, Act.REWORK, draft -> {
            int on = base == null ? draft.proposal().base() : base;
            Optional<MarcRecord> before = version(draft.recordId(), on);
            if (before.isEmpty()) {
                return new Outcome.UnknownBase();
            }
            return Difference.between(before.get(), wanted).none()
                    ? new Outcome.NoChange()
                    : stored(draft.reworked(new Proposal(on, wanted, readingAccepted, reason), clock.instant()));
        });
    }

    /** Gives a draft up. */
    public Outcome withdraw(UUID id, LongConsumer precondition) {
        return acted(id, precondition, Act.WITHDRAW, draft -> stored(draft.withdrawn(clock.instant())));
    }

    /** Sends a draft back to its author. */
    public Outcome giveBack(UUID id, LongConsumer precondition, String comment) {
        return acted(
                id,
                precondition,
                Act.RETURN,
                draft -> stored(draft.returned(caller.subject(), comment, clock.instant())));
    }

    /** Makes a draft a version of its record, under the names of its author and of the reviewer. */
    public Outcome accept(UUID id, LongConsumer precondition, @Nullable String comment) {
        return acted(id, precondition, Act.ACCEPT, draft -> {
            Proposal proposal = draft.proposal();
            RecordOutcome outcome = edit.accept(
                    draft.recordId(),
                    new EditRecords.Reviewed(draft.author(), caller.subject(), proposal.reason()),
                    proposal.base(),
                    proposal.wanted(),
                    proposal.readingAccepted());
            return switch (outcome) {
                case RecordOutcome.Stored done ->
                    stored(draft.accepted(
                            caller.subject(), comment, done.record().currentVersion(), clock.instant()));
                case RecordOutcome.Conflicting conflicting -> new Outcome.Conflicting(conflicting.conflicts());
                default -> new Outcome.NotTaken(outcome);
            };
        });
    }

    private Outcome acted(UUID id, LongConsumer precondition, Act act, Function<Draft, Outcome> then) {
        Optional<Draft> draft = drafts.findForEdit(id).filter(this::visible);
        if (draft.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(draft.get().version());
        return draft.get()
                .refusal(act, caller.subject(), reviews())
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> then.apply(draft.get()));
    }

    private Outcome stored(Draft draft) {
        drafts.change(draft);
        return new Outcome.Stored(draft);
    }

    /** Whether the caller sees other people's drafts: reviewers do, authors see their own. */
    public boolean reviews() {
        return caller.may(Permissions.CATALOG_RECORDS_REVIEW);
    }

    private boolean visible(Draft draft) {
        return reviews() || draft.author().equals(caller.subject());
    }

    /** Drafts that the caller may see. */
    public List<Draft> list(
            Draft.@Nullable State state, @Nullable UUID recordId, boolean own, @Nullable UUID after, int limit) {
        String author = own || !reviews() ? caller.subject() : null;
        return drafts.list(new Drafts.Filter(state, recordId, author), after, limit);
    }

    /**
     * A draft as a reviewer has to see it.
     *
     * @param change what it would change of the version that it was made on
     * @param missed what has been changed of the record since; null if nothing has
     * @param conflicts the fields that both change, each in its own way
     */
    public record Looked(
            Draft draft, Difference change, @Nullable Difference missed, List<ThreeWay.Conflict> conflicts) {
        public Looked {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** A draft that the caller may see, beside the record as it is now. */
    public Optional<Looked> look(UUID id) {
        return drafts.find(id).filter(this::visible).map(this::looked);
    }

    private Looked looked(Draft draft) {
        MarcRecord base = version(draft.recordId(), draft.proposal().base())
                .orElseThrow(() -> new IllegalStateException("versions stay for ever"));
        MarcRecord wanted = draft.proposal().wanted();
        Difference change = Difference.between(base, wanted);
        Optional<CatalogueRecord> record = records.find(draft.recordId()).filter(found -> !found.deleted());
        if (!draft.state().open()
                || record.isEmpty()
                || record.get().currentVersion() == draft.proposal().base()) {
            return new Looked(draft, change, null, List.of());
        }
        MarcRecord now =
                version(draft.recordId(), record.get().currentVersion()).orElseThrow();
        return new Looked(
                draft,
                change,
                Difference.between(base, now),
                switch (ThreeWay.merge(base, now, wanted)) {
                    case ThreeWay.Merged.Clean _ -> List.of();
                    case ThreeWay.Merged.Conflicting conflicting -> conflicting.conflicts();
                });
    }

    private Optional<MarcRecord> version(UUID recordId, int version) {
        return records.version(recordId, version).map(RecordVersion::original).map(read::view);
    }
}

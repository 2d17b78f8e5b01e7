package org.carrel.catalog.authorities.app;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.Authorities.Established;
import org.carrel.catalog.authorities.AuthorityDescription;
import org.carrel.catalog.authorities.HeadingChange;
import org.carrel.catalog.authorities.HeadingChange.State;
import org.carrel.catalog.authorities.HeadingChanges;
import org.carrel.catalog.authorities.Rewritten;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.EndRecords;
import org.carrel.platform.id.IdSource;

/** Looks at, starts and stops heading changes, and merges authorities; within the caller's transaction. */
@ApplicationScoped
public class ChangeHeadings {

    private final HeadingChanges changes;
    private final Authorities authorities;
    private final RewriteRecords rewrite;
    private final Records records;
    private final EndRecords ending;
    private final IdSource ids;
    private final Clock clock;

    ChangeHeadings(
            HeadingChanges changes,
            Authorities authorities,
            RewriteRecords rewrite,
            Records records,
            EndRecords ending,
            IdSource ids,
            Clock clock) {
        this.changes = changes;
        this.authorities = authorities;
        this.rewrite = rewrite;
        this.records = records;
        this.ending = ending;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a record would become. */
    public record Preview(CatalogueRecord record, List<Rewritten.Edit> edits) {
        public Preview {
            edits = List.copyOf(edits);
        }
    }

    /** Proposes to give every linked record the heading of an authority; the change, or the one that waits already. */
    public Optional<HeadingChange> propose(UUID authorityId) {
        return live(authorityId).map(established -> {
            changes.propose(
                    ids.next(), authorityId, established.text(), established.text(), State.PROPOSED, clock.instant());
            return changes.waiting(authorityId).orElseThrow();
        });
    }

    private Optional<Established> live(UUID authorityId) {
        return rewrite.description(authorityId).flatMap(_ -> authorities.find(authorityId));
    }

    /** What the next linked records would become; nothing is stored. */
    public List<Preview> preview(HeadingChange change, @Nullable UUID after, int limit) {
        Optional<AuthorityDescription> said = rewrite.description(change.authorityId());
        if (said.isEmpty()) {
            return List.of();
        }
        List<UUID> linked = authorities.linkedAfter(change.authorityId(), after, limit);
        List<Records.Current> current = records.current(linked).stream()
                .sorted(Comparator.comparing(one -> linked.indexOf(one.record().id())))
                .toList();
        return rewrite.all(change.authorityId(), said.get(), current).stream()
                .map(read ->
                        new Preview(read.current().record(), read.rewritten().edits()))
                .toList();
    }

    /** Starts a proposed change; false if it is not one any more. */
    public boolean start(UUID id, String actor, String reason) {
        return changes.start(id, actor, reason);
    }

    /** Stops a change; false if it was over already. */
    public boolean cancel(UUID id) {
        return changes.cancel(id, clock.instant());
    }

    /** What came of merging two authorities. */
    public sealed interface Merge {

        /** They are one; the change, if there is one, brings the records along. */
        record Merged(@Nullable HeadingChange change) implements Merge {}

        /** One of them does not exist. */
        record Unknown() implements Merge {}

        /** They cannot be one. */
        record Impossible(String reason) implements Merge {}
    }

    /**
     * Makes two authorities one: the survivor takes over the links, names and numbers of the other, which is deleted.
     * The records get the survivor's heading by a heading change.
     */
    public Merge merge(UUID mergedId, UUID survivorId, LongConsumer precondition, String actor, String reason) {
        Optional<CatalogueRecord> merged = records.findForEdit(mergedId)
                .filter(record -> !record.deleted() && record.kind() == RecordKind.AUTHORITY);
        if (merged.isEmpty()) {
            return new Merge.Unknown();
        }
        precondition.accept(merged.get().version());
        authorities.lock(true);
        Optional<Established> from = live(mergedId);
        Optional<Established> into = live(survivorId);
        if (from.isEmpty() || into.isEmpty()) {
            return new Merge.Unknown();
        }
        if (mergedId.equals(survivorId)) {
            return new Merge.Impossible("same-authority");
        }
        if (from.get().kind() != into.get().kind()) {
            return new Merge.Impossible("kind-differs");
        }
        authorities.merge(mergedId, survivorId, clock.instant());
        RecordOutcome ended = ending.delete(mergedId, _ -> {}, actor, reason);
        if (!(ended instanceof RecordOutcome.Deleted)) {
            throw new IllegalStateException("a merged authority is held by nothing: " + ended);
        }
        if (authorities.linkedRecords(survivorId) > 0) {
            changes.propose(
                    ids.next(), survivorId, from.get().text(), into.get().text(), State.PROPOSED, clock.instant());
        }
        return new Merge.Merged(changes.waiting(survivorId).orElse(null));
    }
}

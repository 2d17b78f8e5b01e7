package org.carrel.catalog.records.app;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Encoding;
import org.carrel.catalog.marc.MarcXml;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.CatalogueRecord.State;
import org.carrel.catalog.records.Merges;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.Provenance.Origin;
import org.carrel.catalog.records.RecordFollower;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordListener;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.RecordUse;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;
import org.carrel.events.TitleRemoved;
import org.carrel.platform.outbox.Outbox;

/**
 * Deletes and merges records, and brings them back. A record that ends has four ends in one transaction: a last version
 * that says so in its leader, its state, its place in the search index, and the news to others.
 */
@ApplicationScoped
public class EndRecords {

    private static final int STATUS = 5;

    private final Records records;
    private final ReviseRecord revising;
    private final StoreRecords store;
    private final ReadRecord read;
    private final Merges merges;
    private final Outbox outbox;
    private final Clock clock;
    private final List<RecordUse> uses;
    private final List<RecordFollower> followers;

    EndRecords(
            Records records,
            ReviseRecord revising,
            StoreRecords store,
            ReadRecord read,
            Merges merges,
            Outbox outbox,
            Clock clock,
            @All List<RecordUse> uses,
            @All List<RecordFollower> followers) {
        this.records = records;
        this.revising = revising;
        this.store = store;
        this.read = read;
        this.merges = merges;
        this.outbox = outbox;
        this.clock = clock;
        this.uses = uses;
        this.followers = followers;
    }

    /** Deletes a record that nothing is attached to. Its versions stay. */
    public RecordOutcome delete(UUID id, LongConsumer precondition, String actor, @Nullable String reason) {
        Optional<CatalogueRecord> current = live(id);
        if (current.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        List<RecordUse.Hold> holds = holds(id, Set.of());
        if (!holds.isEmpty()) {
            return new RecordOutcome.Held(holds);
        }
        end(current.get(), null, new Provenance(Origin.DELETION, actor, null, reason));
        return new RecordOutcome.Deleted();
    }

    /** Brings a deleted record back, octet for octet as it was before. */
    public RecordOutcome undelete(UUID id, LongConsumer precondition, String actor, @Nullable String reason) {
        Optional<CatalogueRecord> deleted = records.findForEdit(id);
        if (deleted.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(deleted.get().version());
        return deleted.get().standing().state() == State.DELETED
                ? revive(deleted.get(), new Provenance(Origin.UNDO, actor, null, reason))
                : new RecordOutcome.Impossible("not-deleted", "The record is not deleted.");
    }

    /**
     * Makes two bibliographic records one: what hangs on one of them moves to the other, which answers for both from
     * now on.
     */
    public RecordOutcome merge(
            UUID survivorId, UUID mergedId, LongConsumer precondition, String actor, @Nullable String reason) {
        if (survivorId.equals(mergedId)) {
            return new RecordOutcome.Impossible("same-record", "A record cannot be merged into itself.");
        }
        // In the order of their ids, so that two who merge crosswise wait for each other instead of blocking.
        Map<UUID, CatalogueRecord> both = Stream.of(survivorId, mergedId)
                .sorted()
                .flatMap(id -> live(id).stream())
                .collect(Collectors.toMap(CatalogueRecord::id, record -> record));
        CatalogueRecord survivor = both.get(survivorId);
        CatalogueRecord merged = both.get(mergedId);
        if (survivor == null || merged == null) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(survivor.version());
        if (survivor.kind() != RecordKind.BIBLIOGRAPHIC || merged.kind() != RecordKind.BIBLIOGRAPHIC) {
            return new RecordOutcome.Impossible("not-bibliographic", "Only bibliographic records are merged.");
        }
        var lifted = followers.stream()
                .flatMap(follower -> follower.lifts().stream())
                .collect(Collectors.toSet());
        List<RecordUse.Hold> holds = holds(mergedId, lifted);
        if (!holds.isEmpty()) {
            return new RecordOutcome.Held(holds);
        }
        var things = new HashSet<UUID>();
        followers.forEach(follower -> things.addAll(follower.moveAll(mergedId, survivorId)));
        Instant now = clock.instant();
        end(merged, survivorId, new Provenance(Origin.MERGE, actor, null, reason));
        merges.add(new Merges.Merge(mergedId, survivorId, actor, reason, now, things));
        return new RecordOutcome.Stored(survivor);
    }

    /** Parts a record from the one that answers for it; what moved then and is still there moves back. */
    public RecordOutcome part(UUID survivorId, UUID mergedId, String actor, @Nullable String reason) {
        Optional<CatalogueRecord> survivor = live(survivorId);
        Optional<CatalogueRecord> merged = records.findForEdit(mergedId);
        Optional<Merges.Merge> merge =
                merges.of(mergedId).filter(found -> found.survivorId().equals(survivorId));
        if (survivor.isEmpty() || merged.isEmpty() || merge.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        RecordOutcome outcome = revive(merged.get(), new Provenance(Origin.UNDO, actor, null, reason));
        if (outcome instanceof RecordOutcome.Stored) {
            merges.remove(mergedId);
            followers.forEach(follower -> follower.moveBack(merge.get().things(), survivorId, mergedId));
        }
        return outcome;
    }

    private void end(CatalogueRecord record, @Nullable UUID survivor, Provenance provenance) {
        RecordVersion.Original last = last(revising.inForce(record).original());
        CatalogueRecord tombstone = record.tombstone(survivor, clock.instant());
        records.change(List.of(tombstone));
        records.addVersions(List.of(
                new RecordVersion(record.id(), tombstone.currentVersion(), last, provenance, tombstone.updatedAt())));
        store.tell(List.of(tombstone));
        if (tombstone.kind() == RecordKind.BIBLIOGRAPHIC) {
            outbox.append(new TitleRemoved(record.id(), tombstone.version(), survivor));
        }
    }

    private RecordOutcome revive(CatalogueRecord tombstone, Provenance provenance) {
        CatalogueRecord.Identity identity = tombstone.identity();
        Optional<CatalogueRecord> other =
                revising.holderOf(identity.source(), identity.controlNumber(), tombstone.id());
        if (other.isPresent()) {
            return new RecordOutcome.NumberTaken(other.get());
        }
        RecordVersion end = revising.inForce(tombstone);
        // Records that were deleted before tombstones had octets of their own ended with the last ones they had.
        RecordVersion before = end.provenance().endsRecord()
                ? records.version(tombstone.id(), end.version() - 1).orElse(end)
                : end;
        CatalogueRecord revived = tombstone.revived(clock.instant());
        records.change(List.of(revived));
        records.addVersions(List.of(new RecordVersion(
                revived.id(), revived.currentVersion(), before.original(), provenance, revived.updatedAt())));
        store.tell(List.of(revived));
        store.tellContents(List.of(new RecordListener.Written(revived, read.view(before.original()), false)));
        return new RecordOutcome.Stored(revived);
    }

    /** The same record, saying in its leader that it is deleted: in ISO 2709 one octet, XML is written anew. */
    private RecordVersion.Original last(RecordVersion.Original original) {
        if (original.serialisation() == Serialisation.ISO2709) {
            byte[] octets = original.octets().toArray();
            octets[STATUS] = 'd';
            return original.with(Octets.of(octets), original.charset(), original.encoding());
        }
        Octets written = MarcXml.write(read.view(original).withLeaderAt(STATUS, 'd'));
        return original.with(written, "UTF-8", Encoding.UTF8);
    }

    private List<RecordUse.Hold> holds(UUID id, Set<String> lifted) {
        return uses.stream()
                .flatMap(use -> use.holding(id).stream())
                .filter(hold -> !lifted.contains(hold.code()))
                .toList();
    }

    private Optional<CatalogueRecord> live(UUID id) {
        return records.findForEdit(id).filter(record -> !record.deleted());
    }
}

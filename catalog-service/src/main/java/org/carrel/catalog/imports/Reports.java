package org.carrel.catalog.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What imports found, did, and were told to do, record by record. */
public interface Reports {

    /** Notes what would become of frames. */
    void stage(UUID id, List<StagedRecord> records);

    /** What would become of frames, in order; of one action if wanted. */
    List<StagedRecord> staged(UUID id, @Nullable Action action, long afterNumber, int limit);

    Optional<StagedRecord> staged(UUID id, long number);

    /** How many frames would get which action. */
    Map<Action, Long> counts(UUID id);

    /** Keeps what somebody decided of a frame. */
    void choose(UUID id, long number, Choice choice, String actor, Instant now);

    /** What somebody decided of frames, by number. */
    Map<Long, Choice> choices(UUID id, long from, long to);

    /** Keeps records until somebody decides. */
    void hold(UUID id, List<HeldRecord> records);

    /** Records that wait for a decision, in order. */
    List<HeldRecord> held(UUID id, long afterNumber, int limit);

    /** A record that waits, taken out of the list in the current transaction. */
    Optional<HeldRecord> takeHeld(UUID id, long number);

    /** Corrects the report of a frame that had waited. */
    void settle(UUID id, ImportedRecord record);

    /** Notes what became of items, or would. */
    void noteItems(UUID id, boolean staged, List<ImportedItem> items);

    /** What became of items, or would, in order; only rejected ones if wanted. */
    List<ImportedItem> items(UUID id, boolean staged, boolean rejectedOnly, long afterNumber, int afterSeq, int limit);

    /** Which of these barcodes earlier records of a staged file have claimed. */
    Set<String> claimed(UUID id, Collection<String> barcodes);

    /** How many items a dry run would make, and how many it would reject. */
    ItemCounts itemCounts(UUID id);

    /** Items that an import made for these records, by record. */
    Map<UUID, List<UUID>> itemsMade(UUID id, Collection<UUID> records);

    /** Records that an import created or changed, in the order of the file; only what has not been undone. */
    List<ImportedRecord> toUndo(UUID id, long afterNumber, int limit);

    void noteUndone(UUID id, List<UndoneRecord> records);

    List<UndoneRecord> undone(UUID id, UndoneRecord.@Nullable Outcome outcome, long afterNumber, int limit);

    /** How many records were restored, removed and kept. */
    Map<UndoneRecord.Outcome, Long> undoneCounts(UUID id);

    /** How many items would be made, and how many rejected. */
    record ItemCounts(long made, long rejected) {}
}

package org.carrel.catalog.imports;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.jobs.Jobs;
import org.carrel.catalog.marc.Serialisation;

/** The imports in store, with their files. */
public interface Imports extends Jobs<Import> {

    /** Begins to receive a file. */
    void receive(Arrival arrival, Instant now);

    /** Keeps a stretch of the file. */
    void append(UUID id, int seq, byte[] octets, int length);

    /** The file is complete and waits for its turn. */
    void received(UUID id, Serialisation serialisation, boolean gzip, long octets, String sha256);

    /** Forgets a file whose sender went away. */
    void abandon(UUID id);

    /** Forgets files that have been arriving for hours. */
    void abandonStale();

    Optional<Import> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else moves it on before this transaction ends. */
    Optional<Import> findForMove(UUID id);

    /** An earlier import of the same file from the same source that was, or will be, stored. */
    Optional<Import> findSame(String source, String sha256, UUID but);

    Optional<Import> findByKey(String actor, String key);

    /** Imports, newest first. */
    List<Import> list(@Nullable UUID before, int limit);

    /** What became of frames, in order; only rejected ones if wanted. */
    List<ImportedRecord> records(UUID id, boolean rejectedOnly, long afterNumber, int limit);

    /** Lets an import wait for its turn with a task; its counts begin anew unless it is undone. */
    void queue(UUID id, Task task);

    /** Asks a waiting or running import to stop; false if it was over already. */
    boolean cancel(UUID id, Instant now);

    /** The file as received. */
    InputStream file(UUID id);

    /** Notes in the current transaction what became of frames. */
    void note(UUID id, List<ImportedRecord> records, Import.Progress batch);

    /** Corrects the counts when a record that had waited was decided of. */
    void settle(UUID id, ImportedRecord.Outcome outcome, Import.Items items);

    /** Ends a task in the current transaction; the file is forgotten unless the import is only staged. */
    void end(UUID id, ImportState state, @Nullable String failure, Instant now);

    @Override
    default void endCancelled(UUID id, Instant now) {
        end(id, ImportState.CANCELLED, null, now);
    }

    /** Notes in the current transaction how far an undo is. */
    void noteUndo(UUID id, long records, long lastNumber);

    /** How far an undo is: the number of the last frame that it has looked at. */
    long undoneTo(UUID id);

    /**
     * A file that begins to arrive.
     *
     * @param id id of its import
     * @param source code of where its records come from
     * @param fileName what the sender calls it
     * @param sender who sends it
     * @param key the sender's idempotency key
     * @param plan what is done with records
     * @param task what is done first
     */
    record Arrival(
            UUID id,
            String source,
            @Nullable String fileName,
            Import.Sender sender,
            @Nullable String key,
            ImportPlan plan,
            Task task) {}
}

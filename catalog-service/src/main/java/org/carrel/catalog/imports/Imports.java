package org.carrel.catalog.imports;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Serialisation;

/** The imports in store, with their files. */
public interface Imports {

    /** Begins to receive a file. */
    void receive(UUID id, String source, @Nullable String fileName, String actor, @Nullable String key, Instant now);

    /** Keeps a stretch of the file. */
    void append(UUID id, int seq, byte[] octets, int length);

    /** The file is complete and waits for its turn. */
    void received(UUID id, Serialisation serialisation, boolean gzip, long octets, String sha256);

    /** Forgets a file whose sender went away. */
    void abandon(UUID id);

    /** Forgets files that have been arriving for hours. */
    void abandonStale();

    Optional<Import> find(UUID id);

    Optional<Import> findByKey(String actor, String key);

    /** Imports, newest first. */
    List<Import> list(@Nullable UUID before, int limit);

    /** What became of frames, in order; only rejected ones if wanted. */
    List<ImportedRecord> records(UUID id, boolean rejectedOnly, long afterNumber, int limit);

    /** Asks a waiting or running import to stop; false if it was over already. */
    boolean cancel(UUID id, Instant now);

    /** Takes the next import that waits, or whose runner has not been heard of for a while. */
    Optional<Import> claim(UUID runner, Instant now);

    /** The file as received. */
    InputStream file(UUID id);

    /** Says in the current transaction that the runner is at work; tells whether it is to go on. */
    Standing hold(UUID id, UUID runner);

    /** Notes in the current transaction what became of frames. */
    void note(UUID id, List<ImportedRecord> records, Import.Progress batch);

    /** Ends an import and forgets its file, in the current transaction. */
    void end(UUID id, ImportState state, @Nullable String failure, Instant now);

    /** Lets another runner take over at once. */
    void release(UUID runner);

    /** What a runner learns when it says that it is at work. */
    enum Standing {
        GO_ON,
        /** Somebody asked it to stop. */
        CANCEL,
        /** Another runner has taken over. */
        LOST
    }
}

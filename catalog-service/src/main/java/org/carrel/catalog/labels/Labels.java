package org.carrel.catalog.labels;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Sheets, designs, the print queue and the prints in store. */
public interface Labels {

    /** A value with the version that edits are checked by. */
    record Versioned<T>(long version, T value) {}

    List<Versioned<Sheet>> sheets();

    Optional<Versioned<Sheet>> sheet(String code);

    Versioned<Sheet> put(Sheet sheet);

    /** Removes a sheet; false if designs use it. */
    boolean removeSheet(String code);

    List<Versioned<Design>> designs();

    Optional<Versioned<Design>> design(String code);

    Versioned<Design> put(Design design);

    void removeDesign(String code);

    /** Puts entries at the end of the queue; what waits already is not queued twice. */
    int enqueue(List<Queued> entries);

    /** What waits, in the order it came. */
    List<Queued> waiting(Wanted wanted, @Nullable UUID after, int limit);

    /** As {@link #waiting}, and nobody else prints it before this transaction ends. */
    List<Queued> waitingForPrint(Wanted wanted, int limit);

    /** Takes one entry out of the queue; false if it does not wait. */
    boolean dequeue(UUID id);

    void printed(Collection<UUID> queued, UUID printId);

    void add(LabelPrint print);

    Optional<LabelPrint> print(UUID id);

    /** Which entries of the queue are wanted; null for any. */
    record Wanted(
            UUID branchId,
            @Nullable LabelKind kind,
            @Nullable String addedBy) {}

    /** A label that waits to be printed at a branch. */
    record Queued(UUID id, UUID itemId, LabelKind kind, UUID branchId, String addedBy, Instant addedAt) {}
}

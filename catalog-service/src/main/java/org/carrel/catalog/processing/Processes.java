package org.carrel.catalog.processing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Items on their way, checklists and registers in store. */
public interface Processes {

    Optional<ItemProcess> find(UUID itemId);

    /** As {@link #find(UUID)}, and nobody else changes it before this transaction ends. */
    Optional<ItemProcess> findForEdit(UUID itemId);

    /** Those that came by these lines of orders, in the order of their items' ids. */
    List<ItemProcess> ofLines(Collection<UUID> lineIds);

    /** As {@link #ofLines}, for one line, and nobody else changes them before this transaction ends. */
    List<ItemProcess> ofLineForEdit(UUID lineId);

    /** Those at a step, of a branch if one is named, in the order of their items' ids. */
    List<ItemProcess> at(Step step, @Nullable UUID branchId, @Nullable UUID after, int limit);

    /** How many are at each step where something is still to be done. */
    Map<Step, Long> counts(@Nullable UUID branchId);

    /** Notes items that come in, all at one step. */
    void begin(List<ItemProcess> begun, ItemProcess.Change change);

    void store(ItemProcess changed);

    void append(UUID itemId, ItemProcess.Change change);

    /** What has happened to an item, in order. */
    List<ItemProcess.Change> changes(UUID itemId);

    /** What is to be done to a material type; empty if nobody has made a list. */
    Optional<Stored> checklist(String materialType);

    List<Stored> checklists();

    Stored put(Checklist checklist);

    /** A checklist with the version that edits are checked by. */
    record Stored(long version, Checklist checklist) {}
}

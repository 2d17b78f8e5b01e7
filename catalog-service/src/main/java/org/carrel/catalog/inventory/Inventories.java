package org.carrel.catalog.inventory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Sessions, scans and findings in store. */
public interface Inventories {

    void add(Inventory inventory);

    Optional<Inventory> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else scans or closes it before this transaction ends. */
    Optional<Inventory> findForEdit(UUID id);

    List<Inventory> list(@Nullable UUID after, int limit);

    /** Adds scans in their order; what was sent before, with the same time, is left out. Tells how many were new. */
    int addScans(UUID id, List<Inventory.Scan> scans);

    long scans(UUID id);

    /** What was scanned, in order, with the items. */
    List<ShelfCheck.Scanned> scanned(UUID id);

    /** What should stand on a shelf, in shelf order. */
    List<ShelfCheck.Copy> expected(Inventory inventory);

    void close(UUID id, Inventory.Act closed, List<ShelfCheck.Finding> findings);

    /** What was written down when the session was closed. */
    List<ShelfCheck.Finding> written(UUID id);
}

package org.carrel.catalog.items;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The items in store. */
public interface Items {

    Optional<Item> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else changes it before this transaction ends. */
    Optional<Item> findForEdit(UUID id);

    /** The live item with a barcode; failing that, the one withdrawn last. */
    Optional<Item> findByBarcode(Barcode barcode);

    /** These items, in this order; those that do not exist are left out. */
    List<Item> findAll(List<UUID> ids);

    /** How many items of a record are in the collection. */
    long liveItemsOf(UUID recordId);

    /** These items in the order of their ids, and nobody else changes them before this transaction ends. */
    List<Item> findAllForEdit(Collection<UUID> ids);

    /** Items in the order of their ids. */
    List<Item> list(Filter filter, @Nullable UUID after, int limit);

    /** The items of a record in shelf order. */
    List<Item> ofRecord(UUID recordId, boolean withdrawnToo, int limit);

    /** The live items that have these barcodes; nobody else gives them to an item before this transaction ends. */
    Map<Barcode, UUID> holdersForEdit(Set<Barcode> barcodes);

    /** The records that items belong to. */
    Map<UUID, UUID> recordsOf(Collection<UUID> ids);

    /** The live items of records. */
    List<Item> liveOf(Collection<UUID> recordIds);

    void add(List<Item> items);

    /** Stores new descriptions; the results carry the new versions, in the same order. */
    List<Item> describe(List<Item> edited);

    /** Items whose temporary state may have ended by a day, wherever they are. */
    List<Item> temporaryUntil(LocalDate day, int limit);

    /** Gives all items of these records a new version, for what they repeat of their records has changed. */
    List<Item> touchItemsOf(Collection<UUID> recordIds);

    /** Hangs all items of a record, or those of them that are named, on another; the items that moved. */
    List<Item> rehang(UUID from, UUID to, @Nullable Collection<UUID> only);

    /** Which items are wanted; null for any. */
    record Filter(@Nullable UUID recordId, @Nullable UUID locationId) {}
}

package org.carrel.catalog.lists;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.lists.Kept.Entry;
import org.carrel.catalog.lists.Kept.SavedSearch;
import org.carrel.catalog.lists.Kept.TitleList;

/** Searches and lists in store. */
public interface KeptThings {

    Optional<SavedSearch> search(UUID id);

    /** Those of somebody and those that are shared. */
    List<SavedSearch> searches(String subject, @Nullable UUID after, int limit);

    void put(SavedSearch search);

    void removeSearch(UUID id);

    Optional<TitleList> list(UUID id);

    /** As {@link #list(UUID)}, and nobody else changes its entries before this transaction ends. */
    Optional<TitleList> listForEdit(UUID id);

    /** Those of somebody and those that are shared. */
    List<TitleList> lists(String subject, @Nullable UUID after, int limit);

    void put(TitleList list);

    void removeList(UUID id);

    long size(UUID listId);

    /** Adds titles at the end, in this order; what is in the list stays where it is. */
    void add(UUID listId, List<UUID> recordIds, @Nullable String note);

    /** The titles of a list, in order. */
    List<Entry> entries(UUID listId, long afterPosition, int limit);

    boolean note(UUID listId, UUID recordId, @Nullable String note);

    /** Puts a title behind another; null for the beginning. False if one of them is not in the list. */
    boolean move(UUID listId, UUID recordId, @Nullable UUID behind);

    boolean remove(UUID listId, UUID recordId);
}

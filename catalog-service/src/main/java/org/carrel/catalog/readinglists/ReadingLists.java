package org.carrel.catalog.readinglists;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Reading lists in store. */
public interface ReadingLists {

    Optional<ReadingList> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else edits it before this transaction ends. */
    Optional<ReadingList> findForEdit(UUID id);

    /** The list of a course in a term. */
    Optional<ReadingList> of(String course, String term);

    List<ReadingList> list(Wanted wanted, @Nullable UUID after, int limit);

    void put(ReadingList list);

    void remove(UUID id);

    /** Which lists are wanted; null for any. */
    record Wanted(@Nullable String course, @Nullable String term, boolean publishedOnly) {}
}

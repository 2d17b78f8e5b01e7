package org.carrel.catalog.lists;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Something that somebody keeps, for themselves or for all staff. */
public sealed interface Kept {

    UUID id();

    /** Grows by one with each edit. */
    long version();

    /** Who keeps it. */
    String owner();

    /** Whether others see it. */
    boolean shared();

    /** Whether somebody may see it. */
    default boolean visibleTo(String subject) {
        return shared() || owner().equals(subject);
    }

    /** A search. */
    record SavedSearch(UUID id, long version, String owner, String name, boolean shared, Wish wish, Instant updatedAt)
            implements Kept {}

    /** A list of titles. Whoever sees it may add to it; only its owner shares or removes it. */
    record TitleList(
            UUID id,
            long version,
            String owner,
            String name,
            @Nullable String note,
            boolean shared,
            Instant updatedAt) implements Kept {}

    /** A title in a list. */
    record Entry(
            UUID recordId,
            long position,
            String title,
            @Nullable String author,
            @Nullable String note) {}
}

package org.carrel.catalog.drafts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The drafts in store. */
public interface Drafts {

    /** Adds a draft; false if its author has an open one of the same record. */
    boolean add(Draft draft);

    /** Stores a draft as it is now. */
    void change(Draft draft);

    Optional<Draft> find(UUID id);

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    Optional<Draft> findForEdit(UUID id);

    /** An open draft that somebody has of a record. */
    Optional<Draft> openOf(UUID recordId, String author);

    /** Drafts, oldest first. */
    List<Draft> list(Filter filter, @Nullable UUID after, int limit);

    /** Which drafts are wanted; null for any. */
    record Filter(
            Draft.@Nullable State state,
            @Nullable UUID recordId,
            @Nullable String author) {}
}

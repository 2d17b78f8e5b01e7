package org.carrel.catalog.reference;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The log in store. */
public interface Questions {

    void add(Question question);

    void store(Question question);

    Optional<Question> find(UUID id);

    boolean remove(UUID id);

    /** Questions, newest first. */
    List<Question> list(Wanted wanted, @Nullable UUID before, int limit);

    /** Counts by day, as days are in a time zone. */
    List<Question.Count> counts(Wanted wanted, ZoneId zone);

    /**
     * Which questions are wanted; null for any.
     *
     * @param words words that question or answer contain
     * @param until the first moment that is not wanted any more
     */
    record Wanted(
            @Nullable String words,
            @Nullable String tag,
            @Nullable UUID branchId,
            @Nullable Instant from,
            @Nullable Instant until) {}
}

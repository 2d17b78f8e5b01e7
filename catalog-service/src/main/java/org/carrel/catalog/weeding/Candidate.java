package org.carrel.catalog.weeding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An item that might leave the collection.
 *
 * @param number its place in the list
 * @param facts what was known when the list was made
 * @param decision what is to become of it; null while nobody has decided
 * @param doneAt when that was carried out
 * @param refusal why it could not be carried out
 */
public record Candidate(
        UUID listId,
        int number,
        UUID itemId,
        Facts facts,
        @Nullable Decision decision,
        @Nullable Instant doneAt,
        @Nullable String refusal) {

    /** What those who decide need to know. */
    public record Facts(Title title, Copy copy, Circulation circulation) {}

    /** The title, and how many live copies there are. */
    public record Title(
            UUID recordId,
            String title,
            @Nullable String author,
            @Nullable String year,
            int copies) {}

    /** The copy. */
    public record Copy(
            @Nullable String barcode,
            @Nullable String callNumber,
            UUID locationId,
            Instant addedAt,
            @Nullable LocalDate seenOn,
            int repairs) {}

    /** How it is used. */
    public record Circulation(
            long loans, long renewals, @Nullable Instant lastAt) {}

    /**
     * What is to become of it.
     *
     * @param locationId where it goes, if it is transferred
     * @param lastCopyToo whether it goes even if it is the last copy
     */
    public record Decision(
            Kind kind,
            @Nullable String reason,
            @Nullable UUID locationId,
            boolean lastCopyToo,
            String by,
            Instant at) {}

    /** What can become of it. */
    public enum Kind {
        KEEP,
        WITHDRAW,
        REPAIR,
        TRANSFER
    }
}

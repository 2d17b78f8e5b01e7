package org.carrel.catalog.processing;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An item on its way to the shelf.
 *
 * @param itemId the item
 * @param version for those who edit
 * @param step how far it has come
 * @param since since when
 * @param lineId the order's line that it came by; null if it was not ordered
 * @param accession its number in the register; never changes once given
 * @param progress what has been done of its checklist
 */
public record ItemProcess(
        UUID itemId,
        long version,
        Step step,
        Instant since,
        @Nullable UUID lineId,
        @Nullable String accession,
        Progress progress) {

    /** An item that comes in at a step. */
    public static ItemProcess begun(UUID itemId, Step step, @Nullable UUID lineId, Instant now) {
        return new ItemProcess(itemId, 1, step, now, lineId, null, Progress.NONE);
    }

    /** This, at another step. */
    public ItemProcess at(Step next, @Nullable String number, Instant now) {
        return new ItemProcess(itemId, version + 1, next, now, lineId, number, progress);
    }

    /** This, with more done. */
    public ItemProcess with(Progress newProgress) {
        return new ItemProcess(itemId, version + 1, step, since, lineId, accession, newProgress);
    }

    /** That it came to a step. */
    public record Change(
            Step step, String actor, Instant at, @Nullable String note) {}
}

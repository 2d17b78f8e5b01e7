package org.carrel.catalog.repairs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.MoneyAmount;

/**
 * A repair ticket.
 *
 * @param damage what is broken
 * @param stage how far it has come, and since when
 * @param job who mends it
 * @param reported by whom and when
 */
public record Repair(UUID id, long version, UUID itemId, Damage damage, At stage, Job job, Reported reported) {

    /** What is broken: a short code, and words. */
    public record Damage(String code, @Nullable String description) {}

    /** A stage, and since when. */
    public record At(Stage stage, Instant since) {}

    /** Who mends it, for how much, and when it is due back. */
    public record Job(
            @Nullable String mender,
            @Nullable MoneyAmount cost,
            @Nullable LocalDate dueBack) {

        /** Nobody yet. */
        public static final Job NONE = new Job(null, null, null);
    }

    /** By whom it was reported, and when. */
    public record Reported(String by, Instant at) {}

    /** That it came to a stage. */
    public record Change(
            Stage stage, String actor, Instant at, @Nullable String note) {}

    /** What a photo is, without its octets. */
    public record Photo(UUID id, String type, int width, int height, String addedBy, Instant addedAt) {}

    /** This, at another stage. */
    public Repair at(Stage next, Instant now) {
        return new Repair(id, version + 1, itemId, damage, new At(next, now), job, reported);
    }

    /** This, with another job. */
    public Repair with(Job newJob) {
        return new Repair(id, version + 1, itemId, damage, stage, newJob, reported);
    }
}

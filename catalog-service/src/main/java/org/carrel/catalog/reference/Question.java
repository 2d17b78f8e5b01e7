package org.carrel.catalog.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A question asked at the reference desk.
 *
 * @param asked when, where and how
 * @param said what was asked and answered
 * @param minutes how long it took
 * @param tags for finding it again
 * @param answeredBy id of the account
 */
public record Question(
        UUID id, long version, Asked asked, Said said, int minutes, Set<String> tags, String answeredBy) {

    public Question {
        tags = Set.copyOf(tags);
    }

    /** When, where and how it was asked. */
    public record Asked(Instant at, @Nullable UUID branchId, Channel channel, Kind kind) {}

    /** What was asked, what was answered, and from what. */
    public record Said(String question, @Nullable String answer, List<String> sources) {
        public Said {
            sources = List.copyOf(sources);
        }
    }

    /** How people ask. */
    public enum Channel {
        DESK,
        PHONE,
        EMAIL,
        CHAT,
        ROVING,
        APPOINTMENT
    }

    /** What sort of question it is. */
    public enum Kind {
        DIRECTIONAL,
        READY_REFERENCE,
        RESEARCH,
        TECHNICAL,
        OTHER
    }

    /** How many questions of one kind came by one channel on one day, and how long they took. */
    public record Count(LocalDate day, Kind kind, Channel channel, long questions, long minutes) {}
}

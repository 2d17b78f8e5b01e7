package org.carrel.patron.patrons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A block that staff set on a patron.
 *
 * @param id the block
 * @param code code of its kind, for instance {@code conduct}
 * @param description why, for staff
 * @param patronMessage what the patron is told, if anything
 * @param stops what it keeps the patron from
 * @param expiresOn last day on which it counts; null until lifted
 * @param setBy who set it: the subject of their token
 * @param setAt when
 */
public record Block(
        UUID id,
        String code,
        String description,
        @Nullable String patronMessage,
        Stops stops,
        @Nullable LocalDate expiresOn,
        String setBy,
        Instant setAt) {

    /**
     * What a block keeps a patron from.
     *
     * @param checkOut borrowing
     * @param renewal renewing
     * @param request requesting
     */
    public record Stops(boolean checkOut, boolean renewal, boolean request) {

        /** Whether it stops anything at all; a block that does not is a note. */
        public boolean any() {
            return checkOut || renewal || request;
        }
    }
}

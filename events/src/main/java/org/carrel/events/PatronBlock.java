package org.carrel.events;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A block that staff set on a patron.
 *
 * @param blockId the block
 * @param code code of its kind, for instance {@code conduct}
 * @param checkOut whether it stops check-outs
 * @param renewal whether it stops renewals
 * @param request whether it stops requests
 * @param expiresOn last day on which it counts; null until lifted
 */
public record PatronBlock(
        UUID blockId,
        String code,
        boolean checkOut,
        boolean renewal,
        boolean request,
        @Nullable LocalDate expiresOn) {}

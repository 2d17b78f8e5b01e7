package org.carrel.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A patron is registered and is now as told here.
 *
 * @param patronId the patron
 * @param version see {@link CarrelEvent#version()}
 * @param active whether the patron may use the library at all
 * @param group code of the patron group
 * @param homeBranchId the branch the patron belongs to
 * @param expiresOn last day of membership
 * @param cards all cards ever issued, the current ones first
 * @param blocks blocks set by staff, not yet lifted
 */
public record PatronChanged(
        UUID patronId,
        long version,
        boolean active,
        String group,
        UUID homeBranchId,
        @Nullable LocalDate expiresOn,
        List<Card> cards,
        List<PatronBlock> blocks)
        implements PatronEvent {

    public PatronChanged {
        cards = List.copyOf(cards);
        blocks = List.copyOf(blocks);
    }

    @Override
    public UUID aggregateId() {
        return patronId;
    }
}

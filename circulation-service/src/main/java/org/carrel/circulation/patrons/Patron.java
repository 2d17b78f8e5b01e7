package org.carrel.circulation.patrons;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PatronBlock;

/**
 * A patron, as patron-service described them last.
 *
 * @param id the patron
 * @param active whether they may use the library at all
 * @param group code of the patron group
 * @param homeBranchId the branch they belong to
 * @param expiresOn last day of membership; null if it does not end
 * @param blocks blocks set by staff
 * @param dues what they still have to make good, as this service keeps it
 */
public record Patron(
        UUID id,
        boolean active,
        String group,
        UUID homeBranchId,
        @Nullable LocalDate expiresOn,
        List<PatronBlock> blocks,
        Dues dues) {

    public Patron {
        blocks = List.copyOf(blocks);
    }

    /** A patron with nothing to make good. */
    public Patron(
            UUID id,
            boolean active,
            String group,
            UUID homeBranchId,
            @Nullable LocalDate expiresOn,
            List<PatronBlock> blocks) {
        this(id, active, group, homeBranchId, expiresOn, blocks, Dues.NONE);
    }

    /** Whether membership has ended before a day. */
    public boolean expiredOn(LocalDate day) {
        return expiresOn != null && expiresOn.isBefore(day);
    }

    /** The blocks that count on a day. */
    public List<PatronBlock> blocksOn(LocalDate day) {
        return blocks.stream()
                .filter(block -> block.expiresOn() == null || !block.expiresOn().isBefore(day))
                .toList();
    }
}

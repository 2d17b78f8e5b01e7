package org.carrel.ill.patrons;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What must be known of a patron to accept a request.
 *
 * @param active whether the patron may use the library at all
 * @param group code of the patron group
 * @param expiresOn last day of membership
 * @param blocks blocks that stop requests
 */
public record PatronStanding(
        boolean active, String group, @Nullable LocalDate expiresOn, List<RequestBlock> blocks) {

    public PatronStanding {
        blocks = List.copyOf(blocks);
    }

    /**
     * A block that stops requests.
     *
     * @param blockId the block
     * @param code code of its kind
     * @param expiresOn last day on which it counts; null until lifted
     */
    public record RequestBlock(
            UUID blockId, String code, @Nullable LocalDate expiresOn) {

        /** Whether it stops requests on a day. */
        public boolean countsOn(LocalDate day) {
            return expiresOn == null || !expiresOn.isBefore(day);
        }
    }
}

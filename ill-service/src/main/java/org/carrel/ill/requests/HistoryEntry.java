package org.carrel.ill.requests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A move that a request made.
 *
 * @param requestId the request
 * @param version the request's version after the move
 * @param at when
 * @param actor who
 * @param action what was done
 * @param from the state it left
 * @param to the state it came into
 * @param remark what else is on record
 */
public record HistoryEntry(
        IllRequestId requestId,
        long version,
        Instant at,
        Actor actor,
        Action action,
        RequestState from,
        RequestState to,
        Remark remark) {

    /**
     * What else is on record of a move.
     *
     * @param partnerId the partner it concerns
     * @param waived codes of the findings that staff waived
     * @param note what was remarked
     */
    public record Remark(
            @Nullable UUID partnerId,
            List<String> waived,
            @Nullable String note) {
        public Remark {
            waived = List.copyOf(waived);
        }
    }

    /** The entry that a move leaves. */
    public static HistoryEntry of(Move.Moved moved, Actor actor, List<String> waived, @Nullable String note) {
        var request = moved.request();
        return new HistoryEntry(
                request.id(),
                request.version(),
                request.changedAt(),
                actor,
                moved.action(),
                moved.from(),
                request.state(),
                new Remark(request.supply().partnerId(), waived, note));
    }
}

package org.carrel.ill.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** All interlibrary requests and their history. */
public interface IllRequests {

    Optional<IllRequest> find(IllRequestId id);

    /** The same, and keeps others from changing it until the transaction ends. */
    Optional<IllRequest> findForUpdate(IllRequestId id);

    void add(IllRequest request);

    /** Keeps a moved request and the entry of its move. */
    void change(IllRequest request, HistoryEntry entry);

    /** The moves of a request, the oldest first. */
    List<HistoryEntry> history(IllRequestId id);

    /** How many unfinished requests a patron has, one left out. */
    int unfinished(UUID patronId, IllRequestId leftOut);

    /**
     * Requests of a patron that want the same thing and are unfinished or were placed since; those that came to nothing
     * do not count, and one is left out.
     */
    List<IllRequestId> duplicates(UUID patronId, String duplicateKey, Instant since, IllRequestId leftOut);

    /** A page of the board, the newest first. */
    List<IllRequest> board(BoardQuery query);

    /** How many requests are in each state; states without any are left out. */
    Map<RequestState, Long> counts(@Nullable UUID patronId);

    /**
     * What is to be on the board.
     *
     * @param states in one of these states; empty for any
     * @param patronId of this patron
     * @param words with words that begin so
     * @param after older than this request
     * @param limit how many at the most
     */
    record BoardQuery(
            Set<RequestState> states,
            @Nullable UUID patronId,
            List<String> words,
            @Nullable IllRequestId after,
            int limit) {
        public BoardQuery {
            states = Set.copyOf(states);
            words = List.copyOf(words);
        }
    }
}

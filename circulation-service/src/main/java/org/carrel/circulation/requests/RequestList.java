package org.carrel.circulation.requests;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Requests to look at. */
public interface RequestList {

    /**
     * Which requests.
     *
     * @param patronId only of this patron; null for all
     * @param recordId only on this title; null for all
     * @param pickupServicePointId only to be picked up here; null for all
     * @param statuses only in one of these states; empty for all
     */
    record Filter(
            @Nullable UUID patronId,
            @Nullable UUID recordId,
            @Nullable UUID pickupServicePointId,
            Set<RequestStatus> statuses) {
        public Filter {
            statuses = Set.copyOf(statuses);
        }
    }

    Optional<RequestLine> find(UUID requestId);

    /** Requests in the order of their ids, that is in the order in which they were placed. */
    List<RequestLine> list(Filter filter, @Nullable UUID after, int limit);

    /** What was done with a request by hand, the latest first. */
    List<RequestAction> actions(UUID requestId, int limit);
}

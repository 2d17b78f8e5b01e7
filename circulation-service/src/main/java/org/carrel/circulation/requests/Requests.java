package org.carrel.circulation.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The stored requests. */
public interface Requests {
    Optional<Request> find(UUID requestId);

    /** The open requests of a title, in the order of the queue, locked until the transaction ends. */
    List<Request> lockQueue(UUID recordId);

    int countOpen(UUID patronId);

    /** Who has each of a title's items on loan: the items in the hands of one patron. */
    Set<UUID> itemsOnLoanTo(UUID patronId, UUID recordId);

    void place(Request request, String placedBy, List<String> overridden);

    /** Writes the new states of requests; each must be one version ahead of what is stored. */
    void save(List<Request> moved);

    /** Open requests that ran out before a day or a moment, the longest overdue first. */
    List<UUID> runOut(LocalDate today, Instant now, int limit);
}

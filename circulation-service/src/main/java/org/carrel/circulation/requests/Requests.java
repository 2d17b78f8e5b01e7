package org.carrel.circulation.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The stored requests. */
public interface Requests {
    Optional<Request> find(UUID requestId);

    /** The open requests of a title, in the order of the queue, locked until the transaction ends. */
    List<Request> lockQueue(UUID recordId);

    /**
     * What a patron has asked for so far.
     *
     * @param today the day of the new request
     * @param dayBegan when it began
     */
    RequestFacts.Demand demandOf(UUID patronId, LocalDate today, Instant dayBegan);

    /**
     * How a branch is seen from another.
     *
     * @param distance how far staff say it is; null if they say nothing
     * @param lastAskedAt when it was asked to fetch anything last; null if it never was
     */
    record Seen(@Nullable Integer distance, @Nullable Instant lastAskedAt) {}

    /** How each of some branches is seen from one. */
    Map<UUID, Seen> seenFrom(UUID branchId, Set<UUID> others);

    /** Who has each of a title's items on loan: the items in the hands of one patron. */
    Set<UUID> itemsOnLoanTo(UUID patronId, UUID recordId);

    /**
     * Stores a new request.
     *
     * @param placedBy who placed it
     * @param overridden findings that were overridden
     * @param expiresOn the last day on which it is looked after; null if it does not end
     */
    void place(Request request, String placedBy, List<String> overridden, @Nullable LocalDate expiresOn);

    /** Whether the last day on which a request is looked after lies before a day. */
    boolean lapsed(UUID requestId, LocalDate today);

    /** Writes the new states of requests; each must be one version ahead of what is stored. */
    void save(List<Request> moved);

    /** Notes what somebody did with a request by hand. */
    void note(RequestAction action);

    /** Open requests that ran out before a day or a moment, the longest overdue first. */
    List<UUID> runOut(LocalDate today, Instant now, int limit);

    /**
     * Titles with requests for which nobody has looked for copies on the shelves since a moment, by their ids.
     *
     * @param after the title to go on after; null to begin
     */
    List<UUID> toLookFor(Instant since, @Nullable UUID after, int limit);

    /** Notes that copies were looked for, for all open requests of a title. */
    void lookedAt(UUID recordId, Instant at);

    /** Notes since when which waiting requests could not be filled by any copy, and forgets those that could again. */
    void markHopeless(Instant now);
}

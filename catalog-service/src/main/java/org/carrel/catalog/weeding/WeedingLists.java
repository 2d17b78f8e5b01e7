package org.carrel.catalog.weeding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Weeding lists, and what was counted of loans, in store. */
public interface WeedingLists {

    /** Counts a loan or a renewal of an item. */
    void count(UUID itemId, int loans, int renewals, Instant at);

    /** Makes a list of what fits; tells how many. */
    int make(WeedingList list, int most);

    Optional<WeedingList> find(UUID id);

    List<WeedingList> list(@Nullable UUID after, int limit);

    List<Candidate> candidates(UUID listId, boolean undecidedOnly, int after, int limit);

    Optional<Candidate> candidateForEdit(UUID listId, UUID itemId);

    /** Decided and not carried out, in order; nobody else carries them out before this transaction ends. */
    List<Candidate> todoForEdit(UUID listId, int limit);

    /** How many are decided and neither carried out nor refused. */
    int todo(UUID listId);

    void decide(UUID listId, UUID itemId, Candidate.Decision decision);

    void done(UUID listId, UUID itemId, Instant at);

    void refused(UUID listId, UUID itemId, String code);

    /** How many live copies a title has. */
    int liveCopies(UUID recordId);

    /** A list. */
    record WeedingList(UUID id, String name, Criteria criteria, String createdBy, Instant createdAt) {}
}

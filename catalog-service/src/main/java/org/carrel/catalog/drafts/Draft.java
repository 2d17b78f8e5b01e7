package org.carrel.catalog.drafts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcRecord;

/**
 * A change of a record that somebody proposes.
 *
 * @param id its id
 * @param version grows with every act on it
 * @param recordId the record
 * @param proposal what is proposed
 * @param author who proposes it
 * @param state where it stands
 * @param review what a reviewer said last; null as long as nobody has
 * @param createdAt when it was begun
 * @param updatedAt when something was done with it last
 */
public record Draft(
        UUID id,
        long version,
        UUID recordId,
        Proposal proposal,
        String author,
        State state,
        @Nullable Review review,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What is proposed.
     *
     * @param base the version of the record that it was made on
     * @param wanted the record as it would be
     * @param readingAccepted whether doubtful readings of characters were checked
     * @param reason why, for the history of the record
     */
    public record Proposal(
            int base,
            MarcRecord wanted,
            boolean readingAccepted,
            @Nullable String reason) {}

    /**
     * What a reviewer said.
     *
     * @param acceptedVersion the version of the record that it became
     */
    public record Review(
            String reviewer,
            @Nullable String comment,
            @Nullable Integer acceptedVersion) {}

    /** Where a draft stands. */
    public enum State {
        /** It waits for a reviewer. */
        WAITING,
        /** It was sent back, with a comment, and waits for its author. */
        RETURNED,
        /** It is a version of the record now. */
        ACCEPTED,
        /** It came to nothing. */
        WITHDRAWN;

        /** Whether something will still be done with it. */
        public boolean open() {
            return this == WAITING || this == RETURNED;
        }
    }

    /** What may be done with a draft. */
    public enum Act {
        REWORK,
        WITHDRAW,
        RETURN,
        ACCEPT
    }

    /** Why something may not be done with a draft. */
    public enum Refusal {
        /** Nothing more is done with it. */
        CLOSED,
        /** Its author is to look at it first. */
        WITH_ITS_AUTHOR,
        /** It is somebody else's. */
        NOT_AUTHOR,
        /** Four eyes see more than two: nobody reviews a draft of their own. */
        OWN_DRAFT
    }

    /**
     * Whether somebody may do something with the draft as it stands.
     *
     * @param reviewer whether they review drafts
     * @return why not; empty if they may
     */
    public Optional<Refusal> refusal(Act act, String who, boolean reviewer) {
        if (!state.open()) {
            return Optional.of(Refusal.CLOSED);
        }
        boolean own = author.equals(who);
        return switch (act) {
            case REWORK -> own ? Optional.empty() : Optional.of(Refusal.NOT_AUTHOR);
            case WITHDRAW -> own || reviewer ? Optional.empty() : Optional.of(Refusal.NOT_AUTHOR);
            case RETURN, ACCEPT -> {
                if (own) {
                    yield Optional.of(Refusal.OWN_DRAFT);
                }
                yield state == State.RETURNED ? Optional.of(Refusal.WITH_ITS_AUTHOR) : Optional.empty();
            }
        };
    }

    /** The draft with another proposal, for a reviewer to look at; what was said of the former one stays. */
    public Draft reworked(Proposal other, Instant now) {
        return new Draft(id, version + 1, recordId, other, author, State.WAITING, review, createdAt, now);
    }

    /** The draft, back with its author. */
    public Draft returned(String reviewer, String comment, Instant now) {
        return reviewed(State.RETURNED, new Review(reviewer, comment, null), now);
    }

    /** The draft, as a version of its record. */
    public Draft accepted(String reviewer, @Nullable String comment, int acceptedVersion, Instant now) {
        return reviewed(State.ACCEPTED, new Review(reviewer, comment, acceptedVersion), now);
    }

    /** The draft, given up. */
    public Draft withdrawn(Instant now) {
        return reviewed(State.WITHDRAWN, review, now);
    }

    private Draft reviewed(State next, @Nullable Review said, Instant now) {
        return new Draft(id, version + 1, recordId, proposal, author, next, said, createdAt, now);
    }
}

package org.carrel.catalog.authorities;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.HeadingChange.State;
import org.carrel.catalog.authorities.HeadingChange.Touched;
import org.carrel.catalog.jobs.Jobs;

/** The heading changes in store. */
public interface HeadingChanges extends Jobs<HeadingChanges.Claim> {

    /**
     * Notes that the heading of an authority has changed. One that was proposed and not started yet is brought up to
     * date: what it changes from stays what the records have.
     */
    void propose(UUID id, UUID authority, String before, String after, State state, Instant now);

    Optional<HeadingChange> find(UUID id);

    /** The change of an authority that waits, if there is one. */
    Optional<HeadingChange> waiting(UUID authority);

    /** Changes, newest first. */
    List<HeadingChange> list(@Nullable State state, @Nullable UUID before, int limit);

    /** What became of records. */
    List<Touched> touched(UUID id, @Nullable UUID after, int limit);

    /** Starts a proposed change; false if it is not one any more. */
    boolean start(UUID id, String actor, String reason);

    /** Asks a change to stop; false if it was over already. */
    boolean cancel(UUID id, Instant now);

    /** Notes in the current transaction what became of records, up to a position. */
    void note(UUID id, List<Touched> touched, UUID position);

    /** Ends a change, in the current transaction. */
    void end(UUID id, State state, Instant now);

    @Override
    default void endCancelled(UUID id, Instant now) {
        end(id, State.CANCELLED, now);
    }

    /** A change that was taken up, and behind which record it goes on. */
    record Claim(HeadingChange change, @Nullable UUID position) {}
}

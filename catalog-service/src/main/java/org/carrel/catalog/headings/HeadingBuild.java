package org.carrel.catalog.headings;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How far the browse lists have been made by the rules in force. */
public interface HeadingBuild {

    /** Takes up the work if there is any that nobody is at. */
    Optional<Claim> claim(UUID runner, String rules);

    /** Says in the current transaction that the runner is at work; false if another has taken over. */
    boolean hold(UUID runner);

    /** Notes in the current transaction that records up to this one are done. */
    void advance(UUID runner, UUID position, int records);

    /** Notes that every record is done. */
    void finish(UUID runner);

    /** Lets another runner take over at once. */
    void release(UUID runner);

    State state(String rules);

    /** Where to go on; null at the beginning. */
    record Claim(@Nullable UUID position) {}

    /**
     * How it stands.
     *
     * @param complete whether every record has been read by the rules in force
     * @param records how many have been, if not
     */
    record State(boolean complete, long records) {}
}

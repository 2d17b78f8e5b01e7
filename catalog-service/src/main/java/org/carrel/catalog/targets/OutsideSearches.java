package org.carrel.catalog.targets;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.RecordKey;

/** Searches of outside databases in store: every instance sees them all. */
public interface OutsideSearches {

    void add(OutsideSearch search, List<Target> targets, Instant now);

    Optional<OutsideSearch> find(UUID id);

    List<TargetRun> runs(UUID search);

    /** Records that came after another one, in the order in which they came. */
    List<Arrived> arrived(UUID search, long after);

    Optional<OutsideRecord> record(UUID search, UUID id);

    /** Stores a record, unless the search of its database has ended. */
    void found(OutsideRecord record);

    /** Says how the search of a database ended; without effect if that has been said. */
    void ended(UUID search, UUID target, Ending ending);

    /** How many databases are being searched for readers. */
    int runningForReaders(Instant now);

    void removeBefore(Instant instant);

    /** Which live records of ours that everybody may see carry these keys. */
    Map<RecordKey, Set<UUID>> ours(Collection<RecordKey> keys);

    /**
     * A search.
     *
     * @param words what a reader typed; null for a cataloguer's search
     * @param limit how many records of each database at the most
     */
    record OutsideSearch(
            UUID id,
            String actor,
            FieldedQuery query,
            @Nullable String words,
            int limit,
            Instant at) {

        /** Whether a reader made it; everybody who knows its id may see it then. */
        public boolean forReaders() {
            return words != null;
        }
    }

    /** How far the search of one database is. */
    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** How the search of one database ended. */
    record Ending(
            State state,
            long total,
            long millis,
            @Nullable String failure,
            @Nullable String detail,
            List<String> complaints) {
        public Ending {
            complaints = List.copyOf(complaints);
        }
    }

    /**
     * The search of one database.
     *
     * @param deadline when it must have ended
     */
    record TargetRun(UUID targetId, String name, int rank, Ending ending, Instant deadline) {

        /** This run as it is now: one that should long have ended was lost with the instance that made it. */
        public TargetRun at(Instant now) {
            return ending.state() == State.RUNNING && now.isAfter(deadline)
                    ? new TargetRun(
                            targetId,
                            name,
                            rank,
                            new Ending(
                                    State.FAILED,
                                    0,
                                    0,
                                    OutsideFailure.Code.INTERRUPTED.code(),
                                    "The search was broken off.",
                                    List.of()),
                            deadline)
                    : this;
        }

        public boolean running() {
            return ending.state() == State.RUNNING;
        }
    }

    /** A record and its place among all that came. */
    record Arrived(long seq, OutsideRecord record) {}
}

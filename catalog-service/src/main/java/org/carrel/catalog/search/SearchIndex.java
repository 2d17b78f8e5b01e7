package org.carrel.catalog.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The engine's index, as those who keep it see it: generations, of which one serves. */
public interface SearchIndex {

    /** Whether it falls to this instance to keep the index: always where each has its own, else to one of them. */
    boolean ours();

    /** The generation that serves; none before the first one is made. */
    Optional<Generation> serving();

    /** A new, empty generation beside the one that serves. */
    Generation fresh();

    /** Lets a generation serve in place of the one before, which goes when its last search has ended. */
    void serve(Generation generation);

    /** Closes whatever is open, and leaves the keeping to others; what was kept stays. */
    void close();

    /** One index of all titles. */
    interface Generation {

        /** Adds titles, or replaces what is indexed of them. */
        void put(List<SearchDocument> documents);

        /** What titles were when they were indexed; those that are not are left out. */
        Map<UUID, SearchDocument.State> states(Collection<UUID> recordIds);

        /** Notes how many copies of titles stand on their shelves, and leaves all else of them as it is. */
        void available(Map<UUID, Integer> copies);

        /** Takes titles out. */
        void remove(Collection<UUID> recordIds);

        /** Lets searches see what was put and removed. */
        void show();

        /** Keeps all that was put and removed, with a note of how far it goes, in a way that survives a crash. */
        void keep(Marks marks);

        /** The note that was kept last. */
        Marks marks();

        /** How many titles are in it. */
        long titles();

        /** Closes it and deletes what it has on disk. */
        void discard();
    }

    /**
     * How far an index goes.
     *
     * @param position position in the change log
     * @param rebuild number of the last request for a rebuild that it answers
     */
    record Marks(String position, long rebuild) {}
}

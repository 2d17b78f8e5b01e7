package org.carrel.catalog.search;

/**
 * How the index of this instance is.
 *
 * @param serving whether an index serves
 * @param titles how many titles are in the one that serves
 * @param rebuild the rebuild that is going on, if any
 * @param answered number of the last request for a rebuild that the serving index answers
 */
public record IndexState(boolean serving, long titles, Rebuild rebuild, long answered) {

    /**
     * A rebuild.
     *
     * @param running whether one is going on
     * @param done how many titles it has indexed
     * @param total how many there were when it began
     */
    public record Rebuild(boolean running, long done, long total) {

        /** No rebuild is going on. */
        public static final Rebuild NONE = new Rebuild(false, 0, 0);
    }
}

package org.carrel.catalog.search;

/**
 * One thing that hits are ordered by.
 *
 * @param descending whether the last comes first: Z before A, new before old, much before little
 */
public record SortKey(By by, boolean descending) {

    /** What can be ordered by. */
    public enum By {
        RELEVANCE,
        TITLE,
        AUTHOR,
        YEAR,
        /** When the title came into the catalogue. */
        ADDED,
        /** As on the shelf. */
        CALL_NUMBER,
        /** How many copies are held. */
        POPULARITY
    }
}

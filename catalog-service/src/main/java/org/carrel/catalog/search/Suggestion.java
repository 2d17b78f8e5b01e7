package org.carrel.catalog.search;

/**
 * What somebody may be about to type.
 *
 * @param kind what it is
 * @param text as catalogued
 */
public record Suggestion(Kind kind, String text) {

    /** What is suggested. */
    public enum Kind {
        TITLE,
        NAME,
        SUBJECT
    }

    /**
     * A spelling that finds more.
     *
     * @param text the words so spelled
     * @param titles how many titles they find
     */
    public record Spelling(String text, long titles) {}
}

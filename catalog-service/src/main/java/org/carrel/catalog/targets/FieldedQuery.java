package org.carrel.catalog.targets;

import java.util.List;

/**
 * What is looked for in outside databases, whatever language each of them is asked in: all of the criteria must hold.
 *
 * @param criteria one to eight of them
 */
public record FieldedQuery(List<Criterion> criteria) {

    /** More than this, and most servers refuse. */
    public static final int MOST = 8;

    public FieldedQuery {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty() || criteria.size() > MOST) {
            throw new IllegalArgumentException("a query has one to " + MOST + " criteria");
        }
    }

    /** What a criterion looks at. */
    public enum Index {
        KEYWORD,
        TITLE,
        AUTHOR,
        SUBJECT,
        ISBN,
        ISSN,
        LCCN,
        YEAR;

        /** Whether it holds numbers rather than words. */
        boolean numeric() {
            return switch (this) {
                case ISBN, ISSN, LCCN, YEAR -> true;
                case KEYWORD, TITLE, AUTHOR, SUBJECT -> false;
            };
        }
    }

    /**
     * One criterion.
     *
     * @param text the words, all of which must be there
     * @param truncated whether the last word may go on
     */
    public record Criterion(Index index, String text, boolean truncated) {
        public Criterion {
            text = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException("nothing to look for");
            }
        }

        boolean severalWords() {
            return text.indexOf(' ') >= 0;
        }
    }
}

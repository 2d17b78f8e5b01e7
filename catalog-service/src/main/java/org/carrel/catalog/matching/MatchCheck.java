package org.carrel.catalog.matching;

import org.jspecify.annotations.Nullable;

/**
 * A second look at a record that a match set has found: numbers are copied from print to electronic editions, and
 * reused.
 *
 * @param type what is compared
 * @param limit how far years may lie apart, or how many characters of the titles must agree
 */
public record MatchCheck(Type type, @Nullable Integer limit) {

    private static final int FURTHEST = 100;

    /** What is compared. */
    public enum Type {
        /** Book with book, e-book with e-book. */
        FORMAT,
        /** Years of publication, where both are known. */
        YEAR,
        /** How the titles begin. */
        TITLE_PREFIX,
        /** What the records describe is of one kind; always checked. */
        KIND
    }

    public MatchCheck {
        boolean needed = type == Type.YEAR || type == Type.TITLE_PREFIX;
        if (needed != (limit != null)) {
            throw new IllegalArgumentException("YEAR and TITLE_PREFIX have a limit, FORMAT and KIND have none");
        }
        if (limit != null && (limit < (type == Type.TITLE_PREFIX ? 1 : 0) || limit > FURTHEST)) {
            throw new IllegalArgumentException("a limit is at most " + FURTHEST);
        }
    }

    public static MatchCheck sameFormat() {
        return new MatchCheck(Type.FORMAT, null);
    }

    public static MatchCheck yearWithin(int years) {
        return new MatchCheck(Type.YEAR, years);
    }

    public static MatchCheck titlePrefix(int characters) {
        return new MatchCheck(Type.TITLE_PREFIX, characters);
    }
}

package org.carrel.catalog.search;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is looking for, whatever language they asked in and whatever engine will look. In a mask {@code *}
 * stands for any characters or none, {@code ?} for exactly one, and a backslash takes the meaning from the character
 * behind it.
 */
public sealed interface Query {

    /** Everything there is. */
    record Everything() implements Query {}

    /** A word as written; punctuation inside may make it several for the engine, which then stand side by side. */
    record Word(Field field, String text) implements Query {}

    /** Words side by side. */
    record Phrase(Field field, String text) implements Query {}

    /** Words side by side, some of them masked. */
    record Adjacent(Field field, List<String> masks) implements Query {
        public Adjacent {
            masks = List.copyOf(masks);
        }
    }

    /** The whole of a field: a title, a name, a heading that consists of these words and no others. */
    record Exact(Field field, String text) implements Query {}

    /**
     * A field that begins with these words.
     *
     * @param open whether the last word may go on
     */
    record Begins(Field field, String text, boolean open) implements Query {}

    /** Words that begin so. */
    record Truncated(Field field, String beginning) implements Query {}

    /** Words that fit a mask: truncated on the left or on both sides, or with unknown characters inside. */
    record Masked(Field field, String mask) implements Query {}

    /** Words that are spelled nearly so. */
    record Fuzzy(Field field, String text) implements Query {}

    /** Words that share the stem of this English word. */
    record Stemmed(Field field, String text) implements Query {}

    /** Published between two years, both included. */
    record Years(int from, int to) implements Query {}

    /**
     * Call numbers that stand between two, both included; what is left out has no bound.
     *
     * @param from where the stretch of the shelf begins
     * @param to where it ends
     */
    record Shelf(@Nullable String from, @Nullable String to) implements Query {}

    /** All of these. */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Any of these. */
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** None of this. */
    record Not(Query part) implements Query {}
}

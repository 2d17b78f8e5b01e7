package org.carrel.catalog.search;

import java.util.List;

/** What somebody is looking for, whatever language they asked in and whatever engine will look. */
public sealed interface Query {

    /** Everything there is. */
    record Everything() implements Query {}

    /** A word as written; punctuation inside may make it several for the engine, which then stand side by side. */
    record Word(Field field, String text) implements Query {}

    /** Words side by side. */
    record Phrase(Field field, String text) implements Query {}

    /** Words that begin so. */
    record Truncated(Field field, String beginning) implements Query {}

    /** Published between two years, both included. */
    record Years(int from, int to) implements Query {}

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

package org.carrel.catalog.search.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A query over the fields of the index, with its weights, as every engine can be told it: words are those that the
 * index has, numbers are written as they are indexed. The fields are those of {@link IndexFields}.
 */
sealed interface Clause {

    /** Every title. */
    record All() implements Clause {}

    /** A word, or a whole value. */
    record Term(String field, String value) implements Clause {}

    /** Any of some whole values. */
    record AnyOf(String field, List<String> values) implements Clause {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /** Words side by side. */
    record Phrase(String field, List<String> words) implements Clause {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** Words or values that begin so. */
    record Prefix(String field, String beginning) implements Clause {}

    /** Whole values that fit a wildcard expression. */
    record Mask(String field, String expression) implements Clause {}

    /**
     * Words that are spelled nearly so, beginning with the same letter.
     *
     * @param edits how many letters may be added, left out, changed or swapped with the next
     */
    record Nearly(String field, String word, int edits) implements Clause {}

    /** Words side by side, some of them known in part only. */
    record Adjacent(String field, List<Pattern> patterns) implements Clause {
        public Adjacent {
            patterns = List.copyOf(patterns);
        }
    }

    /** Values in the order of their characters between two, both included; what is left out has no bound. */
    record Between(
            String field, @Nullable String from, @Nullable String to) implements Clause {}

    /** Numbers between two, both included. */
    record Within(String field, int from, int to) implements Clause {}

    /** A copy is on its shelf. */
    record Available() implements Clause {}

    /**
     * A combination.
     *
     * @param must all of them, which weigh
     * @param should any of them, which weigh; at least one where nothing else is asked for
     * @param filter all of them, which do not weigh
     * @param not none of them
     */
    record Of(List<Clause> must, List<Clause> should, List<Clause> filter, List<Clause> not) implements Clause {
        public Of {
            must = List.copyOf(must);
            should = List.copyOf(should);
            filter = List.copyOf(filter);
            not = List.copyOf(not);
        }

        static Of any(List<Clause> should) {
            return new Of(List.of(), should, List.of(), List.of());
        }

        static Of filtered(List<Clause> filter, List<Clause> not) {
            return new Of(List.of(), List.of(), filter, not);
        }
    }

    /**
     * The best of some ways.
     *
     * @param tie how much of their weight the others add
     */
    record Best(List<Clause> ways, float tie) implements Clause {
        public Best {
            ways = List.copyOf(ways);
        }
    }

    /** A clause whose weight is multiplied. */
    record Weighted(Clause clause, float weight) implements Clause {}

    /** A clause that weighs the same in whatever it finds. */
    record Same(Clause clause, float weight) implements Clause {}

    /** What a word looks like. */
    sealed interface Pattern {

        /** A word that is known. */
        record Known(String word) implements Pattern {}

        /** A wildcard expression. */
        record Wildcard(String expression) implements Pattern {}

        /** Words of one stem, which all begin alike. */
        record Stem(String beginning, String stem) implements Pattern {}
    }
}

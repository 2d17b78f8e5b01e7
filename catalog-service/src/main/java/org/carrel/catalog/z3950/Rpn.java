package org.carrel.catalog.z3950;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** A query of type 1: a tree whose leaves are terms with attributes. */
public sealed interface Rpn {

    /** A term and what it should be looked for in and how. */
    record Operand(List<Attribute> attributes, Term term) implements Rpn {
        public Operand {
            attributes = List.copyOf(attributes);
        }
    }

    /** What was found before. */
    record ResultSet(String name) implements Rpn {}

    /** Two queries joined. */
    record Joined(Operator operator, Rpn left, Rpn right) implements Rpn {}

    /** How two queries are joined. */
    sealed interface Operator {

        /** Without more to say. */
        enum Simple implements Operator {
            AND,
            OR,
            AND_NOT
        }

        /**
         * Near each other.
         *
         * @param relation 1 to 6: the distance is less than, at most, equal to, at least, more than, other than
         * @param unit known proximity unit, 2 is words; negative if it is a private one
         */
        record Proximity(boolean exclusion, int distance, boolean ordered, int relation, int unit)
                implements Operator {}
    }

    /**
     * An attribute of a term.
     *
     * @param set object identifier of its set, if it is not the query's
     * @param type such as {@link Bib1#USE}
     */
    record Attribute(@Nullable String set, int type, Value value) {

        /** The value of an attribute. */
        public sealed interface Value {}

        /** A number of the set. */
        public record Numbered(int number) implements Value {}

        /** A list of names; numbers among them stand as digits. */
        public record Names(List<String> names) implements Value {
            public Names {
                names = List.copyOf(names);
            }
        }

        /** A numbered attribute of the query's own set. */
        public static Attribute of(int type, int number) {
            return new Attribute(null, type, new Numbered(number));
        }
    }

    /** What is looked for. */
    sealed interface Term {

        /** Octets; nearly everybody sends text so. */
        record General(Octets octets) implements Term {}

        /** A number. */
        record Numeric(long number) implements Term {}

        /** Text. */
        record Text(String characters) implements Term {}

        /** A sort of term that no library is known to use. */
        record Other(int tag) implements Term {}

        /** A text in UTF-8. */
        static Term of(String text) {
            return new General(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
        }

        /** The term as text: octets as UTF-8, or if they are not that, as Latin-1. */
        default String text() {
            return switch (this) {
                case General general -> BerElement.text(general.octets());
                case Numeric numeric -> Long.toString(numeric.number());
                case Text text -> text.characters();
                case Other _ -> "";
            };
        }
    }
}

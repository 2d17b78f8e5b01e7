package org.carrel.catalog.validation;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.RecordKind;

/**
 * A rule that the library makes itself.
 *
 * @param id its id
 * @param version grows with every change
 * @param statement what it says
 */
public record LocalRule(UUID id, long version, Statement statement) {

    /**
     * What a rule says.
     *
     * @param name short name, part of the code of its findings
     * @param kind which records it is for
     * @param severity how bad it is to break it
     * @param place what it is about
     * @param check what is asked of that
     * @param explanation what to tell a cataloguer
     */
    public record Statement(
            String name, RecordKind kind, Severity severity, Place place, Check check, String explanation) {}

    /**
     * Fields, or a subfield in them.
     *
     * @param tag three characters, an X stands for any; {@code LDR} for the leader
     * @param subfield a code; null for the whole field
     */
    public record Place(String tag, @Nullable Character subfield) {

        private static final Pattern TAG = Pattern.compile("LDR|[0-9A-Za-z]{3}");

        public Place {
            if (!TAG.matcher(tag).matches()) {
                throw new IllegalArgumentException("not a tag: " + tag);
            }
        }

        /** Whether a field is meant. */
        public boolean covers(String other) {
            if (other.length() != tag.length()) {
                return false;
            }
            for (int index = 0; index < tag.length(); index++) {
                if (tag.charAt(index) != 'X' && tag.charAt(index) != other.charAt(index)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What is asked. */
    public sealed interface Check {

        /** It has to be there. */
        record Required() implements Check {}

        /** It must not be there. */
        record Forbidden() implements Check {}

        /** Wherever it is, it has to look like this. */
        record Matches(Pattern pattern) implements Check {

            /**
             * Reads a regular expression.
             *
             * @throws PatternSyntaxException if it is none
             */
            public static Matches of(String expression) {
                return new Matches(Pattern.compile(expression));
            }
        }
    }
}

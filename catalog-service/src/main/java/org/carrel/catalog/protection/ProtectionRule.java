package org.carrel.catalog.protection;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A rule that protects something.
 *
 * @param id its id
 * @param version grows with every change
 * @param scope what it protects
 * @param reason why, for whoever runs into it
 */
public record ProtectionRule(UUID id, long version, Scope scope, String reason) {

    /** What a rule protects. */
    public sealed interface Scope {

        /** The source whose records it is about; null for any. */
        @Nullable
        String source();

        /** Everything in the records of a source. */
        record WholeRecord(String source) implements Scope {}

        /**
         * Fields, or a subfield of them.
         *
         * @param tag three characters, an X stands for any
         * @param subfield a code; null for the whole field
         * @param source the source whose records are meant; null for any
         */
        record Fields(
                String tag,
                @Nullable Character subfield,
                @Nullable String source) implements Scope {

            private static final Pattern TAG = Pattern.compile("[0-9A-Za-z]{3}");

            public Fields {
                if (!TAG.matcher(tag).matches()) {
                    throw new IllegalArgumentException("not a tag: " + tag);
                }
            }

            boolean covers(String other) {
                for (int index = 0; index < tag.length(); index++) {
                    if (tag.charAt(index) != 'X' && tag.charAt(index) != other.charAt(index)) {
                        return false;
                    }
                }
                return true;
            }
        }
    }
}

package org.carrel.catalog.overlay;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.Subfield;

/**
 * Which fields a rule is for.
 *
 * @param tag three characters, {@code X} for any: {@code 650}, {@code 9XX}, {@code XXX}
 * @param first first indicator; any if null
 * @param second second indicator; any if null
 * @param subfield a subfield that the field must have; none if null
 * @param value a regular expression that must be found in that subfield, or in any, or in a control field
 */
public record FieldPattern(
        String tag,
        @Nullable String first,
        @Nullable String second,
        @Nullable String subfield,
        @Nullable String value) {

    private static final Pattern TAG = Pattern.compile("[0-9X]{3}");
    private static final Pattern INDICATOR = Pattern.compile("[ 0-9a-z]");
    private static final Pattern CODE = Pattern.compile("[0-9a-z]");
    private static final int LONGEST_VALUE = 100;
    /** Nested repetition takes for ever on some texts; nobody needs it here. */
    private static final Pattern NESTED = Pattern.compile("[+*}]\\??\\)[+*{]");

    public FieldPattern {
        if (tag == null || !TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("a tag has three characters, digits or X for any: " + tag);
        }
        check(INDICATOR, first, "an indicator is a blank, a digit or a letter: ");
        check(INDICATOR, second, "an indicator is a blank, a digit or a letter: ");
        check(CODE, subfield, "a subfield is named by a letter or digit: ");
        if (value != null) {
            if (value.length() > LONGEST_VALUE || NESTED.matcher(value).find()) {
                throw new IllegalArgumentException("the expression is too long or repeats a repetition");
            }
            try {
                Pattern.compile(value);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("not a regular expression: " + e.getDescription(), e);
            }
        }
    }

    private static void check(Pattern shape, @Nullable String given, String complaint) {
        if (given != null && !shape.matcher(given).matches()) {
            throw new IllegalArgumentException(complaint + given);
        }
    }

    /** All fields with a tag. */
    public static FieldPattern tag(String tag) {
        return new FieldPattern(tag, null, null, null, null);
    }

    /** Ready to be asked of many fields. */
    Ready ready() {
        return new Ready(this, value == null ? null : Pattern.compile(value));
    }

    /** A pattern with its expression compiled. */
    record Ready(FieldPattern pattern, @Nullable Pattern value) {

        boolean matches(MarcField field) {
            return tagMatches(field.tag())
                    && switch (field) {
                        case MarcField.Control control ->
                            pattern.first == null
                                    && pattern.second == null
                                    && pattern.subfield == null
                                    && says(control.value());
                        case MarcField.Data data ->
                            is(pattern.first, data.first())
                                    && is(pattern.second, data.second())
                                    && ((pattern.subfield == null && value == null)
                                            || data.subfields().stream().anyMatch(this::fits));
                    };
        }

        private boolean fits(Subfield subfield) {
            return (pattern.subfield == null || pattern.subfield.charAt(0) == subfield.code())
                    && says(subfield.value());
        }

        private boolean says(String text) {
            return value == null || value.matcher(text).find();
        }

        private boolean tagMatches(String tag) {
            if (tag.length() != 3) {
                return false;
            }
            for (int position = 0; position < 3; position++) {
                char wanted = pattern.tag.charAt(position);
                if (wanted != 'X' && wanted != tag.charAt(position)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean is(@Nullable String wanted, char indicator) {
            return wanted == null || wanted.charAt(0) == indicator;
        }
    }
}

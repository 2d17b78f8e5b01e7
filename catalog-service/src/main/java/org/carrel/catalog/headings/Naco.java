package org.carrel.catalog.headings;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The Authority File Comparison Rules of the Program for Cooperative Cataloging ("NACO normalisation", revised 2009),
 * appendix A: what is left of a heading when it is asked whether it is the same as another.
 */
public final class Naco {

    private static final Pattern NON_FILING = Pattern.compile("\\u0098[^\\u009C]*\\u009C");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    private static final String RETAINED = "#&+@\u266D\u266F";
    /** Apostrophe and its typographic twin, square brackets: they go without leaving a blank. */
    private static final String DELETED = "'\u2019[]";

    private static final int FIRST_SPECIAL_LETTER = 0x00C6;

    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry(0x00C6, "AE"),
            Map.entry(0x0152, "OE"),
            Map.entry(0x00DE, "TH"),
            Map.entry(0x0110, "D"),
            Map.entry(0x00D0, "D"),
            Map.entry(0x00D8, "O"),
            Map.entry(0x0141, "L"),
            Map.entry(0x2113, "L"));

    private Naco() {}

    /** A text, normalised. */
    public static String normalised(String text) {
        return normalised(text, false);
    }

    /**
     * The first subfield a of a heading, normalised: its first comma tells a surname from a forename and stays, unless
     * nothing follows it.
     */
    public static String normalisedEntryElement(String text) {
        return normalised(text, true);
    }

    private static String normalised(String text, boolean keepFirstComma) {
        String filing =
                text.indexOf('\u0098') < 0 ? text : NON_FILING.matcher(text).replaceAll("");
        String plain = Normalizer.normalize(filing.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD);
        var kept = new StringBuilder(plain.length());
        boolean comma = keepFirstComma;
        for (int index = 0; index < plain.length(); ) {
            int point = plain.codePointAt(index);
            index += Character.charCount(point);
            String letters = point < FIRST_SPECIAL_LETTER ? null : LETTERS.get(point);
            if (letters != null) {
                kept.append(letters);
            } else if (point == ',' && comma) {
                comma = false;
                kept.append(plain.substring(index).isBlank() ? ' ' : ',');
            } else if (RETAINED.indexOf(point) >= 0) {
                kept.appendCodePoint(point);
            } else if (DELETED.indexOf(point) < 0) {
                append(point, kept);
            }
        }
        return kept.indexOf("  ") < 0
                ? kept.toString().strip()
                : BLANKS.matcher(kept).replaceAll(" ").strip();
    }

    private static void append(int point, StringBuilder kept) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.MODIFIER_LETTER,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.NON_SPACING_MARK -> {
                // Goes without leaving a blank.
            }
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MODIFIER_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> kept.append(' ');
            case Character.DECIMAL_DIGIT_NUMBER -> kept.append((char) ('0' + Character.digit(point, 10)));
            default -> kept.appendCodePoint(point);
        }
    }
}

package org.carrel.catalog.records;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The punctuation of the International Standard Bibliographic Description, which separates areas and means nothing at
 * an end.
 */
public final class Isbd {

    private static final Pattern TAIL = Pattern.compile("[\\s/:;,=+]+$");
    private static final Pattern SORT_MARKS = Pattern.compile("[\\u0098\\u009C]");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "etc", "inc", "jr", "sr", "ed", "eds", "vol", "no", "pt", "ca", "co", "ltd", "dept", "dr", "st", "mrs",
            "mr", "op", "arr", "approx", "bd", "bros", "corp", "cie", "u.s", "v", "t");

    private Isbd() {}

    /**
     * A text without the separators at its end; a full stop goes too unless it belongs to an abbreviation or initial.
     */
    public static String trimmed(String text) {
        String trimmed = TAIL.matcher(text.strip()).replaceAll("");
        if (trimmed.endsWith(".") && !trimmed.endsWith("..") && !endsInAbbreviation(trimmed)) {
            trimmed = trimmed.substring(0, trimmed.length() - 1).stripTrailing();
        }
        return trimmed;
    }

    private static boolean endsInAbbreviation(String text) {
        String body = text.substring(0, text.length() - 1);
        if (body.isEmpty()) {
            return false;
        }
        if (Character.isUpperCase(body.codePointBefore(body.length()))) {
            return true;
        }
        String word = body.substring(Math.max(body.lastIndexOf(' '), body.lastIndexOf('(')) + 1);
        return ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** A text without its non-filing beginning, counted in code points after the non-sorting control characters go. */
    public static String filing(String text, int nonFiling) {
        String plain = SORT_MARKS.matcher(text).replaceAll("");
        int points = plain.codePointCount(0, plain.length());
        return nonFiling >= points ? plain : plain.substring(plain.offsetByCodePoints(0, nonFiling));
    }
}

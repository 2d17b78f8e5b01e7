package org.carrel.catalog.records;

import java.util.Locale;
import java.util.Set;

/**
 * The punctuation of the International Standard Bibliographic Description, which separates areas and means nothing at
 * an end.
 */
public final class Isbd {

    private static final String TAIL = " \t\n\u000B\f\r/:;,=+";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "etc", "inc", "jr", "sr", "ed", "eds", "vol", "no", "pt", "ca", "co", "ltd", "dept", "dr", "st", "mrs",
            "mr", "op", "arr", "approx", "bd", "bros", "corp", "cie", "u.s", "v", "t");

    private Isbd() {}

    /**
     * A text without the separators at its end; a full stop goes too unless it belongs to an abbreviation or initial.
     */
    public static String trimmed(String text) {
        String trimmed = withoutTail(text.strip());
        if (trimmed.endsWith(".") && !trimmed.endsWith("..") && !endsInAbbreviation(trimmed)) {
            trimmed = trimmed.substring(0, trimmed.length() - 1).stripTrailing();
        }
        return trimmed;
    }

    private static String withoutTail(String text) {
        int end = text.length();
        while (end > 0 && TAIL.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
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
        // The marks that enclose what does not sort.
        String plain = text.replace("\u0098", "").replace("\u009C", "");
        int points = plain.codePointCount(0, plain.length());
        return nonFiling >= points ? plain : plain.substring(plain.offsetByCodePoints(0, nonFiling));
    }
}

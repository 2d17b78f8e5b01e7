package org.carrel.catalog.callnumbers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys that sort Superintendent of Documents numbers. Every run of digits is a whole number, a point is no decimal
 * point, blanks mean nothing, and colon, hyphen and slash sort in this order. What stands behind the colon is filed by
 * one of two customs, see {@link Scheme#SUDOC} and {@link Scheme#SUDOC_CUTTERS_FIRST}.
 */
final class SudocKey {

    private static final Pattern PART = Pattern.compile("[0-9]+|\\p{L}+|[:/-]");
    private static final Pattern YEAR = Pattern.compile("[89][0-9]{2}|18[0-9]{2}|19[0-9]{2}|20[0-9]{2}");
    private static final Pattern AGENCY = Pattern.compile("\\s*\\p{L}{1,4}\\s*[0-9]{1,3}\\s*\\..*");
    private static final String SEPARATORS = ":-/";
    private static final int WIDTH = 9;

    private SudocKey() {}

    /** Whether a text begins as such numbers do: with the letters and the number of an agency. */
    static boolean reads(String text) {
        return AGENCY.matcher(text).matches();
    }

    static String of(String text, boolean cuttersFirst) {
        var key = new StringBuilder();
        Matcher part = PART.matcher(text);
        char separator = ' ';
        boolean book = false;
        while (part.find()) {
            String found = part.group();
            if (SEPARATORS.contains(found)) {
                if (separator != ' ') {
                    key.append(mark(separator));
                }
                separator = found.charAt(0);
                book |= separator == ':';
                continue;
            }
            key.append(mark(separator)).append(rank(found, text, part.end(), separator, book, cuttersFirst));
            separator = ' ';
        }
        return separator == ' ' ? key.toString() : key.append(mark(separator)).toString();
    }

    /** Nothing before what follows directly, and that before what a separator keeps apart. */
    private static char mark(char separator) {
        return switch (separator) {
            case ':' -> '"';
            case '-' -> '#';
            case '/' -> '$';
            default -> '!';
        };
    }

    private static String rank(String part, String text, int end, char separator, boolean book, boolean cuttersFirst) {
        boolean number = part.charAt(0) >= '0' && part.charAt(0) <= '9';
        if (!number) {
            boolean word = book && cuttersFirst && !isCutter(text, end);
            return (word ? "4" : "2") + part;
        }
        boolean year =
                book && !cuttersFirst && separator == '/' && YEAR.matcher(part).matches();
        if (year) {
            return "1" + (part.length() == 3 ? "1" + part : part);
        }
        return "3" + "0".repeat(Math.max(0, WIDTH - part.length())) + part;
    }

    /** Letters with a number directly behind them stand for a name or a subject; other letters are words. */
    private static boolean isCutter(String text, int end) {
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9';
    }
}

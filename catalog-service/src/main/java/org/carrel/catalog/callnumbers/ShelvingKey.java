package org.carrel.catalog.callnumbers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys that sort call numbers. Behind the class number each part becomes a token: a whole number (year, volume,
 * edition) sorts before a word, a word before a cutter, nothing before something; digits of a class's decimals and of a
 * cutter are fractions and stay as they are.
 */
final class ShelvingKey {

    private static final String NUMBER = " 1";
    private static final String WORD = " 2";
    private static final String CUTTER = " 3";
    /** Sorts behind every class, so that what cannot be read stands together at the end. */
    private static final String BEHIND = "~";

    private static final int NUMBER_WIDTH = 9;
    private static final int LONGEST = 500;
    private static final Pattern LC = Pattern.compile("([A-Z]{1,3})\\s*([0-9]{1,5})(\\.[0-9]+)?(?![0-9])\\s*(.*)");
    private static final Pattern DEWEY = Pattern.compile("([0-9]{1,3})(\\.[0-9]+)?(?![0-9])\\s*(.*)");
    private static final Pattern LC_CUTTER = Pattern.compile("([A-Z])([0-9]+)([A-Z]*)(?=[^A-Z0-9]|$|[A-Z][0-9])");
    private static final Pattern DOTTED_LETTER = Pattern.compile("\\.\\s*([A-Z])(?![A-Z0-9.])");
    private static final Pattern PART = Pattern.compile("[0-9]+|[\\p{L}]+");
    private static final Pattern FIRST_WORD = Pattern.compile("([^\\s0-9]+)\\s+(.*)");
    private static final Pattern NLM_CLASS = Pattern.compile("(Q[S-Z][A-Z]?|W[A-Z]{0,2})(?![A-Z])");
    private static final Pattern UDC_LIKE = Pattern.compile("[0-9(=\"].*");
    private static final String UDC_SIGNS = "+/:=(\"-'";
    private static final int UDC_SIGNS_BEFORE = 2;
    private static final char UDC_ALONE = '#';
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern PRIME_MARKS = Pattern.compile("[/'’](?=[.0-9])");

    private ShelvingKey() {}

    static String of(String callNumber, Scheme scheme) {
        String text = plain(callNumber);
        String key =
                switch (scheme) {
                    case LC -> lc(text).or(() -> prefixed(text, scheme)).orElseGet(() -> generic(text));
                    case DEWEY -> {
                        String unmarked = PRIME_MARKS.matcher(text).replaceAll("");
                        yield dewey(unmarked)
                                .or(() -> prefixed(unmarked, scheme))
                                .orElseGet(() -> generic(text));
                    }
                    case NLM -> nlm(text).or(() -> prefixed(text, scheme)).orElseGet(() -> generic(text));
                    case SUDOC, SUDOC_CUTTERS_FIRST -> sudoc(text, scheme);
                    case UDC -> udc(text);
                    case ACCESSION, OTHER -> natural(text);
                };
        return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
    }

    private static String plain(String callNumber) {
        String unmarked = MARKS.matcher(Normalizer.normalize(callNumber, Normalizer.Form.NFKD))
                .replaceAll("");
        return BLANKS.matcher(unmarked.toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static Optional<String> lc(String text) {
        Matcher shape = LC.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String decimals = shape.group(3) == null ? "" : shape.group(3);
        var key = new StringBuilder()
                .append((shape.group(1) + "  "), 0, 3)
                .append(padded(shape.group(2), 5))
                .append(decimals);
        lcTail(shape.group(4), key);
        return Optional.of(key.toString());
    }

    /** Built like LC numbers, from classes that LC leaves free. */
    private static Optional<String> nlm(String text) {
        return NLM_CLASS.matcher(text).lookingAt() ? lc(text) : Optional.empty();
    }

    private static String sudoc(String text, Scheme scheme) {
        return SudocKey.reads(text) ? SudocKey.of(text, scheme == Scheme.SUDOC_CUTTERS_FIRST) : generic(text);
    }

    /**
     * Digits of a UDC number are decimals, whatever the points between them. A number with a sign behind it follows the
     * number alone, in the order of the signs in the tables; only {@code +} and {@code /} come before it.
     */
    private static String udc(String text) {
        int blank = text.indexOf(' ');
        String number = blank < 0 ? text : text.substring(0, blank);
        if (!UDC_LIKE.matcher(number).matches()) {
            return generic(text);
        }
        var key = new StringBuilder();
        for (int index = 0; index < number.length(); index++) {
            char character = number.charAt(index);
            int rank = UDC_SIGNS.indexOf(character);
            if (rank >= 0) {
                key.append((char) (UDC_ALONE + rank - UDC_SIGNS_BEFORE + (rank < UDC_SIGNS_BEFORE ? 0 : 1)));
            } else if (Character.isLetterOrDigit(character)) {
                key.append(character);
            }
        }
        key.append(UDC_ALONE);
        return blank < 0 ? key.toString() : key + " " + natural(text.substring(blank));
    }

    private static void lcTail(String tail, StringBuilder key) {
        Matcher cutter = LC_CUTTER.matcher(tail);
        Matcher dotted = DOTTED_LETTER.matcher(tail);
        Matcher part = PART.matcher(tail);
        int position = 0;
        while (position < tail.length()) {
            if (cutter.region(position, tail.length()).lookingAt()) {
                key.append(CUTTER).append(cutter.group(1)).append(cutter.group(2));
                if (!cutter.group(3).isEmpty()) {
                    key.append(WORD).append(cutter.group(3));
                }
                position = cutter.end();
            } else if (dotted.region(position, tail.length()).lookingAt()) {
                key.append(CUTTER).append(dotted.group(1));
                position = dotted.end();
            } else if (part.region(position, tail.length()).lookingAt()) {
                append(part.group(), key);
                position = part.end();
            } else {
                position++;
            }
        }
    }

    private static Optional<String> dewey(String text) {
        Matcher shape = DEWEY.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String decimals = shape.group(2) == null ? "" : shape.group(2);
        var key = new StringBuilder().append(padded(shape.group(1), 3)).append(decimals);
        deweyTail(shape.group(3), key);
        return Optional.of(key.toString());
    }

    /** Author marks are words or cutters, and a library that uses both shelves them in one alphabet. */
    private static void deweyTail(String tail, StringBuilder key) {
        Matcher cutter = LC_CUTTER.matcher(tail);
        Matcher part = PART.matcher(tail);
        int position = 0;
        while (position < tail.length()) {
            if (cutter.region(position, tail.length()).lookingAt()) {
                key.append(WORD).append(cutter.group(1)).append(cutter.group(2));
                if (!cutter.group(3).isEmpty()) {
                    key.append(WORD).append(cutter.group(3));
                }
                position = cutter.end();
            } else if (part.region(position, tail.length()).lookingAt()) {
                append(part.group(), key);
                position = part.end();
            } else {
                position++;
            }
        }
    }

    /** A collection mark before the class ({@code REF QA76}): the collection stands together, behind the others. */
    private static Optional<String> prefixed(String text, Scheme scheme) {
        Matcher first = FIRST_WORD.matcher(text);
        if (!first.matches()) {
            return Optional.empty();
        }
        String rest = first.group(2);
        Optional<String> key =
                switch (scheme) {
                    case LC -> lc(rest);
                    case NLM -> nlm(rest);
                    case DEWEY, SUDOC, SUDOC_CUTTERS_FIRST, UDC, ACCESSION, OTHER -> dewey(rest);
                };
        return key.or(() -> prefixed(rest, scheme).map(inner -> inner.substring(BEHIND.length())))
                .map(inner -> BEHIND + first.group(1) + " " + inner);
    }

    private static String generic(String text) {
        return BEHIND + BEHIND + natural(text);
    }

    private static String natural(String text) {
        var key = new StringBuilder();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            append(part.group(), key);
        }
        return key.toString().strip();
    }

    private static void append(String part, StringBuilder key) {
        boolean number = part.charAt(0) >= '0' && part.charAt(0) <= '9';
        key.append(number ? NUMBER : WORD).append(number ? padded(part, NUMBER_WIDTH) : part);
    }

    private static String padded(String digits, int width) {
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }
}

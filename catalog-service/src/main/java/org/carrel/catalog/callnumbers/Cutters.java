package org.carrel.catalog.callnumbers;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Free cutters. A cutter's digits are a fraction, so there is always room: where a cutter is taken, one more digit
 * makes a new one directly behind it.
 */
public final class Cutters {

    private static final Pattern LAST_CUTTER = Pattern.compile("(.*[\\s.0-9])?([A-Z][0-9]+)");
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");
    private static final int LONGEST = 12;

    private Cutters() {}

    /**
     * The beginning that the shelving keys of a number and of all its longer cutters share; empty if it has no cutter.
     */
    public static Optional<String> keyOf(Scheme scheme, String callNumber) {
        return LAST_CUTTER.matcher(callNumber.strip().toUpperCase(Locale.ROOT)).matches()
                ? Optional.of(new CallNumber(callNumber, scheme).shelvingKey())
                : Optional.empty();
    }

    /**
     * The number itself if its cutter is free, and otherwise the next one that is.
     *
     * @param callNumber a number that ends with a cutter
     * @param keyOf its key
     * @param used shelving keys that begin with the key
     */
    public static String free(String callNumber, String keyOf, Collection<String> used) {
        Set<String> taken = used.stream()
                .filter(key -> key.startsWith(keyOf))
                .map(key -> digits(key.substring(keyOf.length())))
                .collect(Collectors.toSet());
        var candidates = new ArrayDeque<String>();
        candidates.add("");
        while (true) {
            String candidate = candidates.remove();
            if (!taken.contains(candidate)) {
                return callNumber.strip() + candidate;
            }
            if (candidate.length() < LONGEST) {
                // 1 and 0 are left out, for who wants to come before must have room.
                for (char digit = '2'; digit <= '9'; digit++) {
                    candidates.add(candidate + digit);
                }
            }
        }
    }

    private static String digits(String rest) {
        Matcher digits = DIGITS.matcher(rest);
        return digits.lookingAt() ? digits.group() : "";
    }
}

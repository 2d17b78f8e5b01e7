package org.carrel.catalog.headings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.carrel.catalog.callnumbers.CallNumber;

/**
 * Call numbers that are still free near one that a cataloguer has in mind: the number itself; else its last cutter one
 * digit longer, which files directly behind it; else, for running numbers, the next in the series.
 */
public final class FreeNumbers {

    private static final int MOST = 3;
    /** A cutter never ends in 0, and 1 leaves no room before it. */
    private static final String DIGITS = "23456789";

    private static final Pattern LAST_CUTTER = Pattern.compile("(.*[.\\s][A-Z][0-9]+)(?![0-9])((?:\\s.*)?)");
    private static final Pattern RUNNING = Pattern.compile("(.*?)([0-9]+)(\\D*)");
    private static final int STEPS = 10_000;

    private FreeNumbers() {}

    /**
     * Proposes numbers, the nearest first.
     *
     * @param wanted what the cataloguer has in mind
     * @param taken the shelving keys that are in use around it
     */
    public static List<String> near(CallNumber wanted, Set<String> taken) {
        Predicate<String> free = text -> !taken.contains(new CallNumber(text, wanted.scheme()).shelvingKey());
        if (free.test(wanted.text())) {
            return List.of(wanted.text());
        }
        Matcher cutter = LAST_CUTTER.matcher(wanted.text());
        if (cutter.matches()) {
            return longerCutters(cutter.group(1), cutter.group(2), free);
        }
        Matcher running = RUNNING.matcher(wanted.text());
        return running.matches() ? following(running, free) : List.of();
    }

    private static List<String> longerCutters(String before, String behind, Predicate<String> free) {
        var found = new ArrayList<String>();
        for (String prefix = before; found.isEmpty() && prefix.length() < before.length() + MOST; prefix += "9") {
            for (int index = 0; index < DIGITS.length(); index++) {
                String candidate = prefix + DIGITS.charAt(index) + behind;
                if (found.size() < MOST && free.test(candidate)) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    private static List<String> following(Matcher running, Predicate<String> free) {
        var found = new ArrayList<String>();
        String digits = running.group(2);
        if (digits.length() > 15) {
            return List.of();
        }
        long from = Long.parseLong(digits);
        for (long number = from + 1; number < from + STEPS && found.size() < MOST; number++) {
            String candidate = running.group(1) + padded(number, digits.length()) + running.group(3);
            if (free.test(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}

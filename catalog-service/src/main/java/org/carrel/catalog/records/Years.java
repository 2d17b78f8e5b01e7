package org.carrel.catalog.records;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;

/**
 * When something was published.
 *
 * @param text four characters as coded, unknown digits as {@code u}
 * @param from first year it may be
 * @param to last year it may be
 */
public record Years(String text, int from, int to) {

    private static final Pattern CODED = Pattern.compile("[0-9]{1,4}[u|]{0,3}");
    private static final Pattern PRINTED = Pattern.compile("(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])");
    private static final int UNENDED = 9999;
    private static final int EARLIEST = 1000;

    /**
     * Draws the years from the fixed field, or failing that from the imprint.
     *
     * @param latest a year beyond which a date is taken for a mistake
     */
    static Optional<Years> of(MarcRecord record, int latest) {
        return record.control("008")
                .filter(fixed -> fixed.length() >= 15)
                .flatMap(fixed -> coded(fixed, latest))
                .or(() -> printed(record, latest));
    }

    private static Optional<Years> coded(String fixed, int latest) {
        String first = fixed.substring(7, 11);
        String second = fixed.substring(11, 15);
        char type = fixed.charAt(6);
        if (!usable(first)) {
            return Optional.empty();
        }
        int from = bound(first, '0');
        int to = bound(first, '9');
        // Ranges: current and ceased serials, unknown status, inclusive dates of collections, multi-part items.
        if ("cduikmq".indexOf(type) >= 0) {
            int end = second.equals("9999") ? UNENDED : usable(second) ? bound(second, '9') : to;
            to = type == 'q' || type != 'c' ? Math.max(end, from) : UNENDED;
        }
        boolean mistaken = from > latest || (from < EARLIEST && !first.startsWith("0"));
        return mistaken ? Optional.empty() : Optional.of(new Years(first.replace('|', 'u'), from, to));
    }

    private static boolean usable(String four) {
        return CODED.matcher(four).matches() && four.length() == 4 && !four.equals("0000") && !four.equals("9999");
    }

    private static int bound(String four, char unknown) {
        return Integer.parseInt(four.replace('u', unknown).replace('|', unknown));
    }

    private static Optional<Years> printed(MarcRecord record, int latest) {
        for (MarcField.Data field : record.data("264", "260")) {
            if (field.tag().equals("264") && "14".indexOf(field.second()) < 0) {
                continue;
            }
            for (String date : field.all("c")) {
                List<String> found =
                        PRINTED.matcher(date).results().map(MatchResult::group).toList();
                for (String year : found) {
                    int value = Integer.parseInt(year);
                    if (value <= latest) {
                        return Optional.of(new Years(year, value, value));
                    }
                }
            }
        }
        return Optional.empty();
    }
}

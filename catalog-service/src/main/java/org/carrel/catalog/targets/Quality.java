package org.carrel.catalog.targets;

import org.carrel.catalog.marc.MarcRecord;

/**
 * How good a record is to copy, by what can be seen without knowing the book.
 *
 * @param score 0 to 100
 * @param encodingLevel leader position 17
 * @param subjects how many subject headings it has
 * @param language language of cataloguing, from 040 $b; empty if not said
 * @param rda whether it has content, media and carrier types
 */
public record Quality(int score, String encodingLevel, int subjects, String language, boolean rda) {

    private static final int MOST_SUBJECTS = 5;

    /** Judges a record. */
    public static Quality of(MarcRecord record) {
        char level = record.leaderAt(17);
        int subjects = record.data("600", "610", "611", "630", "647", "648", "650", "651", "655")
                .size();
        String language = record.data("040").stream()
                .flatMap(field -> field.first('b').stream())
                .findFirst()
                .orElse("");
        boolean rda = !record.data("336").isEmpty()
                && !record.data("337").isEmpty()
                && !record.data("338").isEmpty();
        int score = level(level)
                + 5 * Math.min(subjects, MOST_SUBJECTS)
                + (record.data("505").isEmpty() ? 0 : 5)
                + (record.data("520").isEmpty() ? 0 : 5)
                + (language.isEmpty() ? 0 : 5)
                + (rda ? 10 : 0)
                + (record.data("050", "060", "080", "082").isEmpty() ? 0 : 10);
        return new Quality(score, String.valueOf(level), subjects, language, rda);
    }

    /** Full; full without inspection, core, OCLC's full; less than full; partial or prepublication; anything else. */
    private static int level(char level) {
        return switch (level) {
            case ' ' -> 40;
            case '1', '4', 'I', 'L' -> 30;
            case '2', 'K' -> 20;
            case '3', '5', '7', 'M' -> 10;
            default -> 0;
        };
    }
}

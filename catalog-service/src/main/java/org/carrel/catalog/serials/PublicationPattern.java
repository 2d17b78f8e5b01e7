package org.carrel.catalog.serials;

import java.time.DateTimeException;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Subfield;

/**
 * How a serial is numbered and when it comes, as MARC 21 field 853 says.
 *
 * @param levels the levels of its numbering, highest first ($a to $f with their $u and $v)
 * @param chronology captions of its dates ($i to $m), without their parentheses
 * @param frequency how often it comes ($w)
 * @param turns the days on which the highest level begins anew ($x)
 * @param rules which issues are left out, combined, or the only ones ($y)
 * @param unread parts of the pattern that are not understood and do not count
 */
public record PublicationPattern(
        List<Level> levels,
        List<String> chronology,
        Frequency frequency,
        List<MonthDay> turns,
        List<Regularity> rules,
        List<String> unread) {

    private static final Map<String, Integer> SEASONS = Map.of("21", 3, "22", 6, "23", 9, "24", 12);
    private static final Map<String, String> PER_YEAR =
            Map.of("1", "a", "2", "f", "3", "t", "4", "q", "6", "b", "12", "m", "24", "s", "26", "e", "52", "w");

    public PublicationPattern {
        levels = List.copyOf(levels);
        chronology = List.copyOf(chronology);
        turns = List.copyOf(turns);
        rules = List.copyOf(rules);
        unread = List.copyOf(unread);
    }

    /**
     * A level of numbering.
     *
     * @param caption what stands before the number
     * @param perHigher how many make up one of the level above; null if that varies or is not said
     * @param restarts whether it begins with 1 again when the level above moves on
     */
    public record Level(String caption, @Nullable Integer perHigher, boolean restarts) {}

    /** How often issues come. */
    public enum Frequency {
        DAILY("d", 365),
        THREE_A_WEEK("i", 156),
        TWICE_A_WEEK("c", 104),
        WEEKLY("w", 52),
        EVERY_TWO_WEEKS("e", 26),
        THREE_A_MONTH("j", 36),
        TWICE_A_MONTH("s", 24),
        MONTHLY("m", 12),
        EVERY_TWO_MONTHS("b", 6),
        QUARTERLY("q", 4),
        THREE_A_YEAR("t", 3),
        TWICE_A_YEAR("f", 2),
        YEARLY("a", 1),
        EVERY_TWO_YEARS("g", 0),
        EVERY_THREE_YEARS("h", 0),
        /** Comes when it comes. */
        IRREGULAR("x", 0);

        private final String code;
        private final int perYear;

        Frequency(String code, int perYear) {
            this.code = code;
            this.perYear = perYear;
        }

        /** How many issues a year has; 0 if it has not one each year. */
        int perYear() {
            return perYear;
        }

        private static Optional<Frequency> of(String text) {
            String wanted = PER_YEAR.getOrDefault(text, text);
            for (Frequency frequency : values()) {
                if (frequency.code.equals(wanted)) {
                    return Optional.of(frequency);
                }
            }
            return wanted.equals("k") ? Optional.of(IRREGULAR) : Optional.empty();
        }
    }

    /** The pattern that the subfields of a field 853 make up. */
    public static PublicationPattern of(List<Subfield> subfields) {
        var reading = new Reading();
        subfields.forEach(reading::read);
        return reading.pattern();
    }

    /** The level of the single issue. */
    Level lowest() {
        return levels.getLast();
    }

    /** A field 853 on its way to a pattern. */
    private static final class Reading {

        private final List<Level> levels = new ArrayList<>();
        private final List<String> chronology = new ArrayList<>();
        private final List<MonthDay> turns = new ArrayList<>();
        private final List<Regularity> rules = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();
        private Frequency frequency = Frequency.IRREGULAR;

        void read(Subfield subfield) {
            String value = subfield.value().strip();
            switch (subfield.code()) {
                case 'a', 'b', 'c', 'd', 'e', 'f' -> levels.add(new Level(value, null, true));
                case 'u' -> perHigher(value);
                case 'v' -> restarts(value);
                case 'i', 'j', 'k', 'l', 'm' ->
                    chronology.add(value.replaceAll("[()]", "").strip());
                case 'w' ->
                    Frequency.of(value).ifPresentOrElse(found -> frequency = found, () -> unread.add("$w " + value));
                case 'x' -> turns(value);
                case 'y' -> Regularity.of(value).ifPresentOrElse(rules::add, () -> unread.add("$y " + value));
                default -> {
                    // $8 links, $3 names materials, $n and $z say nothing about when and how.
                }
            }
        }

        private void perHigher(String value) {
            if (levels.isEmpty() || !value.matches("[1-9][0-9]{0,4}")) {
                if (!value.equals("var") && !value.equals("und")) {
                    unread.add("$u " + value);
                }
                return;
            }
            Level level = levels.removeLast();
            levels.add(new Level(level.caption(), Integer.valueOf(value), level.restarts()));
        }

        private void restarts(String value) {
            if (levels.isEmpty() || !value.matches("[rc]")) {
                unread.add("$v " + value);
                return;
            }
            Level level = levels.removeLast();
            levels.add(new Level(level.caption(), level.perHigher(), value.equals("r")));
        }

        private void turns(String value) {
            for (String turn : value.split(",", -1)) {
                try {
                    turns.add(turn(turn.strip()));
                } catch (DateTimeException | NumberFormatException _) {
                    unread.add("$x " + turn);
                }
            }
        }

        private static MonthDay turn(String text) {
            Integer season = SEASONS.get(text);
            if (season != null) {
                return MonthDay.of(season, 1);
            }
            return text.length() == 4
                    ? MonthDay.of(Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(2)))
                    : MonthDay.of(Month.of(Integer.parseInt(text)), 1);
        }

        PublicationPattern pattern() {
            if (levels.isEmpty()) {
                // Identified by its date alone: issues are still counted, but nobody sees it.
                levels.add(new Level("", null, false));
            }
            return new PublicationPattern(levels, chronology, frequency, turns, rules, unread);
        }
    }
}

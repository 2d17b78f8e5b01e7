package org.carrel.catalog.serials;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.serials.PublicationPattern.Frequency;
import org.carrel.catalog.serials.PublicationPattern.Level;

/** Says which issues come when. */
public final class Prediction {

    private static final Set<DayOfWeek> THREE_A_WEEK = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    private static final int MOST = 2_000;

    private Prediction() {}

    /**
     * An issue that is to come.
     *
     * @param numbers its number at each level, highest first; of a combined issue the last one that it covers
     * @param on the day on which it is to appear
     * @param label what is printed on it
     */
    public record Coming(List<Integer> numbers, LocalDate on, String label) {
        public Coming {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * The issues from a first one on.
     *
     * @param numbers the numbers of the first issue, highest level first
     * @param first the day on which the first issue appeared
     * @param until the last day that is of interest
     * @return the first issue and all that follow; only the first of a serial that comes irregularly
     */
    public static List<Coming> of(PublicationPattern pattern, List<Integer> numbers, LocalDate first, LocalDate until) {
        if (numbers.size() != pattern.levels().size()) {
            throw new IllegalArgumentException("a number for each level: " + pattern.levels());
        }
        var coming = new ArrayList<Coming>();
        List<Integer> state = numbers;
        LocalDate previous = null;
        for (int step = 0; coming.size() < MOST; step++) {
            LocalDate day = day(pattern, first, step);
            if (day == null || day.isAfter(until)) {
                break;
            }
            if (!appears(pattern, day)) {
                continue;
            }
            List<LocalDate> together = together(pattern, first, step, day);
            if (together.isEmpty()) {
                continue;
            }
            if (previous != null) {
                state = next(pattern, state, previous, day);
            }
            if (!appears(pattern, state)) {
                // Its number goes with it.
                previous = day;
                continue;
            }
            int joined = numbersJoined(pattern, state);
            if (joined > 0) {
                List<LocalDate> days = appearing(pattern, first, step, joined + 1);
                List<Integer> from = state;
                state = raised(state, joined);
                coming.add(new Coming(state, day, Labels.of(pattern, from, state, days)));
                step = stepOf(pattern, first, step, days.getLast());
                previous = days.getLast();
                continue;
            }
            int covered = together.size() > 1 && numbersAreCombined(pattern) ? together.size() - 1 : 0;
            List<Integer> from = state;
            state = raised(state, covered);
            coming.add(new Coming(state, day, Labels.of(pattern, from, state, together)));
            previous = together.getLast();
        }
        return coming;
    }

    /** The day of a step, counted from the first issue so that short months do not move what follows; null if none. */
    private static @Nullable LocalDate day(PublicationPattern pattern, LocalDate first, int step) {
        boolean byDayOfMonth = pattern.rules().stream()
                .anyMatch(rule -> rule.kind() == Regularity.Kind.PUBLISHED && rule.namesDaysOfMonth());
        if (byDayOfMonth) {
            return byDayOfMonth(pattern, first, step);
        }
        boolean byWeekday = pattern.rules().stream()
                .anyMatch(rule -> rule.kind() == Regularity.Kind.PUBLISHED
                        && rule.times().stream()
                                .flatMap(List::stream)
                                .allMatch(Regularity.Time.OnWeekday.class::isInstance));
        return switch (pattern.frequency()) {
            case DAILY, THREE_A_WEEK -> first.plusDays(step);
            case TWICE_A_WEEK -> byWeekday ? first.plusDays(step) : first.plusDays(step / 2 * 7L + step % 2 * 3L);
            case WEEKLY -> first.plusWeeks(step);
            case EVERY_TWO_WEEKS -> first.plusWeeks(step * 2L);
            case THREE_A_MONTH -> inMonth(first, step, 3, 10);
            case TWICE_A_MONTH -> inMonth(first, step, 2, 15);
            case MONTHLY -> first.plusMonths(step);
            case EVERY_TWO_MONTHS -> first.plusMonths(step * 2L);
            case QUARTERLY -> first.plusMonths(step * 3L);
            case THREE_A_YEAR -> first.plusMonths(step * 4L);
            case TWICE_A_YEAR -> first.plusMonths(step * 6L);
            case YEARLY -> first.plusYears(step);
            case EVERY_TWO_YEARS -> first.plusYears(step * 2L);
            case EVERY_THREE_YEARS -> first.plusYears(step * 3L);
            case IRREGULAR -> step == 0 ? first : null;
        };
    }

    /** The day of a step where the pattern says on which days of a month issues come. */
    private static @Nullable LocalDate byDayOfMonth(PublicationPattern pattern, LocalDate first, int step) {
        int months =
                switch (pattern.frequency()) {
                    case MONTHLY -> 1;
                    case EVERY_TWO_MONTHS -> 2;
                    case QUARTERLY -> 3;
                    case THREE_A_YEAR -> 4;
                    case TWICE_A_YEAR -> 6;
                    case YEARLY -> 12;
                    case EVERY_TWO_YEARS -> 24;
                    case EVERY_THREE_YEARS -> 36;
                    case DAILY, THREE_A_WEEK, TWICE_A_WEEK, WEEKLY, EVERY_TWO_WEEKS, THREE_A_MONTH, TWICE_A_MONTH -> 0;
                    case IRREGULAR -> -1;
                };
        if (months < 0) {
            return step == 0 ? first : null;
        }
        if (months == 0) {
            return first.plusDays(step);
        }
        LocalDate month = first.plusMonths((long) step * months);
        return month.withDayOfMonth(1)
                .datesUntil(month.withDayOfMonth(1).plusMonths(1))
                .filter(day -> step > 0 || !day.isBefore(first))
                .filter(day -> pattern.rules().stream()
                        .anyMatch(rule -> rule.kind() == Regularity.Kind.PUBLISHED && rule.covers(day)))
                .findFirst()
                .orElse(month);
    }

    /** Whether an issue with these numbers appears. */
    private static boolean appears(PublicationPattern pattern, List<Integer> numbers) {
        return pattern.rules().stream()
                .noneMatch(rule -> rule.kind() == Regularity.Kind.OMITTED && rule.covers(numbers));
    }

    /** How many numbers behind these come in the same issue. */
    private static int numbersJoined(PublicationPattern pattern, List<Integer> numbers) {
        return pattern.rules().stream()
                .filter(rule -> rule.kind() == Regularity.Kind.COMBINED)
                .flatMap(rule -> rule.times().stream())
                .filter(group -> group.getFirst() instanceof Regularity.Time.Numbered numbered
                        && numbered.level() == numbers.size()
                        && numbered.covers(numbers))
                .mapToInt(group -> group.size() - 1)
                .findFirst()
                .orElse(0);
    }

    /** The days of so many issues from a step on. */
    private static List<LocalDate> appearing(PublicationPattern pattern, LocalDate first, int step, int wanted) {
        var days = new ArrayList<LocalDate>();
        for (int ahead = step; days.size() < wanted && ahead - step < MOST; ahead++) {
            LocalDate day = day(pattern, first, ahead);
            if (day == null) {
                break;
            }
            if (appears(pattern, day)) {
                days.add(day);
            }
        }
        return days;
    }

    /** The step of a day that is known to come. */
    private static int stepOf(PublicationPattern pattern, LocalDate first, int from, LocalDate day) {
        int step = from;
        while (!day.equals(day(pattern, first, step))) {
            step++;
        }
        return step;
    }

    /** Several issues in each month, so many days apart. */
    private static LocalDate inMonth(LocalDate first, int step, int perMonth, int apart) {
        int slot = Math.min((first.getDayOfMonth() - 1) / apart, perMonth - 1) + step;
        int base = (first.getDayOfMonth() - 1) % apart + 1;
        LocalDate month = first.withDayOfMonth(1).plusMonths(slot / perMonth);
        return month.withDayOfMonth(Math.min(base + slot % perMonth * apart, month.lengthOfMonth()));
    }

    private static boolean appears(PublicationPattern pattern, LocalDate day) {
        boolean restricted = false;
        boolean published = false;
        for (Regularity rule : pattern.rules()) {
            switch (rule.kind()) {
                case OMITTED -> {
                    if (rule.covers(day)) {
                        return false;
                    }
                }
                case PUBLISHED -> {
                    restricted |= !rule.onlyNumbers();
                    published |= rule.covers(day);
                }
                case COMBINED -> {
                    // Looked at when the issues that it joins are known.
                }
            }
        }
        if (restricted) {
            return published;
        }
        return pattern.frequency() != Frequency.THREE_A_WEEK || THREE_A_WEEK.contains(day.getDayOfWeek());
    }

    /** The days whose issues come as one on this day: only itself as a rule; none if it came with an earlier one. */
    private static List<LocalDate> together(PublicationPattern pattern, LocalDate first, int step, LocalDate day) {
        for (Regularity rule : pattern.rules()) {
            if (rule.kind() != Regularity.Kind.COMBINED) {
                continue;
            }
            for (List<Regularity.Time> group : rule.times()) {
                if (group.getFirst().covers(day)) {
                    return joined(pattern, first, step, group);
                }
                if (step > 0 && group.stream().anyMatch(time -> time.covers(day))) {
                    return List.of();
                }
            }
        }
        return List.of(day);
    }

    private static List<LocalDate> joined(
            PublicationPattern pattern, LocalDate first, int step, List<Regularity.Time> group) {
        var days = new ArrayList<LocalDate>();
        for (int part = 0; part < group.size(); part++) {
            LocalDate day = day(pattern, first, step + part);
            if (day != null && group.get(part).covers(day)) {
                days.add(day);
            }
        }
        return days;
    }

    /** Where there is a number for every month, a double issue has two; where there are fewer, it has one. */
    private static boolean numbersAreCombined(PublicationPattern pattern) {
        Integer per = pattern.lowest().perHigher();
        return per != null && per == pattern.frequency().perYear();
    }

    private static List<Integer> raised(List<Integer> numbers, int by) {
        var raised = new ArrayList<>(numbers);
        raised.set(raised.size() - 1, raised.getLast() + by);
        return raised;
    }

    private static List<Integer> next(
            PublicationPattern pattern, List<Integer> before, LocalDate previous, LocalDate day) {
        var numbers = new ArrayList<>(before);
        List<Level> levels = pattern.levels();
        boolean turned = pattern.turns().stream().anyMatch(turn -> isBetween(turn, previous, day));
        int lowest = numbers.size() - 1;
        if (turned && lowest > 0) {
            numbers.set(0, numbers.getFirst() + 1);
            for (int level = 1; level <= lowest; level++) {
                boolean last = level == lowest;
                numbers.set(level, levels.get(level).restarts() ? 1 : numbers.get(level) + (last ? 1 : 0));
            }
            return numbers;
        }
        numbers.set(lowest, numbers.getLast() + 1);
        for (int level = lowest; level > 0; level--) {
            Integer per = levels.get(level).perHigher();
            // Where the calendar turns the volume, a count does not.
            if (per == null || (level == 1 && !pattern.turns().isEmpty())) {
                break;
            }
            boolean full =
                    levels.get(level).restarts() ? numbers.get(level) > per : (numbers.get(level) - 1) % per == 0;
            if (!full) {
                break;
            }
            if (levels.get(level).restarts()) {
                numbers.set(level, 1);
            }
            numbers.set(level - 1, numbers.get(level - 1) + 1);
        }
        return numbers;
    }

    private static boolean isBetween(MonthDay turn, LocalDate after, LocalDate until) {
        for (int year = after.getYear(); year <= until.getYear(); year++) {
            LocalDate day = turn.atYear(year);
            if (day.isAfter(after) && !day.isAfter(until)) {
                return true;
            }
        }
        return false;
    }
}

package org.carrel.circulation.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.calendar.OpeningHours.Season;
import org.carrel.circulation.calendar.OpeningHours.Span;
import org.carrel.circulation.calendar.OpeningHours.SpecialDays;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every due date, tried on random calendars in zones with awkward clocks. */
class DueDatePropertiesTest {
    private static final int ROUNDS = 400;

    /** Havana changes its clocks at midnight, Lord Howe by half an hour, Kathmandu is off by a quarter. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Copenhagen"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("UTC"));

    private record Case(String name, OpeningHours hours, Instant start, Random random) {
        LocalDate first() {
            return hours.dayOf(start);
        }
    }

    private interface Property {
        void holds(Case of);
    }

    private static void each(long seed, Property property) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            // Years with and without a leap day; moments gather around the changes of the clocks.
            LocalDate day = random.nextBoolean()
                    ? LocalDate.of(2027, 1, 1).plusDays(random.nextInt(1200))
                    : aroundAChange(zone, random);
            Instant start = day.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(86_400));
            OpeningHours hours = randomHours(zone, day, random);
            property.holds(
                    new Case("seed " + seed + " round " + round + ": " + start + " in " + hours, hours, start, random));
        }
    }

    private static LocalDate aroundAChange(ZoneId zone, Random random) {
        Instant from = Instant.parse("2027-01-01T00:00:00Z").plus(random.nextInt(1000), ChronoUnit.DAYS);
        var change = zone.getRules().nextTransition(from);
        Instant near = change == null ? from : change.getInstant();
        return near.atZone(zone).toLocalDate().plusDays(random.nextInt(5) - 3L);
    }

    private static OpeningHours randomHours(ZoneId zone, LocalDate around, Random random) {
        List<Season> seasons = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            LocalDate from = around.plusDays(random.nextInt(60) - 20L);
            seasons.add(new Season("season", from, from.plusDays(random.nextInt(50)), week(random)));
        }
        List<SpecialDays> special = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            LocalDate from = around.plusDays(random.nextInt(40));
            special.add(new SpecialDays(
                    from, from.plusDays(random.nextInt(14)), random.nextInt(3) == 0 ? spans(random) : List.of(), null));
        }
        return new OpeningHours(zone, week(random), seasons, special);
    }

    private static Map<DayOfWeek, List<Span>> week(Random random) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                week.put(day, spans(random));
            }
        }
        return week;
    }

    private static List<Span> spans(Random random) {
        TreeSet<Integer> quarters = new TreeSet<>();
        int wanted = 2 * (1 + random.nextInt(2));
        while (quarters.size() < wanted) {
            quarters.add(random.nextInt(96));
        }
        List<Integer> at = List.copyOf(quarters);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < wanted; i += 2) {
            spans.add(new Span(quarter(at.get(i)), quarter(at.get(i + 1))));
        }
        return spans;
    }

    private static LocalTime quarter(int number) {
        return LocalTime.of(number / 4, number % 4 * 15);
    }

    private static boolean everOpen(OpeningHours hours, LocalDate from) {
        return from.datesUntil(from.plusDays(OpeningHours.HORIZON_DAYS)).anyMatch(hours::isOpenOn);
    }

    private static LendingPeriod randomDays(Random random) {
        return random.nextInt(4) == 0
                ? new LendingPeriod.Months(1 + random.nextInt(14))
                : new LendingPeriod.Days(1 + random.nextInt(60));
    }

    private static LocalDate nominal(LendingPeriod period, LocalDate first) {
        return switch (period) {
            case LendingPeriod.Days(int count) -> first.plusDays(count);
            case LendingPeriod.Months(int count) -> first.plusMonths(count);
            default -> throw new AssertionError("not a period of days: " + period);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_loan_of_days_is_due_in_the_last_second_of_a_local_day_after_it_began(long seed) {
        each(seed, of -> {
            for (ClosedDays closedDays : ClosedDays.values()) {
                Instant due = DueDate.after(of.start(), randomDays(of.random()), of.hours(), closedDays);
                LocalDate day = of.hours().dayOf(due);
                assertThat(due).as(of.name()).isAfter(of.start());
                assertThat(due.plusSeconds(1))
                        .as(of.name())
                        .isEqualTo(
                                day.plusDays(1).atStartOfDay(of.hours().zone()).toInstant());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void the_next_open_day_is_the_first_that_is_open(long seed) {
        each(seed, of -> {
            LendingPeriod period = randomDays(of.random());
            LocalDate nominal = nominal(period, of.first());
            LocalDate due = of.hours().dayOf(DueDate.after(of.start(), period, of.hours(), ClosedDays.NEXT_OPEN));
            assertThat(due).as(of.name()).isAfterOrEqualTo(nominal);
            assertThat(nominal.datesUntil(due)).as(of.name()).noneMatch(of.hours()::isOpenOn);
            if (everOpen(of.hours(), nominal)) {
                assertThat(of.hours().isOpenOn(due)).as(of.name()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void the_previous_open_day_is_the_last_that_is_open_and_not_before_the_loan(long seed) {
        each(seed, of -> {
            LendingPeriod period = randomDays(of.random());
            LocalDate nominal = nominal(period, of.first());
            LocalDate due = of.hours().dayOf(DueDate.after(of.start(), period, of.hours(), ClosedDays.PREVIOUS_OPEN));
            assertThat(due).as(of.name()).isAfter(of.first()).isBeforeOrEqualTo(nominal);
            if (!due.equals(nominal)) {
                assertThat(of.hours().isOpenOn(due)).as(of.name()).isTrue();
                assertThat(due.plusDays(1).datesUntil(nominal.plusDays(1)))
                        .as(of.name())
                        .noneMatch(of.hours()::isOpenOn);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void where_only_open_days_count_there_are_as_many_of_them_as_the_period_says(long seed) {
        each(seed, of -> {
            int count = 1 + of.random().nextInt(30);
            LocalDate due = of.hours()
                    .dayOf(DueDate.after(
                            of.start(), new LendingPeriod.Days(count), of.hours(), ClosedDays.COUNT_OPEN_DAYS));
            if (everOpen(of.hours(), of.first().plusDays(60))) {
                assertThat(of.first()
                                .plusDays(1)
                                .datesUntil(due.plusDays(1))
                                .filter(of.hours()::isOpenOn)
                                .count())
                        .as(of.name())
                        .isEqualTo(count);
                assertThat(of.hours().isOpenOn(due)).as(of.name()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15})
    void the_same_weekday_stays_the_same_weekday(long seed) {
        each(seed, of -> {
            LendingPeriod period = new LendingPeriod.Days(7 * (1 + of.random().nextInt(8)));
            LocalDate due = of.hours().dayOf(DueDate.after(of.start(), period, of.hours(), ClosedDays.SAME_WEEKDAY));
            assertThat(due.getDayOfWeek()).as(of.name()).isEqualTo(of.first().getDayOfWeek());
            assertThat(due).as(of.name()).isAfterOrEqualTo(nominal(period, of.first()));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {16, 17, 18})
    void who_borrows_later_never_has_to_return_earlier(long seed) {
        each(seed, of -> {
            LendingPeriod period = new LendingPeriod.Days(1 + of.random().nextInt(40));
            Instant later = of.start().plusSeconds(of.random().nextInt(10 * 86_400));
            for (ClosedDays closedDays : List.of(ClosedDays.KEEP, ClosedDays.NEXT_OPEN, ClosedDays.COUNT_OPEN_DAYS)) {
                assertThat(DueDate.after(later, period, of.hours(), closedDays))
                        .as(of.name() + " " + later)
                        .isAfterOrEqualTo(DueDate.after(of.start(), period, of.hours(), closedDays));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {19, 20, 21})
    void a_loan_of_hours_lasts_so_many_hours_whatever_the_clocks_do(long seed) {
        each(seed, of -> {
            int hours = 1 + of.random().nextInt(72);
            Instant end = of.start().plus(Duration.ofHours(hours));
            assertThat(DueDate.after(
                            of.start(),
                            new LendingPeriod.Hours(hours),
                            of.hours(),
                            ClosedDays.NEXT_OPEN,
                            new ClosedHours.Keep()))
                    .as(of.name())
                    .isEqualTo(end);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {22, 23, 24})
    void a_loan_of_hours_that_would_end_in_closed_time_ends_with_the_next_opening(long seed) {
        each(seed, of -> {
            Instant end = of.start().plus(Duration.ofMinutes(30 + of.random().nextInt(3000)));
            LendingPeriod period = new LendingPeriod.Minutes(
                    (int) Duration.between(of.start(), end).toMinutes());
            Instant due = DueDate.after(
                    of.start(), period, of.hours(), ClosedDays.KEEP, new ClosedHours.AfterOpening(Duration.ZERO));
            assertThat(due).as(of.name()).isAfterOrEqualTo(end);
            if (due.isAfter(end)) {
                assertThat(of.hours().isOpenAt(due)).as(of.name()).isTrue();
                for (int i = 0; i < 20; i++) {
                    Instant between = end.plusSeconds(of.random().nextInt((int)
                            Math.min(1_000_000, Duration.between(end, due).toSeconds())));
                    assertThat(of.hours().isOpenAt(between))
                            .as(of.name() + " at " + between)
                            .isFalse();
                }
            } else {
                assertThat(of.hours().isOpenAt(end) || !everOpen(of.hours(), of.first()))
                        .as(of.name())
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {25, 26, 27})
    void a_loan_that_ends_at_closing_ends_before_the_closed_time_and_after_it_began(long seed) {
        each(seed, of -> {
            int minutes = 30 + of.random().nextInt(3000);
            Instant end = of.start().plus(Duration.ofMinutes(minutes));
            Instant due = DueDate.after(
                    of.start(),
                    new LendingPeriod.Minutes(minutes),
                    of.hours(),
                    ClosedDays.KEEP,
                    new ClosedHours.AtClosing());
            assertThat(due).as(of.name()).isAfter(of.start()).isBeforeOrEqualTo(end);
            if (due.isBefore(end)) {
                assertThat(of.hours().isOpenAt(end)).as(of.name()).isFalse();
                assertThat(of.hours().isOpenAt(due.minusSeconds(1)))
                        .as(of.name())
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {28, 29, 30})
    void a_fixed_schedule_ends_at_its_first_day_after_the_loan_began(long seed) {
        each(seed, of -> {
            TreeSet<LocalDate> days = new TreeSet<>();
            while (days.size() < 3) {
                days.add(of.first().plusDays(of.random().nextInt(400) - 100L));
            }
            LocalDate due = of.hours()
                    .dayOf(DueDate.after(
                            of.start(), new LendingPeriod.UntilNext(days), of.hours(), ClosedDays.NEXT_OPEN));
            assertThat(days).as(of.name()).contains(due);
            assertThat(due)
                    .as(of.name())
                    .isEqualTo(days.higher(of.first()) == null ? days.last() : days.higher(of.first()));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void a_found_item_is_kept_until_a_time_when_the_branch_is_open(long seed) {
        each(seed, of -> {
            int count = 1 + of.random().nextInt(12);
            Instant days =
                    DueDate.shelfExpiry(of.start(), new ShelfPeriod(count, ShelfPeriod.Unit.OPEN_DAY), of.hours());
            Instant calendar =
                    DueDate.shelfExpiry(of.start(), new ShelfPeriod(count, ShelfPeriod.Unit.DAY), of.hours());
            Instant hours = DueDate.shelfExpiry(of.start(), new ShelfPeriod(count, ShelfPeriod.Unit.HOUR), of.hours());
            assertThat(of.hours().isOpenOn(of.hours().dayOf(days))
                            || !everOpen(of.hours(), of.first().plusDays(60)))
                    .as(of.name())
                    .isTrue();
            assertThat(hours).as(of.name()).isAfterOrEqualTo(of.start().plus(Duration.ofHours(count)));
            if (everOpen(of.hours(), of.first().plusDays(30))) {
                assertThat(of.hours().isOpenAt(hours)).as(of.name()).isTrue();
                assertThat(of.hours().isOpenOn(of.hours().dayOf(calendar)))
                        .as(of.name())
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {34, 35, 36})
    void closed_days_are_closed_and_all_others_are_as_they_were(long seed) {
        each(seed, of -> {
            LocalDate first = of.first().plusDays(of.random().nextInt(30) - 10L);
            LocalDate last = first.plusDays(of.random().nextInt(15));
            OpeningHours closed = of.hours().closedOn(first, last, "storm");
            for (LocalDate day = first.minusDays(40); day.isBefore(last.plusDays(40)); day = day.plusDays(1)) {
                boolean inside = !day.isBefore(first) && !day.isAfter(last);
                assertThat(closed.spansOn(day))
                        .as(of.name() + " " + day)
                        .isEqualTo(inside ? List.of() : of.hours().spansOn(day));
            }
        });
    }
}

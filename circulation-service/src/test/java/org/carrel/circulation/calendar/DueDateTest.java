package org.carrel.circulation.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.calendar.OpeningHours.Span;
import org.carrel.circulation.calendar.OpeningHours.SpecialDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DueDateTest {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Span DAY = new Span(LocalTime.of(10, 0), LocalTime.of(18, 0));
    private static final Span MORNING = new Span(LocalTime.of(9, 0), LocalTime.of(12, 0));
    private static final Span EVENING = new Span(LocalTime.of(15, 0), LocalTime.of(20, 0));

    /** Open from Monday to Friday; Thursday in two spans. */
    private static OpeningHours weekdays(ZoneId zone, SpecialDays... special) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(DAY));
        }
        week.put(DayOfWeek.THURSDAY, List.of(EVENING, MORNING));
        return new OpeningHours(zone, week, List.of(special));
    }

    private static SpecialDays closed(String from, String to) {
        return new SpecialDays(LocalDate.parse(from), LocalDate.parse(to), List.of(), "closed");
    }

    private static Instant at(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(COPENHAGEN).toInstant();
    }

    private static LendingPeriod days(int count) {
        return new LendingPeriod.Days(count);
    }

    @ParameterizedTest(name = "{0} for {1} days is due at the end of {2}")
    @CsvSource({
        "2026-06-01T11:00, 28, 2026-06-29T23:59:59",
        // Saturday and Sunday move to Monday.
        "2026-06-01T11:00, 5, 2026-06-08T23:59:59",
        "2026-06-01T11:00, 6, 2026-06-08T23:59:59",
        // Over the spring change, the day of the change itself (a Sunday) is closed.
        "2026-03-02T11:00, 27, 2026-03-30T23:59:59",
        // Over the autumn change.
        "2026-10-05T11:00, 21, 2026-10-26T23:59:59",
        // Over a leap day.
        "2028-02-15T11:00, 14, 2028-02-29T23:59:59",
        "2027-02-15T11:00, 14, 2027-03-01T23:59:59",
        // Just before midnight still counts from that day.
        "2026-06-01T23:59:59, 1, 2026-06-02T23:59:59",
        "2026-06-02T00:00, 1, 2026-06-03T23:59:59"
    })
    void a_loan_of_days_is_due_at_the_end_of_an_open_local_day(String start, int days, String due) {
        assertThat(DueDate.after(at(start), days(days), weekdays(COPENHAGEN), ClosedDays.NEXT_OPEN))
                .isEqualTo(at(due));
    }

    @Test
    void a_closed_fortnight_moves_the_date_behind_it() {
        OpeningHours hours = weekdays(COPENHAGEN, closed("2026-07-06", "2026-07-19"));
        assertThat(DueDate.after(at("2026-06-22T11:00"), days(14), hours, ClosedDays.NEXT_OPEN))
                .isEqualTo(at("2026-07-20T23:59:59"));
        assertThat(DueDate.after(at("2026-06-22T11:00"), days(14), hours, ClosedDays.PREVIOUS_OPEN))
                .isEqualTo(at("2026-07-03T23:59:59"));
        assertThat(DueDate.after(at("2026-06-22T11:00"), days(14), hours, ClosedDays.KEEP))
                .isEqualTo(at("2026-07-06T23:59:59"));
    }

    @Test
    void an_exception_can_open_a_day_that_is_usually_closed() {
        OpeningHours hours = weekdays(
                COPENHAGEN,
                new SpecialDays(LocalDate.parse("2026-06-06"), LocalDate.parse("2026-06-06"), List.of(DAY), "sale"));
        assertThat(DueDate.after(at("2026-06-01T11:00"), days(5), hours, ClosedDays.NEXT_OPEN))
                .isEqualTo(at("2026-06-06T23:59:59"));
    }

    @Test
    void of_two_exceptions_the_one_that_starts_later_counts() {
        OpeningHours hours = weekdays(
                COPENHAGEN,
                closed("2026-07-01", "2026-07-31"),
                new SpecialDays(LocalDate.parse("2026-07-15"), LocalDate.parse("2026-07-15"), List.of(DAY), "fair"));
        assertThat(hours.isOpenOn(LocalDate.parse("2026-07-15"))).isTrue();
        assertThat(hours.isOpenOn(LocalDate.parse("2026-07-14"))).isFalse();
    }

    @Test
    void a_previous_open_day_never_lies_before_the_loan() {
        OpeningHours hours = weekdays(COPENHAGEN, closed("2026-06-02", "2026-06-30"));
        assertThat(DueDate.after(at("2026-06-01T11:00"), days(3), hours, ClosedDays.PREVIOUS_OPEN))
                .isEqualTo(at("2026-06-04T23:59:59"));
    }

    @Test
    void a_branch_that_never_opens_again_keeps_the_date() {
        OpeningHours never = new OpeningHours(COPENHAGEN, Map.of(), List.of());
        assertThat(DueDate.after(at("2026-06-01T11:00"), days(3), never, ClosedDays.NEXT_OPEN))
                .isEqualTo(at("2026-06-04T23:59:59"));
        assertThat(DueDate.after(at("2026-06-01T11:00"), new LendingPeriod.Hours(2), never, ClosedDays.NEXT_OPEN))
                .isEqualTo(at("2026-06-01T13:00"));
    }

    @ParameterizedTest(name = "{0} for {1} hours is due at {2}")
    @CsvSource({
        "2026-06-01T11:00, 4, 2026-06-01T15:00",
        // After closing: the next opening.
        "2026-06-01T16:00, 4, 2026-06-02T10:00",
        // Between the two spans of a Thursday.
        "2026-06-04T10:00, 4, 2026-06-04T15:00",
        // Friday evening to Monday morning.
        "2026-06-05T16:00, 4, 2026-06-08T10:00"
    })
    void a_loan_of_hours_is_due_while_the_branch_is_open(String start, int hours, String due) {
        assertThat(DueDate.after(at(start), new LendingPeriod.Hours(hours), weekdays(COPENHAGEN), ClosedDays.NEXT_OPEN))
                .isEqualTo(at(due));
    }

    @Test
    void hours_are_elapsed_hours_when_the_clock_goes_back() {
        OpeningHours always = OpeningHours.always(COPENHAGEN);
        Instant before = ZonedDateTime.of(2026, 10, 25, 1, 30, 0, 0, COPENHAGEN).toInstant();
        assertThat(DueDate.after(before, new LendingPeriod.Hours(2), always, ClosedDays.NEXT_OPEN))
                .isEqualTo(before.plus(Duration.ofHours(2)))
                .isEqualTo(ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, COPENHAGEN)
                        .withLaterOffsetAtOverlap()
                        .toInstant());
    }

    @Test
    void a_month_ends_on_the_last_day_of_a_shorter_one() {
        OpeningHours always = OpeningHours.always(COPENHAGEN);
        assertThat(DueDate.after(at("2027-01-31T11:00"), new LendingPeriod.Months(1), always, ClosedDays.NEXT_OPEN))
                .isEqualTo(at("2027-02-28T23:59:59"));
        assertThat(DueDate.after(at("2028-01-31T11:00"), new LendingPeriod.Months(1), always, ClosedDays.NEXT_OPEN))
                .isEqualTo(at("2028-02-29T23:59:59"));
    }

    @Test
    void a_fixed_day_is_not_moved() {
        assertThat(DueDate.after(
                        at("2026-06-01T11:00"),
                        new LendingPeriod.Until(LocalDate.parse("2026-06-27")),
                        weekdays(COPENHAGEN),
                        ClosedDays.NEXT_OPEN))
                .isEqualTo(at("2026-06-27T23:59:59"));
    }

    @Test
    void the_hold_shelf_counts_open_days_only() {
        OpeningHours hours = weekdays(COPENHAGEN, closed("2026-06-05", "2026-06-05"));
        assertThat(DueDate.shelfExpiry(at("2026-06-04T16:00"), 1, hours)).isEqualTo(at("2026-06-08T23:59:59"));
        assertThat(DueDate.shelfExpiry(at("2026-06-01T16:00"), 7, hours)).isEqualTo(at("2026-06-11T23:59:59"));
        assertThat(DueDate.shelfExpiry(at("2026-06-01T16:00"), 0, hours)).isEqualTo(at("2026-06-01T23:59:59"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026, 1_126})
    void whatever_the_calendar_a_due_date_is_the_end_of_an_open_local_day_not_before_the_period(long seed) {
        Random random = new Random(seed);
        List<String> zones = List.of(
                "Europe/Copenhagen",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "America/Sao_Paulo",
                "UTC",
                "Africa/Casablanca");
        for (int i = 0; i < 400; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            OpeningHours hours = randomHours(random, zone);
            Instant start = Instant.parse("2023-01-01T00:00:00Z").plusSeconds(random.nextLong(5L * 366 * 86_400));
            int count = 1 + random.nextInt(120);
            String told = "seed " + seed + " step " + i + ": " + start + " " + zone + " " + count + " " + hours;

            LocalDate nominal = hours.dayOf(start).plusDays(count);
            Instant kept = DueDate.after(start, days(count), hours, ClosedDays.KEEP);
            Instant next = DueDate.after(start, days(count), hours, ClosedDays.NEXT_OPEN);
            Instant previous = DueDate.after(start, days(count), hours, ClosedDays.PREVIOUS_OPEN);

            assertThat(hours.dayOf(kept)).as(told).isEqualTo(nominal);
            assertThat(hours.dayOf(kept.plusSeconds(1))).as(told).isAfter(nominal);
            assertThat(kept).as(told).isAfter(start);
            assertThat(next).as(told).isAfterOrEqualTo(kept);
            assertThat(previous).as(told).isBeforeOrEqualTo(kept).isAfter(start);
            boolean opensAgain = hours.week().values().stream().anyMatch(spans -> !spans.isEmpty());
            if (opensAgain) {
                assertThat(hours.isOpenOn(hours.dayOf(next))).as(told).isTrue();
            }
            LocalDate between = nominal;
            while (between.isBefore(hours.dayOf(next))) {
                assertThat(hours.isOpenOn(between)).as(told).isFalse();
                between = between.plusDays(1);
            }
            Instant inHours = DueDate.after(start, new LendingPeriod.Hours(count), hours, ClosedDays.NEXT_OPEN);
            assertThat(inHours).as(told).isAfterOrEqualTo(start.plus(Duration.ofHours(count)));
            if (opensAgain) {
                assertThat(hours.isOpenAt(inHours)).as(told).isTrue();
            }
        }
    }

    private static OpeningHours randomHours(Random random, ZoneId zone) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            // Spans around noon: no zone changes its clocks there, so that every span really exists.
            switch (random.nextInt(3)) {
                case 0 -> week.put(day, List.of());
                case 1 -> week.put(day, List.of(DAY));
                default -> week.put(day, List.of(MORNING, EVENING));
            }
        }
        LocalDate from = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1_800));
        return new OpeningHours(
                zone,
                week,
                random.nextBoolean()
                        ? List.of()
                        : List.of(new SpecialDays(from, from.plusDays(random.nextInt(30)), List.of(), null)));
    }

    @Test
    void unsound_hours_cannot_be_made() {
        assertThatThrownBy(() -> new Span(LocalTime.of(18, 0), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpeningHours(
                        COPENHAGEN,
                        Map.of(DayOfWeek.MONDAY, List.of(DAY, new Span(LocalTime.of(17, 0), LocalTime.of(19, 0)))),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> closed("2026-02-02", "2026-02-01")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28 days", "1 day", "4 hours", "1 hour", "6 months", "until 2027-06-30", "45 minutes"})
    void a_period_reads_back_what_it_writes(String text) {
        assertThat(LendingPeriod.parse(text).text()).isEqualTo(text);
        assertThat(LendingPeriod.parse(LendingPeriod.parse(text).text())).isEqualTo(LendingPeriod.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "days",
                "-1 days",
                "0 days",
                "4",
                "until",
                "until tomorrow",
                "until 2027-02-30",
                "3 fortnights"
            })
    void what_is_no_period_is_refused(String text) {
        assertThatThrownBy(() -> LendingPeriod.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weeks_are_seven_days() {
        assertThat(LendingPeriod.parse("3 weeks")).isEqualTo(days(21));
    }
}

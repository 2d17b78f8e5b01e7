package org.carrel.circulation.closures;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.calendar.OpeningHours.Span;

import static org.assertj.core.api.Assertions.assertThat;

class PostponementTest {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** Open from Monday to Friday, ten to six. */
    private static final OpeningHours WEEKDAYS = weekdays();

    private static OpeningHours weekdays() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY) {
                week.put(day, List.of(new Span(LocalTime.of(10, 0), LocalTime.of(18, 0))));
            }
        }
        return new OpeningHours(COPENHAGEN, week, List.of());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(COPENHAGEN).toInstant();
    }

    private static Closure.Days days(String first, String last) {
        return new Closure.Days(List.of(new UUID(0, 1)), LocalDate.parse(first), LocalDate.parse(last), "storm");
    }

    private static Instant due(String dueAt, Closure.Days days) {
        return Postponement.ofDueDate(at(dueAt), days, WEEKDAYS.closedOn(days.first(), days.last(), "storm"));
    }

    private static Instant kept(String arrived, String expires, Closure.Days days) {
        return Postponement.ofShelfExpiry(
                at(arrived), at(expires), days, WEEKDAYS, WEEKDAYS.closedOn(days.first(), days.last(), "storm"));
    }

    @Test
    void a_loan_of_days_is_due_at_the_end_of_the_first_open_day_after_the_closure() {
        // Wednesday and Thursday; then Wednesday to Friday, behind which lies the weekend.
        assertThat(due("2026-06-03T23:59:59", days("2026-06-03", "2026-06-04"))).isEqualTo(at("2026-06-05T23:59:59"));
        assertThat(due("2026-06-03T23:59:59", days("2026-06-03", "2026-06-05"))).isEqualTo(at("2026-06-08T23:59:59"));
    }

    @Test
    void a_loan_of_hours_is_due_at_the_first_opening_after_the_closure() {
        assertThat(due("2026-06-03T14:00:00", days("2026-06-03", "2026-06-05"))).isEqualTo(at("2026-06-08T10:00:00"));
    }

    @Test
    void over_the_change_of_the_clocks_the_end_of_the_day_stays_the_end_of_the_day() {
        assertThat(due("2026-03-27T23:59:59", days("2026-03-26", "2026-03-29"))).isEqualTo(at("2026-03-30T23:59:59"));
        assertThat(due("2026-10-23T23:59:59", days("2026-10-23", "2026-10-25"))).isEqualTo(at("2026-10-26T23:59:59"));
    }

    @Test
    void a_found_item_is_kept_as_many_open_days_longer_as_the_closure_takes() {
        // It came on Monday for three open days. Wednesday to Friday are closed: two of the three days are lost.
        assertThat(kept("2026-06-01T12:00:00", "2026-06-04T23:59:59", days("2026-06-03", "2026-06-05")))
                .isEqualTo(at("2026-06-09T23:59:59"));
        // The whole time lies in the closure.
        assertThat(kept("2026-06-02T12:00:00", "2026-06-04T23:59:59", days("2026-06-03", "2026-06-05")))
                .isEqualTo(at("2026-06-09T23:59:59"));
        // Behind the closure more days remain; the lost ones are added at the end.
        assertThat(kept("2026-06-01T12:00:00", "2026-06-10T23:59:59", days("2026-06-03", "2026-06-04")))
                .isEqualTo(at("2026-06-12T23:59:59"));
    }

    @Test
    void days_that_were_closed_anyway_are_not_lost() {
        assertThat(kept("2026-06-01T12:00:00", "2026-06-09T23:59:59", days("2026-06-06", "2026-06-07")))
                .isEqualTo(at("2026-06-09T23:59:59"));
        // The last day itself was closed and is closed: until the next open day.
        assertThat(kept("2026-06-01T12:00:00", "2026-06-06T23:59:59", days("2026-06-06", "2026-06-07")))
                .isEqualTo(at("2026-06-08T23:59:59"));
    }

    /** What was counted in open days comes to what it would have come to had the closure been known from the start. */
    @ParameterizedTest
    @ValueSource(longs = {5, 55, 555, 5555})
    void a_shelf_period_of_open_days_is_as_if_the_closure_had_always_been_known(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            LocalDate arrived = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
            LocalDate first = arrived.plusDays(1 + random.nextInt(15));
            LocalDate last = first.plusDays(random.nextInt(12));
            int openDays = 1 + random.nextInt(12);
            Instant arrivedAt = arrived.atTime(12, 0).atZone(COPENHAGEN).toInstant();
            Instant expires = DueDate.shelfExpiry(arrivedAt, openDays, WEEKDAYS);
            if (WEEKDAYS.dayOf(expires).isBefore(first)) {
                continue;
            }
            OpeningHours closed = WEEKDAYS.closedOn(first, last, "storm");
            Closure.Days days = new Closure.Days(List.of(new UUID(0, 1)), first, last, "storm");
            assertThat(Postponement.ofShelfExpiry(arrivedAt, expires, days, WEEKDAYS, closed))
                    .as("seed %d: arrived %s, %d open days, closed %s to %s", seed, arrived, openDays, first, last)
                    .isEqualTo(DueDate.shelfExpiry(arrivedAt, openDays, closed));
        }
    }

    /** Whatever the closure, a date in it ends up behind it, on an open day, and is never earlier than before. */
    @ParameterizedTest
    @ValueSource(longs = {6, 66, 666})
    void a_due_date_leaves_the_closure_and_never_moves_to_earlier(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
            LocalDate last = first.plusDays(random.nextInt(20));
            LocalDate day = first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
            Instant dueAt = random.nextBoolean()
                    ? WEEKDAYS.endOf(day)
                    : day.atTime(random.nextInt(24), random.nextInt(60))
                            .atZone(COPENHAGEN)
                            .toInstant();
            OpeningHours closed = WEEKDAYS.closedOn(first, last, "storm");
            Instant moved = Postponement.ofDueDate(
                    dueAt, new Closure.Days(List.of(new UUID(0, 1)), first, last, "storm"), closed);
            String what = "seed " + seed + ": due " + dueAt + ", closed " + first + " to " + last;
            assertThat(moved).as(what).isAfter(dueAt);
            assertThat(closed.dayOf(moved)).as(what).isAfter(last);
            assertThat(closed.isOpenOn(closed.dayOf(moved))).as(what).isTrue();
        }
    }
}

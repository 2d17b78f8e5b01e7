package org.carrel.circulation.checkin;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.carrel.circulation.calendar.OpeningHours;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnDateTest {
    private static final ReturnDate BOOK_DROP = new ReturnDate.InBookDrop();
    /** A Monday, 09:30 in Copenhagen. */
    private static final Instant MONDAY_MORNING = Instant.parse("2026-06-01T07:30:00Z");

    /** Weekdays from 9 to 17 and from 18 to 20. */
    private static OpeningHours hours() {
        Map<DayOfWeek, List<OpeningHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() < DayOfWeek.SATURDAY.getValue()) {
                week.put(
                        day,
                        List.of(
                                new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                                new OpeningHours.Span(LocalTime.of(18, 0), LocalTime.of(20, 0))));
            }
        }
        return new OpeningHours(ZoneId.of("Europe/Copenhagen"), week, List.of());
    }

    @Test
    void what_lay_in_the_book_drop_came_back_when_the_branch_closed_last() {
        assertThat(BOOK_DROP.at(hours(), null, MONDAY_MORNING)).isEqualTo(Instant.parse("2026-05-29T18:00:00Z"));
        assertThat(BOOK_DROP.at(hours(), null, Instant.parse("2026-06-01T15:30:00Z")))
                .isEqualTo(Instant.parse("2026-06-01T15:00:00Z"));
        assertThat(BOOK_DROP.at(hours(), null, Instant.parse("2026-06-01T18:00:00Z")))
                .isEqualTo(Instant.parse("2026-06-01T18:00:00Z"));
    }

    @Test
    void what_was_lent_after_the_branch_closed_last_did_not_come_back_before() {
        Instant lent = Instant.parse("2026-06-01T07:10:00Z");
        assertThat(BOOK_DROP.at(hours(), lent, MONDAY_MORNING)).isEqualTo(lent);
    }

    @Test
    void a_branch_that_never_opens_has_no_closing_and_the_scan_counts() {
        OpeningHours never = new OpeningHours(ZoneId.of("Europe/Copenhagen"), Map.of(), List.of());
        assertThat(BOOK_DROP.at(never, null, MONDAY_MORNING)).isEqualTo(MONDAY_MORNING);
    }

    @Test
    void staff_may_know_better() {
        Instant known = Instant.parse("2026-05-30T10:00:00Z");
        assertThat(new ReturnDate.At(known).at(hours(), null, MONDAY_MORNING)).isEqualTo(known);
        assertThat(new ReturnDate.AtScan().at(hours(), null, MONDAY_MORNING)).isEqualTo(MONDAY_MORNING);
    }
}

package org.carrel.circulation.rules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.OpeningHours;

import static org.assertj.core.api.Assertions.assertThat;

class DueDatesTest {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final OpeningHours ALWAYS = OpeningHours.always(COPENHAGEN);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(COPENHAGEN).toInstant();
    }

    private static Instant due(String start, String... settings) {
        Terms terms = Rulings.terms(settings);
        return DueDates.after(terms, terms.loanPeriod(), at(start), ALWAYS);
    }

    @Test
    void no_loan_goes_beyond_the_next_of_the_latest_dates() {
        String ceiling = "dueNoLaterThan: [2027-01-31, 2027-06-30]";
        assertThat(due("2027-01-10T12:00", "loanPeriod: 28 days", ceiling)).isEqualTo(at("2027-01-31T23:59:59"));
        assertThat(due("2027-01-01T12:00", "loanPeriod: 28 days", ceiling)).isEqualTo(at("2027-01-29T23:59:59"));
        assertThat(due("2027-02-01T12:00", "loanPeriod: 12 months", ceiling)).isEqualTo(at("2027-06-30T23:59:59"));
        assertThat(due("2027-07-01T12:00", "loanPeriod: 28 days", ceiling)).isEqualTo(at("2027-07-29T23:59:59"));
    }

    @Test
    void no_loan_ends_before_the_next_of_the_earliest_dates() {
        String floor = "dueNoEarlierThan: 2027-01-04";
        assertThat(due("2026-12-18T12:00", "loanPeriod: 7 days", floor)).isEqualTo(at("2027-01-04T23:59:59"));
        assertThat(due("2027-01-05T12:00", "loanPeriod: 7 days", floor)).isEqualTo(at("2027-01-12T23:59:59"));
    }

    @Test
    void where_both_bounds_contradict_the_latest_date_holds() {
        assertThat(due(
                        "2027-01-02T12:00",
                        "loanPeriod: 7 days",
                        "dueNoEarlierThan: 2027-03-01",
                        "dueNoLaterThan: 2027-02-01"))
                .isEqualTo(at("2027-02-01T23:59:59"));
    }

    @Test
    void another_period_is_bounded_alike() {
        Terms terms = Rulings.terms("loanPeriod: 28 days", "dueNoLaterThan: 2027-01-31");
        assertThat(DueDates.after(terms, new LendingPeriod.Days(40), at("2027-01-10T12:00"), ALWAYS))
                .isEqualTo(at("2027-01-31T23:59:59"));
    }
}

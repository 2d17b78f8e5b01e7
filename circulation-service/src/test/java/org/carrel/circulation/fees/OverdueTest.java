package org.carrel.circulation.fees;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.rules.OverdueTerms;
import org.carrel.circulation.rules.Terms;
import org.carrel.platform.money.Money;

import static org.assertj.core.api.Assertions.assertThat;

class OverdueTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final OpeningHours ALWAYS = OpeningHours.always(ZONE);
    /** Monday to Saturday, 10 to 18. */
    private static final OpeningHours WEEKDAYS = weekdays(List.of());

    private static OpeningHours weekdays(List<OpeningHours.SpecialDays> exceptions) {
        Map<DayOfWeek, List<OpeningHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day != DayOfWeek.SUNDAY) {
                week.put(day, List.of(new OpeningHours.Span(LocalTime.of(10, 0), LocalTime.of(18, 0))));
            }
        }
        return new OpeningHours(ZONE, week, exceptions);
    }

    /** Terms from name and value in turns; what is left out takes its fallback. */
    private static OverdueTerms terms(String... namesAndValues) {
        Map<String, String> text = new HashMap<>();
        text.put("overdueCap", "unlimited (test)");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.put(namesAndValues[i], namesAndValues[i + 1] + " (test)");
        }
        return Terms.parse(1, text).overdue();
    }

    /** The end of a day, as loans of days are due. */
    private static Instant endOf(String day) {
        return ALWAYS.endOf(LocalDate.parse(day));
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Overdue.Accrued accrued(Instant due, Instant until, OverdueTerms terms, OpeningHours hours) {
        return Overdue.accrued(new Lateness(due, until, false, null), terms, hours);
    }

    private static long cents(Instant due, Instant until, OverdueTerms terms, OpeningHours hours) {
        return accrued(due, until, terms, hours).amount().minor();
    }

    @Test
    void nothing_is_charged_on_the_last_day_and_a_day_from_the_next_on() {
        OverdueTerms terms = terms("overdueCharge", "0.20 EUR per day");
        assertThat(cents(endOf("2026-11-20"), at("2026-11-20T18:00"), terms, ALWAYS))
                .isZero();
        assertThat(cents(endOf("2026-11-20"), at("2026-11-21T00:01"), terms, ALWAYS))
                .isEqualTo(20);
        assertThat(cents(endOf("2026-11-20"), at("2026-11-21T23:00"), terms, ALWAYS))
                .isEqualTo(20);
        assertThat(cents(endOf("2026-11-20"), at("2026-11-22T10:00"), terms, ALWAYS))
                .isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({
        // The night of the change has 25 hours in autumn, and 23 in spring: a day is a day.
        "2026-10-24, 2026-10-25T23:30, 20",
        "2026-10-24, 2026-10-26T09:00, 40",
        "2026-03-28, 2026-03-29T23:30, 20",
        "2026-03-28, 2026-03-30T00:30, 40",
        // A leap day is a day.
        "2028-02-28, 2028-03-01T12:00, 40",
        "2027-02-28, 2027-03-01T12:00, 20",
    })
    void days_are_days_of_the_calendar(String due, String back, long expected) {
        assertThat(cents(endOf(due), at(back), terms("overdueCharge", "0.20 EUR per day"), ALWAYS))
                .isEqualTo(expected);
    }

    @Test
    void grace_forgives_all_or_nothing() {
        OverdueTerms terms = terms("overdueCharge", "0.20 EUR per day", "grace", "2 days");
        Overdue.Accrued within = accrued(endOf("2026-11-17"), at("2026-11-19T23:00"), terms, ALWAYS);
        assertThat(within.amount().minor()).isZero();
        assertThat(within.inGrace()).isTrue();
        assertThat(cents(endOf("2026-11-17"), at("2026-11-20T00:30"), terms, ALWAYS))
                .isEqualTo(60);
    }

    @Test
    void a_rule_may_charge_only_what_lies_behind_the_grace() {
        OverdueTerms terms =
                terms("overdueCharge", "0.20 EUR per day", "grace", "2 days", "chargeAfterGrace", "from end of grace");
        assertThat(cents(endOf("2026-11-17"), at("2026-11-20T12:00"), terms, ALWAYS))
                .isEqualTo(20);
    }

    @Test
    void closed_days_lengthen_the_grace_and_are_not_charged_unless_the_rules_say_so() {
        // 2026-11-21 is a Saturday.
        OverdueTerms grace = terms("overdueCharge", "0.20 EUR per day", "grace", "1 day");
        assertThat(accrued(endOf("2026-11-21"), at("2026-11-23T17:00"), grace, WEEKDAYS)
                        .inGrace())
                .isTrue();
        assertThat(cents(endOf("2026-11-21"), at("2026-11-24T17:00"), grace, WEEKDAYS))
                .isEqualTo(40);
        OverdueTerms strict = terms(
                "overdueCharge",
                "0.20 EUR per day",
                "grace",
                "1 day",
                "graceOverClosedDays",
                "no",
                "overdueOnClosedDays",
                "yes");
        assertThat(cents(endOf("2026-11-21"), at("2026-11-23T17:00"), strict, WEEKDAYS))
                .isEqualTo(40);
    }

    @Test
    void a_closure_entered_afterwards_makes_it_cheaper() {
        OverdueTerms terms = terms("overdueCharge", "0.20 EUR per day");
        OpeningHours closed = weekdays(List.of(new OpeningHours.SpecialDays(
                LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-26"), List.of(), "flood")));
        assertThat(cents(endOf("2026-11-23"), at("2026-11-27T12:00"), terms, WEEKDAYS))
                .isEqualTo(80);
        assertThat(cents(endOf("2026-11-23"), at("2026-11-27T12:00"), terms, closed))
                .isEqualTo(20);
        assertThat(cents(endOf("2026-11-23"), at("2026-11-26T12:00"), terms, closed))
                .isZero();
    }

    @Test
    void hours_are_charged_while_the_branch_is_open() {
        OverdueTerms terms = terms("overdueCharge", "1.00 EUR per 2 hours");
        // Due on Saturday at 16, back on Monday at 11: two hours and one.
        assertThat(cents(at("2026-11-21T16:00"), at("2026-11-23T11:00"), terms, WEEKDAYS))
                .isEqualTo(200);
        OverdueTerms passed = terms("overdueCharge", "1.00 EUR per 2 hours", "overdueChargedAt", "end of interval");
        assertThat(cents(at("2026-11-21T16:00"), at("2026-11-23T11:00"), passed, WEEKDAYS))
                .isEqualTo(100);
        OverdueTerms elapsed = terms("overdueCharge", "1.00 EUR per 2 hours", "overdueOnClosedDays", "yes");
        assertThat(cents(at("2026-10-25T00:30"), at("2026-10-25T04:30"), elapsed, WEEKDAYS))
                .as("five hours pass in the night of the change")
                .isEqualTo(300);
    }

    @Test
    void weeks_and_months() {
        Instant due = endOf("2026-01-31");
        assertThat(cents(due, at("2026-02-08T10:00"), terms("overdueCharge", "1.00 EUR per week"), ALWAYS))
                .isEqualTo(200);
        assertThat(cents(due, at("2026-02-28T10:00"), terms("overdueCharge", "5.00 EUR per month"), ALWAYS))
                .isEqualTo(500);
        assertThat(cents(due, at("2026-03-02T10:00"), terms("overdueCharge", "5.00 EUR per month"), ALWAYS))
                .isEqualTo(1000);
    }

    @Test
    void it_never_costs_more_than_was_promised() {
        Instant due = endOf("2026-01-31");
        Instant muchLater = at("2026-12-31T10:00");
        Overdue.Accrued capped =
                accrued(due, muchLater, terms("overdueCharge", "0.20 EUR per day", "overdueCap", "10.00 EUR"), ALWAYS);
        assertThat(capped.amount()).isEqualTo(Money.of(1000, "EUR"));
        assertThat(capped.capped()).isTrue();
        OverdueTerms share = terms("overdueCharge", "0.20 EUR per day", "overdueCap", "50% of price");
        assertThat(Overdue.accrued(new Lateness(due, muchLater, false, Money.of(1999, "EUR")), share, ALWAYS)
                        .amount()
                        .minor())
                .as("half of 19.99, rounded half up")
                .isEqualTo(1000);
        OverdueTerms price = terms("overdueCharge", "0.20 EUR per day", "overdueCapAtPrice", "yes");
        assertThat(Overdue.accrued(new Lateness(due, muchLater, false, Money.of(700, "EUR")), price, ALWAYS)
                        .amount()
                        .minor())
                .isEqualTo(700);
    }

    @Test
    void a_recall_has_a_rate_a_cap_and_a_grace_of_its_own() {
        OverdueTerms terms = terms(
                "overdueCharge",
                "0.20 EUR per day",
                "grace",
                "7 days",
                "recallOverdueCharge",
                "2.00 EUR per day",
                "recallOverdueCap",
                "5.00 EUR",
                "recallGrace",
                "1 day");
        Lateness recalled = new Lateness(endOf("2026-11-20"), at("2026-11-22T10:00"), true, null);
        assertThat(Overdue.accrued(recalled, terms, ALWAYS).amount().minor()).isEqualTo(400);
        Lateness later = new Lateness(endOf("2026-11-20"), at("2026-11-25T10:00"), true, null);
        assertThat(Overdue.accrued(later, terms, ALWAYS).amount().minor()).isEqualTo(500);
    }

    @Test
    void days_of_suspension_take_the_place_of_money() {
        OverdueTerms terms = terms(
                "overdueCharge", "0.20 EUR per day", "suspension", "2 days per overdue day", "suspensionCapDays", "30");
        Overdue.Accrued accrued = accrued(endOf("2026-11-20"), at("2026-11-25T10:00"), terms, ALWAYS);
        assertThat(accrued.amount().minor()).isZero();
        assertThat(accrued.suspendedDays()).isEqualTo(10);
        assertThat(accrued(endOf("2026-01-20"), at("2026-11-25T10:00"), terms, ALWAYS)
                        .suspendedDays())
                .isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void it_only_grows_and_stays_under_its_cap_in_any_currency(String currency) {
        int digits = java.util.Currency.getInstance(currency).getDefaultFractionDigits();
        String rate = digits == 0 ? "20 JPY" : digits == 3 ? "0.125 KWD" : "0.20 EUR";
        long minor = digits == 0 ? 20 : digits == 3 ? 125 : 20;
        String cap = digits == 0 ? "1000 JPY" : digits == 3 ? "6.250 KWD" : "10.00 EUR";
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            String unit = List.of("day", "3 days", "week", "month", "hour", "90 minutes")
                    .get(random.nextInt(6));
            OverdueTerms terms = terms(
                    "overdueCharge",
                    rate + " per " + unit,
                    "overdueCap",
                    cap,
                    "grace",
                    random.nextInt(1, 5) + (random.nextBoolean() ? " days" : " hours"),
                    "graceOverClosedDays",
                    random.nextBoolean() ? "yes" : "no",
                    "overdueOnClosedDays",
                    random.nextBoolean() ? "yes" : "no",
                    "overdueChargedAt",
                    random.nextBoolean() ? "start of interval" : "end of interval",
                    "chargeAfterGrace",
                    random.nextBoolean() ? "from due date" : "from end of grace");
            OpeningHours hours = random.nextBoolean() ? ALWAYS : WEEKDAYS;
            Instant due = endOf("2026-01-01").plus(Duration.ofMinutes(random.nextInt(500_000)));
            long before = 0;
            Instant until = due;
            for (int step = 0; step < 20; step++) {
                until = until.plus(Duration.ofMinutes(random.nextInt(1, 8000)));
                Overdue.Accrued now = accrued(due, until, terms, hours);
                String told = "seed " + seed + ", run " + run + ", due " + due + ", until " + until + ": " + now;
                assertThat(now.amount().currency().getCurrencyCode()).as(told).isEqualTo(currency);
                assertThat(now.amount().minor())
                        .as(told)
                        .isGreaterThanOrEqualTo(before)
                        .isLessThanOrEqualTo(minor * 50);
                assertThat(now.amount().minor() % minor).as(told).isZero();
                before = now.amount().minor();
            }
        }
    }
}

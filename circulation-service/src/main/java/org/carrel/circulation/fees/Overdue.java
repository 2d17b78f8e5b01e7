package org.carrel.circulation.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.rules.OverdueTerms;
import org.carrel.circulation.rules.Value;
import org.carrel.platform.money.Money;

/**
 * What being late costs, exactly as was promised with the loan: a function of the due date, the day of return, the
 * promise and the hours of the branch that lent it. The hours are read when it is asked, so that a closure entered
 * afterwards makes it cheaper, and nothing entered afterwards brings it above the promised cap.
 *
 * <p>Days are days of the branch's calendar, whatever the clocks did; hours and minutes are elapsed time. All amounts
 * are whole minor units; only a cap that is a share of a price has to be rounded, and is rounded half up.
 */
public final class Overdue {

    /**
     * What being late has come to.
     *
     * @param amount what it costs
     * @param capped whether it would have cost more without a cap
     * @param inGrace whether it costs nothing only because of the grace
     * @param suspendedDays for how many days it suspends the patron, instead of costing money
     */
    public record Accrued(Money amount, boolean capped, boolean inGrace, int suspendedDays) {}

    private final Lateness late;
    private final OverdueTerms terms;
    private final OpeningHours hours;
    private final Value.Rate rate;

    private Overdue(Lateness late, OverdueTerms terms, OpeningHours hours) {
        this.late = late;
        this.terms = terms;
        this.hours = hours;
        this.rate = late.recalled() ? terms.chargeAfterRecall() : terms.charge();
    }

    /**
     * What a loan has come to.
     *
     * @param hours of the branch that lent it
     */
    public static Accrued accrued(Lateness late, OverdueTerms terms, OpeningHours hours) {
        return new Overdue(late, terms, hours).accrued();
    }

    /** What brings an overdue fee about: that this due date was missed. A loan is charged once for each. */
    public static String cause(Instant dueAt) {
        return "due " + dueAt;
    }

    private Accrued accrued() {
        Money nothing = Money.zero(rate.amount().money().currency());
        if (!late.until().isAfter(late.dueAt())) {
            return new Accrued(nothing, false, false, 0);
        }
        Instant graceEnds = graceEnds();
        if (!late.until().isAfter(graceEnds)) {
            return new Accrued(nothing, false, true, 0);
        }
        Instant from = terms.afterGrace() == Value.AfterGrace.FROM_DUE_DATE ? late.dueAt() : graceEnds;
        Optional<Value.Suspension> suspension = terms.suspension();
        if (suspension.isPresent()) {
            return new Accrued(nothing, false, false, suspendedDays(from, suspension.get()));
        }
        Money uncapped = rate.amount().money().times(intervals(from));
        Money amount = capped(uncapped);
        return new Accrued(amount, amount.compareTo(uncapped) < 0, false, 0);
    }

    private Instant graceEnds() {
        Optional<LendingPeriod.Length> grace = late.recalled() ? terms.graceAfterRecall() : terms.grace();
        if (grace.isEmpty()) {
            return late.dueAt();
        }
        Instant ends = grace.get().from(late.dueAt(), hours.zone());
        if (!terms.graceOverClosedDays()) {
            return ends;
        }
        LocalDate day = hours.dayOf(ends);
        long days = ChronoUnit.DAYS.between(hours.dayOf(late.dueAt()), day);
        if (days == 0) {
            return hours.openMomentFrom(ends);
        }
        LocalDate open = hours.openDaysAfter(hours.dayOf(late.dueAt()), Math.toIntExact(days));
        return ends.atZone(hours.zone())
                .plusDays(ChronoUnit.DAYS.between(day, open))
                .toInstant();
    }

    private long intervals(Instant from) {
        return switch (rate.unit()) {
            case LOAN -> 1;
            case MINUTE -> parts(chargedTime(from), Duration.ofMinutes(rate.every()));
            case HOUR -> parts(chargedTime(from), Duration.ofHours(rate.every()));
            case DAY -> parts(chargedDays(from, terms.onClosedDays(), began()), rate.every());
            case WEEK -> parts(chargedDays(from, terms.onClosedDays(), began()), 7L * rate.every());
            case MONTH -> months(from, chargedDays(from, terms.onClosedDays(), began()));
        };
    }

    /** Whether an interval counts as soon as it has begun, and not only when it has passed. */
    private boolean began() {
        return terms.chargedAt() == Value.ChargedAt.START;
    }

    private long parts(Duration time, Duration of) {
        return began() ? Math.ceilDiv(time.toMillis(), of.toMillis()) : Math.floorDiv(time.toMillis(), of.toMillis());
    }

    private long parts(long days, long of) {
        return began() ? Math.ceilDiv(days, of) : Math.floorDiv(days, of);
    }

    /** So many days that are charged, counted on from the beginning as months of the calendar. */
    private long months(Instant from, long days) {
        LocalDate first = hours.dayOf(from);
        LocalDate last = first.plusDays(days);
        long passed = ChronoUnit.MONTHS.between(first, last);
        boolean more = began() && first.plusMonths(passed).isBefore(last);
        return Math.floorDiv(passed + (more ? 1 : 0) + (began() ? rate.every() - 1 : 0), (long) rate.every());
    }

    /** Days late, each standing for the day on which it ends: that of the return, if it comes at the usual time. */
    private long chargedDays(Instant from, boolean onClosedDays, boolean whenBegun) {
        ZonedDateTime begin = from.atZone(hours.zone());
        ZonedDateTime end = late.until().atZone(hours.zone());
        long passed = ChronoUnit.DAYS.between(begin, end);
        boolean more = whenBegun && begin.plusDays(passed).isBefore(end);
        long all = passed + (more ? 1 : 0);
        if (onClosedDays) {
            return all;
        }
        LocalDate first = begin.toLocalDate();
        long open = 0;
        for (long day = 1; day <= all; day++) {
            if (hours.isOpenOn(first.plusDays(day))) {
                open++;
            }
        }
        return open;
    }

    /** Elapsed time, or the part of it in which the branch was open. */
    private Duration chargedTime(Instant from) {
        if (terms.onClosedDays()) {
            return Duration.between(from, late.until());
        }
        Duration open = Duration.ZERO;
        LocalDate last = hours.dayOf(late.until());
        for (LocalDate day = hours.dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (OpeningHours.Span span : hours.spansOn(day)) {
                Instant opens = day.atTime(span.opens()).atZone(hours.zone()).toInstant();
                Instant closes = span.closes().equals(LocalTime.MIDNIGHT)
                        ? day.plusDays(1).atStartOfDay(hours.zone()).toInstant()
                        : day.atTime(span.closes()).atZone(hours.zone()).toInstant();
                Instant begin = opens.isAfter(from) ? opens : from;
                Instant end = closes.isBefore(late.until()) ? closes : late.until();
                if (end.isAfter(begin)) {
                    open = open.plus(Duration.between(begin, end));
                }
            }
        }
        return open;
    }

    private Money capped(Money amount) {
        Value.Cap cap = late.recalled() ? terms.capAfterRecall() : terms.cap();
        Money byRule =
                switch (cap) {
                    case Value.Amount most -> atMost(amount, most.money());
                    case Value.ShareOfPrice(int percent) -> atMost(amount, share(percent));
                    case Value.Uncapped() -> amount;
                };
        return terms.capAtPrice() ? atMost(byRule, late.price()) : byRule;
    }

    /** A cap of which nobody knows the price, or in another currency, is none. */
    private static Money atMost(Money amount, @Nullable Money cap) {
        return cap == null || !cap.currency().equals(amount.currency()) ? amount : amount.atMost(cap);
    }

    private @Nullable Money share(int percent) {
        Money price = late.price();
        return price == null
                ? null
                : new Money(
                        BigDecimal.valueOf(price.minor())
                                .multiply(BigDecimal.valueOf(percent))
                                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                                .longValueExact(),
                        price.currency());
    }

    private int suspendedDays(Instant from, Value.Suspension suspension) {
        long late = chargedDays(from, terms.suspensionOnClosedDays(), true);
        long days = late / suspension.perOverdueDays() * suspension.days();
        return Math.toIntExact(Math.min(days, terms.suspensionCapDays().limit()));
    }
}

package org.carrel.circulation.loans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * When a loan is due by the rules: the period, not before the next of the days before which no loan ends, not after the
 * next of those beyond which none goes, and not after the end of membership.
 *
 * @param dueAt when
 * @param moves what moved it from where the period alone would end, in the order in which it did
 */
record DueByTheRules(Instant dueAt, List<Move> moves) {
    DueByTheRules {
        moves = List.copyOf(moves);
    }

    /**
     * @param by the setting that moved it
     * @param from from when
     * @param to to when
     */
    record Move(Setting by, Instant from, Instant to) {}

    /**
     * @param start from when the period counts
     * @param memberUntil last day of membership; null if it does not end
     */
    static DueByTheRules of(
            Instant start, LendingPeriod period, Terms terms, OpeningHours hours, @Nullable LocalDate memberUntil) {
        List<Move> moves = new ArrayList<>();
        Instant dueAt = DueDate.after(start, period, hours, terms.closedDays(), terms.closedHours());
        LocalDate first = hours.dayOf(start);
        Instant earliest = end(terms.dueNoEarlierThan(), first, hours);
        if (earliest != null && earliest.isAfter(dueAt)) {
            moves.add(new Move(Setting.DUE_NO_EARLIER_THAN, dueAt, earliest));
            dueAt = earliest;
        }
        Instant latest = end(terms.dueNoLaterThan(), first, hours);
        if (latest != null && latest.isBefore(dueAt)) {
            moves.add(new Move(Setting.DUE_NO_LATER_THAN, dueAt, latest));
            dueAt = latest;
        }
        if (terms.endsWithMembership()
                && memberUntil != null
                && hours.endOf(memberUntil).isBefore(dueAt)) {
            moves.add(new Move(Setting.ENDS_WITH_MEMBERSHIP, dueAt, hours.endOf(memberUntil)));
            dueAt = hours.endOf(memberUntil);
        }
        return new DueByTheRules(dueAt, moves);
    }

    private static @Nullable Instant end(Value.Dates dates, LocalDate first, OpeningHours hours) {
        Optional<LocalDate> next = dates.from(first);
        return next.map(hours::endOf).orElse(null);
    }

    /** Tells what moved it. */
    void tell(Terms terms, Findings findings) {
        for (Move move : moves) {
            findings.add(
                    move.to().isBefore(move.from()) ? FindingCode.DUE_DATE_SHORTENED : FindingCode.DUE_DATE_LENGTHENED,
                    terms.ruleFor(move.by()),
                    figures(
                            "because",
                            move.by().text(),
                            "dueAt",
                            move.to().toString(),
                            "withoutThat",
                            move.from().toString()));
        }
    }
}

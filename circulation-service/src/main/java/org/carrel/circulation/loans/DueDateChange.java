package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;

import static org.carrel.circulation.findings.Findings.figures;

/** The decision whether staff may move the due date of a loan. */
public final class DueDateChange {

    /**
     * All that the decision looks at.
     *
     * @param loan the loan
     * @param patron the borrower; null if patron-service no longer knows them
     * @param state where the item stands
     * @param queue the requests that concern the item
     * @param hours when the branch is open where it was lent
     */
    public record Facts(Loan loan, @Nullable Patron patron, ItemState state, Queue queue, OpeningHours hours) {}

    /** To when it is moved. */
    public sealed interface Target {
        /** To a moment. */
        record At(Instant dueAt) implements Target {}

        /** By so many days, at the same time of day in the branch's zone; fewer than none makes it earlier. */
        record ByDays(int days) implements Target {}
    }

    /**
     * What is asked.
     *
     * @param now the moment
     * @param target to when
     * @param overrides findings that the caller named and may set aside
     * @param severities how much each finding stands in the way at this library
     */
    public record Ask(Instant now, Target target, Set<FindingCode> overrides, Severities severities) {
        public Ask {
            overrides = Set.copyOf(overrides);
        }
    }

    /** Whether it may be moved. */
    public sealed interface Outcome {
        List<Finding> findings();

        /** It may. */
        record Granted(ItemState.CheckedOut from, Loan moved, List<Finding> findings) implements Outcome {
            public Granted {
                findings = List.copyOf(findings);
            }

            /** The codes that were overridden, for the record. */
            public List<String> overridden() {
                return Finding.overridden(findings);
            }
        }

        /** It may not. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    private final Facts facts;
    private final Ask ask;
    private final Findings findings;

    private DueDateChange(Facts facts, Ask ask) {
        this.facts = facts;
        this.ask = ask;
        this.findings = new Findings(ask.overrides(), ask.severities());
    }

    public static Outcome decide(Facts facts, Ask ask) {
        return new DueDateChange(facts, ask).outcome();
    }

    private Outcome outcome() {
        if (!facts.loan().open()) {
            findings.add(
                    FindingCode.LOAN_CLOSED,
                    figures("returnedAt", String.valueOf(facts.loan().course().returnedAt())));
            return new Outcome.Refused(findings.all());
        }
        Instant dueAt = dueAt();
        theItemIsStillWithThePatron();
        itMovesToAMomentAhead(dueAt);
        if (dueAt.isAfter(facts.loan().course().dueAt())) {
            nobodyElseWaits();
            membershipLastsAsLong(dueAt);
        }
        if (findings.stand() || !(facts.state() instanceof ItemState.CheckedOut checkedOut)) {
            return new Outcome.Refused(findings.all());
        }
        return new Outcome.Granted(checkedOut, facts.loan().due(dueAt), findings.all());
    }

    private Instant dueAt() {
        Instant dueNow = facts.loan().course().dueAt();
        return switch (ask.target()) {
            case Target.At(Instant moment) -> moment;
            case Target.ByDays(int days) ->
                dueNow.atZone(facts.hours().zone()).plusDays(days).toInstant();
        };
    }

    private void theItemIsStillWithThePatron() {
        switch (facts.state()) {
            case ItemState.CheckedOut _ -> {}
            case ItemState.ClaimedReturned _ -> findings.add(FindingCode.ITEM_CLAIMED_RETURNED);
            case ItemState.OnLoan _ -> findings.add(FindingCode.ITEM_LOST);
            case ItemState.Lendable _ ->
                throw new IllegalStateException("an open loan whose item is not on loan: "
                        + facts.loan().id());
        }
    }

    private void itMovesToAMomentAhead(Instant dueAt) {
        if (dueAt.equals(facts.loan().course().dueAt())) {
            findings.add(FindingCode.DUE_DATE_UNCHANGED, figures("dueAt", dueAt.toString()));
        } else if (!dueAt.isAfter(ask.now())) {
            findings.add(FindingCode.DUE_DATE_IN_PAST, figures("dueAt", dueAt.toString()));
        }
    }

    private void nobodyElseWaits() {
        List<Request> waiting = facts.queue().ofOthers(facts.loan().patronId());
        if (!waiting.isEmpty()) {
            findings.add(FindingCode.REQUESTED_BY_ANOTHER, figures("waiting", waiting.size()));
        }
    }

    private void membershipLastsAsLong(Instant dueAt) {
        Patron patron = facts.patron();
        if (patron != null
                && patron.expiresOn() != null
                && facts.hours().endOf(patron.expiresOn()).isBefore(dueAt)) {
            findings.add(
                    FindingCode.DUE_AFTER_MEMBERSHIP,
                    figures("expiresOn", patron.expiresOn().toString()));
        }
    }
}

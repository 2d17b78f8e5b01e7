package org.carrel.circulation.loans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.limits.StandingLimits;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Standing;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;
import org.carrel.events.PatronBlock;

import static org.carrel.circulation.findings.Findings.figures;

/** The decision whether a loan may be renewed, under the terms that were promised when it began. */
public final class Renewal {

    /**
     * All that the decision looks at.
     *
     * @param loan the loan
     * @param promised the terms of the loan
     * @param patron the borrower; null if patron-service no longer knows them
     * @param state where the item stands
     * @param queue the requests that concern the item
     * @param hours when the branch is open where it was lent
     * @param circumstances what else there is to know
     */
    public record Facts(
            Loan loan,
            Terms promised,
            @Nullable Patron patron,
            ItemState state,
            Queue queue,
            OpeningHours hours,
            Circumstances circumstances) {}

    /**
     * What else there is to know.
     *
     * @param holdings what the patron has
     * @param current what the rules say now, for the limits of the patron's standing; null if patron or item are gone
     * @param automatic how often the loan was renewed by itself
     * @param onSite whether it was lent for use in the house
     */
    public record Circumstances(Holdings holdings, @Nullable Terms current, int automatic, boolean onSite) {}

    /** Whether the loan may be renewed. */
    public sealed interface Outcome {
        List<Finding> findings();

        /** It may. */
        record Granted(ItemState.CheckedOut from, Loan renewed, List<Finding> findings) implements Outcome {
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

    /** How a renewal comes about. */
    public enum Kind {
        /** Staff have the item in hand. */
        SEEN,
        /** Nobody has: the patron renews, or staff do it for them from afar. */
        UNSEEN,
        /** The loan is renewed by itself. */
        AUTOMATIC
    }

    /**
     * What is asked.
     *
     * @param now the moment
     * @param kind how it comes about
     * @param overrides findings that the caller named and may set aside
     * @param severities how much each finding stands in the way at this library
     * @param dueAt a due date set by staff; null leaves it to the rules
     */
    public record Ask(
            Instant now,
            Kind kind,
            Set<FindingCode> overrides,
            Severities severities,
            @Nullable Instant dueAt) {
        public Ask {
            overrides = Set.copyOf(overrides);
        }
    }

    private final Facts facts;
    private final Ask ask;
    private final Instant now;
    private final Findings findings;

    private Renewal(Facts facts, Ask ask) {
        this.facts = facts;
        this.ask = ask;
        this.now = ask.now();
        this.findings = new Findings(ask.overrides(), ask.severities());
    }

    public static Outcome decide(Facts facts, Ask ask) {
        return new Renewal(facts, ask).outcome();
    }

    private Outcome outcome() {
        if (!facts.loan().open()) {
            findings.add(
                    FindingCode.LOAN_CLOSED,
                    figures("returnedAt", String.valueOf(facts.loan().course().returnedAt())));
            return new Outcome.Refused(findings.all());
        }
        theItemIsStillWithThePatron();
        Standing.look(
                facts.patron() == null ? null : new Borrower(facts.patron(), null),
                facts.hours().dayOf(now),
                PatronBlock::renewal,
                findings);
        thePatronOwesLittleEnough();
        thePatronKeepsNotTooMuch();
        theTermsAllowAnotherRenewal();
        itIsNotTooSoon();
        itIsNotTooLate();
        nobodyElseWaits();
        Instant dueAt = theNewDueDate();
        if (ask.kind() == Kind.AUTOMATIC) {
            AutomaticRenewal.look(facts, dueAt, now, findings);
        }
        if (findings.stand() || !(facts.state() instanceof ItemState.CheckedOut checkedOut)) {
            return new Outcome.Refused(findings.all());
        }
        return new Outcome.Granted(checkedOut, facts.loan().renewed(dueAt, ask.kind() == Kind.SEEN), findings.all());
    }

    private void thePatronOwesLittleEnough() {
        Terms promised = facts.promised();
        Patron patron = facts.patron();
        if (patron != null && promised.limits().stop().contains(Value.Stops.Stop.RENEWALS)) {
            promised.limits()
                    .debt()
                    .ifPresent(limit -> Standing.debt(patron, limit, promised.ruleFor(Setting.DEBT_LIMIT), findings));
        }
    }

    private void theItemIsStillWithThePatron() {
        switch (facts.state()) {
            case ItemState.DeclaredLost _, ItemState.AgedToLost _ -> findings.add(FindingCode.ITEM_LOST);
            case ItemState.ClaimedReturned _ -> findings.add(FindingCode.ITEM_CLAIMED_RETURNED);
            case ItemState.CheckedOut _,
                    ItemState.OnShelf _,
                    ItemState.Paged _,
                    ItemState.InTransit _,
                    ItemState.AwaitingPickup _,
                    ItemState.AwaitingDelivery _,
                    ItemState.OnOrder _,
                    ItemState.InProcess _,
                    ItemState.Withdrawn _,
                    ItemState.Aside _ -> {}
        }
    }

    private void thePatronKeepsNotTooMuch() {
        Terms current = facts.circumstances().current();
        if (current != null) {
            StandingLimits.look(facts.circumstances().holdings(), current, Value.Stops.Stop.RENEWALS, now, findings);
        }
    }

    private void theTermsAllowAnotherRenewal() {
        if (facts.circumstances().onSite()) {
            findings.add(FindingCode.ON_SITE_NOT_RENEWED);
        }
        int allowed = facts.promised().renewals().limit();
        int had = facts.loan().course().renewals();
        String rule = facts.promised().ruleFor(Setting.RENEWALS);
        if (allowed == 0) {
            findings.add(FindingCode.NOT_RENEWABLE, rule, figures());
        } else if (had >= allowed) {
            findings.add(FindingCode.RENEWAL_LIMIT_REACHED, rule, figures("renewals", had, "limit", allowed));
        }
        int unseen = facts.loan().course().unseen();
        int mostUnseen = facts.promised().renewal().mostUnseen().limit();
        if (ask.kind() != Kind.SEEN && allowed > 0 && unseen >= mostUnseen) {
            findings.add(
                    FindingCode.UNSEEN_RENEWAL_LIMIT_REACHED,
                    facts.promised().ruleFor(Setting.UNSEEN_RENEWALS),
                    figures("renewals", unseen, "limit", mostUnseen));
        }
    }

    private void itIsNotTooLate() {
        if (facts.loan().overdueAt(now) && !facts.promised().renewal().whenOverdue()) {
            findings.add(
                    FindingCode.LOAN_OVERDUE,
                    facts.promised().ruleFor(Setting.RENEW_WHEN_OVERDUE),
                    figures("dueAt", facts.loan().course().dueAt().toString()));
        }
    }

    private void itIsNotTooSoon() {
        if (facts.promised().renewWithinDays().unlimited()) {
            return;
        }
        LocalDate earliest = facts.hours()
                .dayOf(facts.loan().course().dueAt())
                .minusDays(facts.promised().renewWithinDays().limit());
        if (facts.hours().dayOf(now).isBefore(earliest)) {
            findings.add(
                    FindingCode.RENEWAL_TOO_SOON,
                    facts.promised().ruleFor(Setting.RENEW_WITHIN_DAYS),
                    figures("notBefore", earliest.toString()));
        }
    }

    /**
     * A request counts as long as no other copy is set apart for it; whether another copy may come back first, nobody
     * knows.
     */
    private void nobodyElseWaits() {
        List<Request> waiting = facts.queue().ofOthers(facts.loan().patronId());
        waiting.stream()
                .filter(request -> facts.loan().id().equals(request.search().recalledLoanId()))
                .findFirst()
                .ifPresent(request -> findings.add(FindingCode.ITEM_RECALLED, figures("requestId", request.id())));
        if (!waiting.isEmpty() && !facts.promised().renewableWhenRequested()) {
            findings.add(
                    FindingCode.REQUESTED_BY_ANOTHER,
                    facts.promised().ruleFor(Setting.RENEW_WHEN_REQUESTED),
                    figures("waiting", waiting.size()));
        }
    }

    private Instant theNewDueDate() {
        Instant dueNow = facts.loan().course().dueAt();
        Instant from = facts.promised().renewsFromDueDate() ? dueNow : now;
        Patron patron = facts.patron();
        DueByTheRules due = DueByTheRules.of(
                from, thePeriod(), facts.promised(), facts.hours(), patron == null ? null : patron.expiresOn());
        due.tell(facts.promised(), findings);
        Instant dueAt = due.dueAt();
        if (ask.dueAt() != null) {
            findings.add(
                    FindingCode.DUE_DATE_SET_BY_STAFF,
                    figures("dueAt", ask.dueAt().toString(), "byTheRules", dueAt.toString()));
            dueAt = ask.dueAt();
        }
        if (!dueAt.isAfter(dueNow)) {
            findings.add(
                    FindingCode.DUE_DATE_NOT_LATER,
                    facts.promised().ruleFor(Setting.RENEWAL_PERIOD),
                    figures("dueAt", dueNow.toString(), "renewedUntil", dueAt.toString()));
        } else if (!dueAt.isAfter(now)) {
            findings.add(FindingCode.DUE_DATE_IN_PAST, figures("dueAt", dueAt.toString()));
        }
        return dueAt;
    }

    /** What others wait for is renewed for a shorter time, if the rules say so. */
    private LendingPeriod thePeriod() {
        boolean wanted = !facts.queue().ofOthers(facts.loan().patronId()).isEmpty();
        return wanted
                ? facts.promised().renewal().periodWhenRequested()
                : facts.promised().renewalPeriod();
    }
}

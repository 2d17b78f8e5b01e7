package org.carrel.circulation.loans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.limits.LoanLimits;
import org.carrel.circulation.limits.StandingLimits;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Standing;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;
import org.carrel.events.ItemHandling;
import org.carrel.events.PatronBlock;
import org.carrel.platform.money.Money;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * The decision whether an item may be handed over to a patron. The one place that knows: every front end and the dry
 * run ask it, and the transaction that writes the loan asks it again.
 */
public final class CheckOut {
    private final CheckOutFacts facts;
    private final Ask ask;
    private final Findings findings;

    /**
     * What is asked.
     *
     * @param now the moment of the scan
     * @param overrides findings that the caller named and may set aside
     * @param severities how much each finding stands in the way at this library
     * @param onSite whether it is wanted for use in the house
     * @param dueAt a due date set by staff; null leaves it to the rules
     */
    public record Ask(
            Instant now,
            Set<FindingCode> overrides,
            Severities severities,
            boolean onSite,
            @Nullable Instant dueAt) {
        public Ask {
            overrides = Set.copyOf(overrides);
        }

        /** What is asked when an item is to leave the house. */
        public Ask(Instant now, Set<FindingCode> overrides, Severities severities, @Nullable Instant dueAt) {
            this(now, overrides, severities, false, dueAt);
        }
    }

    private CheckOut(CheckOutFacts facts, Ask ask) {
        this.facts = facts;
        this.ask = ask;
        this.findings = new Findings(ask.overrides(), ask.severities());
    }

    public static Verdict decide(CheckOutFacts facts, Ask ask) {
        return new CheckOut(facts, ask).verdict();
    }

    private Verdict verdict() {
        theDeskIsKnown();
        thePatronIsInGoodStanding();
        if (facts.copy() == null) {
            findings.add(FindingCode.ITEM_NOT_FOUND);
            return new Verdict.Refused(findings.all());
        }
        CheckOutFacts.Copy copy = facts.copy();
        theItemIsFreeToGo(copy);
        itsPiecesAreCounted(copy.item());
        nobodyElseHasAnEarlierRight(copy);
        nobodyElseHasBookedIt(copy);
        if (copy.terms() == null || facts.borrower() == null || facts.desk() == null) {
            return new Verdict.Refused(findings.all());
        }
        Terms terms = copy.terms();
        Patron patron = facts.borrower().patron();
        boolean onSite = ask.onSite() || terms.onSiteOnly();
        theRulesLendIt(copy, terms, patron, onSite);
        whatItCostsIsAccepted(terms);
        thePatronOwesLittleEnough(patron, terms);
        thePatronKeepsNotTooMuch(terms, patron);
        thePatronHasRoomForIt(copy.item(), terms, onSite);
        Instant dueAt = theDueDateLiesAhead(copy, terms, facts.desk(), patron);
        if (findings.stand() || !(copy.state() instanceof ItemState.Lendable lendable)) {
            return new Verdict.Refused(findings.all());
        }
        return new Verdict.Granted(
                lendable,
                dueAt,
                onSite,
                terms,
                copy.queue().ownOf(patron.id()).orElse(copy.ownElsewhere()),
                whoseRequestIsPutBack(copy.queue(), patron),
                findings.all());
    }

    private void theDeskIsKnown() {
        if (facts.desk() == null) {
            findings.add(FindingCode.SERVICE_POINT_UNKNOWN);
        }
    }

    private void thePatronIsInGoodStanding() {
        Standing.look(facts.borrower(), today(), PatronBlock::checkOut, findings);
    }

    private void thePatronOwesLittleEnough(Patron patron, Terms terms) {
        if (terms.limits().stop().contains(Value.Stops.Stop.BORROWING)) {
            terms.limits()
                    .debt()
                    .ifPresent(limit -> Standing.debt(patron, limit, terms.ruleFor(Setting.DEBT_LIMIT), findings));
        }
    }

    private void theItemIsFreeToGo(CheckOutFacts.Copy copy) {
        switch (copy.state()) {
            case ItemState.OnShelf _, ItemState.Paged _, ItemState.AwaitingPickup _, ItemState.AwaitingDelivery _ -> {}
            case ItemState.CheckedOut out ->
                findings.add(
                        isThePatron(copy) ? FindingCode.ON_LOAN_TO_PATRON : FindingCode.ON_LOAN_TO_ANOTHER,
                        figures("loanId", out.loanId(), "dueAt", out.dueAt().toString()));
            case ItemState.InTransit transit ->
                findings.add(
                        FindingCode.ITEM_IN_TRANSIT, figures("destinationServicePointId", transit.destinationId()));
            case ItemState.DeclaredLost(var loanId) -> findings.add(FindingCode.ITEM_LOST, figures("loanId", loanId));
            case ItemState.AgedToLost(var loanId) -> findings.add(FindingCode.ITEM_LOST, figures("loanId", loanId));
            case ItemState.ClaimedReturned(var loanId) ->
                findings.add(FindingCode.ITEM_CLAIMED_RETURNED, figures("loanId", loanId));
            case ItemState.OnOrder _ -> findings.add(FindingCode.ITEM_ON_ORDER);
            case ItemState.InProcess _ -> findings.add(FindingCode.ITEM_IN_PROCESS);
            case ItemState.Withdrawn _ -> findings.add(FindingCode.ITEM_WITHDRAWN);
            case ItemState.Aside(var reason) -> findings.add(codeOf(reason));
        }
        if (copy.item().withdrawn() && !findings.has(FindingCode.ITEM_WITHDRAWN)) {
            findings.add(FindingCode.ITEM_WITHDRAWN);
        }
        if (!copy.item().processTags().isEmpty()) {
            findings.add(
                    FindingCode.ITEM_IN_WORK,
                    figures(
                            "processes",
                            copy.item().processTags().stream()
                                    .sorted()
                                    .map(Enum::name)
                                    .toList()));
        }
    }

    private void itsPiecesAreCounted(Item item) {
        ItemHandling handling = item.handling();
        if (handling != null && handling.pieces() != null) {
            findings.add(
                    FindingCode.PIECES_TO_CHECK,
                    figures(
                            "pieces",
                            handling.pieces(),
                            "missing",
                            handling.missingPieces() == null ? 0 : handling.missingPieces(),
                            "note",
                            handling.piecesNote() == null ? "" : handling.piecesNote()));
        }
    }

    private boolean isThePatron(CheckOutFacts.Copy copy) {
        Borrower borrower = facts.borrower();
        return borrower != null && borrower.patron().id().equals(copy.onLoanTo());
    }

    private static FindingCode codeOf(ItemState.Aside.Reason reason) {
        return switch (reason) {
            case LOST_AND_PAID -> FindingCode.ITEM_LOST_AND_PAID;
            case MISSING, LONG_MISSING -> FindingCode.ITEM_MISSING;
            case UNAVAILABLE -> FindingCode.ITEM_UNAVAILABLE;
            case RESTRICTED -> FindingCode.ITEM_RESTRICTED;
            case UNKNOWN -> FindingCode.ITEM_UNKNOWN;
        };
    }

    private void nobodyElseHasAnEarlierRight(CheckOutFacts.Copy copy) {
        if (facts.borrower() == null) {
            return;
        }
        Patron patron = facts.borrower().patron();
        copy.queue().captor().filter(request -> !request.isBy(patron.id())).ifPresent(captor -> {
            Optional<FindingCode> code =
                    switch (captor.status()) {
                        case PAGED -> Optional.of(FindingCode.PAGED_FOR_ANOTHER);
                        case AWAITING_PICKUP -> Optional.of(FindingCode.ON_HOLD_SHELF_FOR_ANOTHER);
                        case AWAITING_DELIVERY -> Optional.of(FindingCode.ITEM_AWAITING_DELIVERY);
                        case IN_TRANSIT -> Optional.of(FindingCode.REQUESTED_BY_ANOTHER);
                        case WAITING, FILLED, CANCELLED, EXPIRED -> Optional.empty();
                    };
            code.ifPresent(one -> findings.add(
                    one,
                    figures(
                            "requestId",
                            captor.id(),
                            "patronId",
                            captor.wish().patronId(),
                            "pickupServicePointId",
                            captor.wish().pickupServicePointId())));
        });
        // Whoever has another copy set apart may swap: that copy goes to the next in the queue instead.
        List<Request> ahead = copy.ownElsewhere() == null ? copy.queue().aheadOf(patron.id()) : List.of();
        if (!ahead.isEmpty() && !findings.has(FindingCode.REQUESTED_BY_ANOTHER)) {
            findings.add(
                    FindingCode.REQUESTED_BY_ANOTHER,
                    figures(
                            "waiting",
                            ahead.size(),
                            "requestId",
                            ahead.getFirst().id(),
                            "patronId",
                            ahead.getFirst().wish().patronId()));
        }
    }

    private void nobodyElseHasBookedIt(CheckOutFacts.Copy copy) {
        if (facts.borrower() != null) {
            copy.booked().look(facts.borrower().patron().id(), ask.now(), findings);
        }
    }

    private void theRulesLendIt(CheckOutFacts.Copy copy, Terms terms, Patron patron, boolean onSite) {
        Item item = copy.item();
        if (!terms.loanable()) {
            findings.add(
                    FindingCode.NOT_LOANABLE,
                    terms.ruleFor(Setting.LOANABLE),
                    figures("materialType", item.materialType(), "loanType", item.loanType()));
        }
        if (onSite && !ask.onSite()) {
            findings.add(FindingCode.ON_SITE_ONLY, terms.ruleFor(Setting.ON_SITE_ONLY), figures());
        }
        boolean asked =
                copy.ownElsewhere() != null || copy.queue().ownOf(patron.id()).isPresent();
        if (inHighDemand(copy, terms) && !terms.loanableInHighDemand() && !asked) {
            findings.add(
                    FindingCode.HIGH_DEMAND,
                    terms.ruleFor(Setting.LOANABLE_IN_HIGH_DEMAND),
                    figures(
                            "requests",
                            copy.demand().requests(),
                            "copies",
                            copy.demand().copies()));
        }
    }

    private static boolean inHighDemand(CheckOutFacts.Copy copy, Terms terms) {
        return terms.highDemand()
                .filter(demand ->
                        demand.isHigh(copy.demand().requests(), copy.demand().copies()))
                .isPresent();
    }

    private void whatItCostsIsAccepted(Terms terms) {
        Value.Amount fee = terms.rental().fee().amount();
        if (fee.minor() > 0) {
            findings.add(
                    FindingCode.RENTAL_FEE,
                    terms.ruleFor(Setting.RENTAL_FEE),
                    figures(
                            "fee",
                            terms.rental().fee().text(),
                            "discountPercent",
                            terms.rental().discountPercent()));
        }
        Money deposit = terms.rental().deposit();
        if (!deposit.isZero()) {
            findings.add(
                    FindingCode.DEPOSIT,
                    terms.ruleFor(Setting.DEPOSIT),
                    figures(
                            "amountMinor",
                            deposit.minor(),
                            "currency",
                            deposit.currency().getCurrencyCode()));
        }
    }

    private void thePatronKeepsNotTooMuch(Terms terms, Patron patron) {
        StandingLimits.look(facts.holdings(), terms, Value.Stops.Stop.BORROWING, ask.now(), findings);
        int overdue = facts.holdings().overdue(ask.now());
        if (overdue > 0 && !findings.has(FindingCode.OVERDUE_LIMIT_EXCEEDED)) {
            findings.add(FindingCode.HAS_OVERDUE_LOANS, figures("patronId", patron.id(), "loans", overdue));
        }
    }

    private void thePatronHasRoomForIt(Item item, Terms terms, boolean onSite) {
        LoanLimits.look(
                facts.holdings(),
                new Holdings.Thing(
                        item.id(),
                        item.recordId(),
                        item.materialType(),
                        item.loanType(),
                        item.shelf().locationId(),
                        item.shelf().branchId()),
                onSite,
                terms,
                facts.places(),
                findings);
    }

    private Instant theDueDateLiesAhead(CheckOutFacts.Copy copy, Terms terms, Desk desk, Patron patron) {
        DueByTheRules due =
                DueByTheRules.of(ask.now(), thePeriod(copy, terms, patron), terms, desk.hours(), patron.expiresOn());
        due.tell(terms, findings);
        Instant byTheRules = due.dueAt();
        Instant dueAt = byTheRules;
        if (facts.copy() != null) {
            dueAt = facts.copy().booked().shorten(dueAt, patron.id(), ask.now(), findings);
        }
        if (ask.dueAt() != null) {
            dueAt = ask.dueAt();
            findings.add(
                    FindingCode.DUE_DATE_SET_BY_STAFF,
                    figures("dueAt", dueAt.toString(), "byTheRules", byTheRules.toString()));
        }
        if (!dueAt.isAfter(ask.now())) {
            findings.add(
                    FindingCode.DUE_DATE_IN_PAST,
                    terms.ruleFor(Setting.LOAN_PERIOD),
                    figures("dueAt", dueAt.toString()));
        }
        return dueAt;
    }

    /** What others wait for is lent for a shorter time, if the rules say so. */
    private LendingPeriod thePeriod(CheckOutFacts.Copy copy, Terms terms, Patron patron) {
        LendingPeriod usual = terms.loanPeriod();
        Setting by = Setting.LOAN_PERIOD;
        LendingPeriod period = usual;
        if (inHighDemand(copy, terms)) {
            by = Setting.HIGH_DEMAND_LOAN_PERIOD;
            period = terms.highDemandLoanPeriod();
        } else if (!copy.queue().ofOthers(patron.id()).isEmpty()) {
            by = Setting.LOAN_PERIOD_WHEN_REQUESTED;
            period = terms.loanPeriodWhenRequested();
        }
        if (!period.equals(usual)) {
            findings.add(
                    FindingCode.DUE_DATE_SHORTENED,
                    terms.ruleFor(by),
                    figures(
                            "because",
                            by.text(),
                            "period",
                            period.text(),
                            "withoutThat",
                            usual.text(),
                            "requests",
                            copy.demand().requests()));
        }
        return period;
    }

    private static @Nullable Request whoseRequestIsPutBack(Queue queue, Patron patron) {
        return queue.captor().filter(request -> !request.isBy(patron.id())).orElse(null);
    }

    private LocalDate today() {
        return facts.desk() == null
                ? ask.now().atZone(ZoneOffset.UTC).toLocalDate()
                : facts.desk().hours().dayOf(ask.now());
    }
}

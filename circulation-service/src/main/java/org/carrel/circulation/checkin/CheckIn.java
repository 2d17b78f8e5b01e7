package org.carrel.circulation.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.ItemState.Aside.Reason;
import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.ShelfPeriod;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.requests.Fulfilment;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.rules.Value;
import org.carrel.events.ItemHandling;
import org.carrel.events.RequestKind;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * The decision what to do with an item that was scanned on its return. It never refuses: whatever the item's past, it
 * is in somebody's hands now and must go somewhere.
 */
public final class CheckIn {

    /**
     * What the scan came to.
     *
     * @param next where the item stands from now on
     * @param instruction what to do with it
     * @param messages what staff should know
     * @param putBack a request that loses the item and waits again; null if there is none
     * @param usedInHouse whether it was used in the house
     */
    public record Outcome(
            ItemState next,
            Instruction instruction,
            List<Message> messages,
            @Nullable Request putBack,
            boolean usedInHouse) {
        public Outcome {
            messages = List.copyOf(messages);
        }
    }

    private final CheckInFacts facts;
    private final Function<Request, ShelfPeriod> shelfPeriod;
    private final List<Message> messages = new ArrayList<>();

    private CheckIn(CheckInFacts facts, Function<Request, ShelfPeriod> shelfPeriod) {
        this.facts = facts;
        this.shelfPeriod = shelfPeriod;
    }

    /**
     * Decides.
     *
     * @param shelfPeriod for how long an item is kept for a request
     */
    public static Outcome decide(CheckInFacts facts, Function<Request, ShelfPeriod> shelfPeriod) {
        return new CheckIn(facts, shelfPeriod).outcome();
    }

    /**
     * Why a return cannot be booked as staff told it. The item is in their hands all the same: told otherwise, it is
     * taken.
     *
     * @param backdating for how many days a return may be backdated
     * @param rule the rule that says so
     * @param mayBackdateFurther whether the caller is not bound by that
     */
    public static List<Finding> objections(
            CheckInFacts facts, Value.Count backdating, @Nullable String rule, boolean mayBackdateFurther) {
        Findings findings = new Findings(mayBackdateFurther ? Set.of(FindingCode.BACKDATED_TOO_FAR) : Set.of());
        Instant returnedAt = facts.told().returnedAt();
        if (returnedAt.isAfter(facts.now())) {
            findings.add(FindingCode.RETURNED_IN_FUTURE, figures("returnedAt", returnedAt.toString()));
        }
        Loan loan = facts.loan();
        if (loan != null && returnedAt.isBefore(loan.checkedOutAt())) {
            findings.add(
                    FindingCode.RETURNED_BEFORE_CHECK_OUT,
                    figures("checkedOutAt", loan.checkedOutAt().toString()));
        }
        if (!backdating.unlimited()) {
            LocalDate earliest = facts.desk().hours().dayOf(facts.now()).minusDays(backdating.limit());
            if (facts.desk().hours().dayOf(returnedAt).isBefore(earliest)) {
                findings.add(
                        FindingCode.BACKDATED_TOO_FAR,
                        rule,
                        figures("earliest", earliest.toString(), "days", backdating.limit()));
            }
        }
        ClaimResolution claim = facts.told().claim();
        if (facts.state() instanceof ItemState.ClaimedReturned claimed && (claim == null || !claim.withItem())) {
            findings.add(
                    FindingCode.CLAIM_UNRESOLVED,
                    figures(
                            "loanId",
                            claimed.loanId(),
                            "resolutions",
                            Stream.of(ClaimResolution.values())
                                    .filter(ClaimResolution::withItem)
                                    .map(Enum::name)
                                    .toList()));
        }
        return findings.stand() ? findings.all() : List.of();
    }

    private Outcome outcome() {
        tellItsPast();
        tellWhatToLookAt();
        ItemState.InHand inHand =
                switch (facts.state()) {
                    case ItemState.OnLoan onLoan -> onLoan.returned();
                    case ItemState.Scannable scannable -> scannable.scanned();
                };
        if (facts.told().damage() != null) {
            tell(MessageCode.DAMAGED, figures("damage", facts.told().damage().code()));
            return aside(inHand.handToWork(), new Instruction.HandToWork());
        }
        if (facts.item().withdrawn()) {
            tellOnce(MessageCode.WITHDRAWN);
            return aside(inHand.handToCataloguer(), new Instruction.HandToCataloguer());
        }
        if (!facts.item().processTags().isEmpty()) {
            tell(
                    MessageCode.IN_WORK,
                    figures(
                            "processes",
                            facts.item().processTags().stream()
                                    .sorted()
                                    .map(Enum::name)
                                    .toList()));
            return aside(
                    ItemState.notShelfReady(facts.item().processTags())
                            ? inHand.handToProcessing()
                            : inHand.handToWork(),
                    new Instruction.HandToWork());
        }
        return facts.queue().first().map(request -> routeFor(request, inHand)).orElseGet(() -> routeHome(inHand));
    }

    private Outcome aside(ItemState next, Instruction instruction) {
        return new Outcome(next, instruction, messages, facts.queue().captor().orElse(null), false);
    }

    private Outcome routeFor(Request request, ItemState.InHand inHand) {
        var pickup = request.wish().pickupServicePointId();
        if (request.wish().kind() == RequestKind.RECALL) {
            tell(MessageCode.RECALLED, figures("requestId", request.id()));
        }
        boolean here = pickup.equals(facts.desk().servicePointId());
        if (facts.state() instanceof ItemState.InTransit transit && request.status() == RequestStatus.IN_TRANSIT) {
            boolean asSent = transit.destinationId().equals(facts.desk().servicePointId());
            tell(
                    here ? MessageCode.ARRIVED : asSent ? MessageCode.SENT_ON : MessageCode.WRONG_PLACE,
                    figures("destinationServicePointId", pickup));
        }
        if (here && request.wish().handover().fulfilment() == Fulfilment.DELIVERY) {
            return new Outcome(
                    inHand.deliverFor(request.id()), new Instruction.DeliverTo(request), messages, null, false);
        }
        if (here) {
            return new Outcome(
                    inHand.keepFor(request.id()),
                    new Instruction.KeepFor(request, keptUntil(request)),
                    messages,
                    null,
                    false);
        }
        return new Outcome(
                inHand.sendFor(request.id(), pickup), new Instruction.SendTo(pickup, request), messages, null, false);
    }

    private Instant keptUntil(Request request) {
        return request.status() == RequestStatus.AWAITING_PICKUP && request.shelfExpiresAt() != null
                ? request.shelfExpiresAt()
                : DueDate.shelfExpiry(
                        facts.now(), shelfPeriod.apply(request), facts.desk().hours());
    }

    private Outcome routeHome(ItemState.InHand inHand) {
        boolean home = facts.desk().branchId().equals(facts.home().branchId());
        var homeServicePoint = facts.home().servicePointId();
        if (facts.state() instanceof ItemState.InTransit(var destination, var requestId) && requestId == null) {
            tell(
                    home ? MessageCode.ARRIVED : MessageCode.WRONG_PLACE,
                    figures("destinationServicePointId", destination));
        }
        boolean stays = home || facts.home().floats();
        if (stays || homeServicePoint == null) {
            boolean usedInHouse = stays && facts.home().usesCount() && facts.state() instanceof ItemState.OnShelf;
            if (!home) {
                tell(
                        stays ? MessageCode.FLOATS_HERE : MessageCode.NO_WAY_HOME,
                        figures("branchId", facts.home().branchId()));
            }
            if (usedInHouse) {
                tell(MessageCode.IN_HOUSE_USE_COUNTED, Map.of());
            }
            return new Outcome(inHand.shelve(), new Instruction.ShelveHere(), messages, null, usedInHouse);
        }
        return new Outcome(
                inHand.sendHome(homeServicePoint),
                new Instruction.SendTo(homeServicePoint, null),
                messages,
                null,
                false);
    }

    private void tellItsPast() {
        switch (facts.state()) {
            case ItemState.CheckedOut out -> {
                tell(MessageCode.WAS_ON_LOAN, loanFigures());
                tellWhetherItIsLate(out.dueAt());
            }
            case ItemState.DeclaredLost _, ItemState.AgedToLost _ -> tell(MessageCode.WAS_LOST, loanFigures());
            case ItemState.ClaimedReturned _ -> {
                tell(MessageCode.CLAIM_RESOLVED, loanFigures());
                if (facts.loan() != null && facts.told().claim() == ClaimResolution.RETURNED_BY_PATRON) {
                    tellWhetherItIsLate(facts.loan().course().dueAt());
                }
            }
            case ItemState.NotShelfReady _ -> tell(MessageCode.WAS_NOT_SHELF_READY, Map.of());
            case ItemState.Withdrawn _ -> tell(MessageCode.WITHDRAWN, Map.of());
            case ItemState.Aside(var reason) -> tellWhyAside(reason);
            case ItemState.OnShelf _ -> tell(MessageCode.NOT_ON_LOAN, Map.of());
            case ItemState.Captured captured -> {
                if (captured.requestId() != null && facts.queue().captor().isEmpty()) {
                    tell(
                            captured instanceof ItemState.AwaitingPickup
                                    ? MessageCode.SHELF_TIME_OVER
                                    : MessageCode.REQUEST_ENDED,
                            figures("requestId", captured.requestId()));
                }
            }
        }
    }

    private void tellWhetherItIsLate(Instant dueAt) {
        Instant returnedAt = facts.told().returnedAt();
        if (!returnedAt.equals(facts.now())) {
            tell(MessageCode.BACKDATED, figures("returnedAt", returnedAt.toString()));
        }
        if (dueAt.isBefore(returnedAt)) {
            long days = ChronoUnit.DAYS.between(
                    facts.desk().hours().dayOf(dueAt), facts.desk().hours().dayOf(returnedAt));
            tell(MessageCode.WAS_OVERDUE, figures("dueAt", dueAt.toString(), "days", days));
            if (facts.told().amnesty()) {
                tell(MessageCode.OVERDUE_FORGIVEN, Map.of());
            }
        }
    }

    /** What cataloguers want looked at whenever the item is in hand. */
    private void tellWhatToLookAt() {
        ItemHandling handling = facts.item().handling();
        if (handling == null) {
            return;
        }
        if (handling.alert() != null) {
            tell(MessageCode.ITEM_ALERT, figures("alert", handling.alert()));
        }
        if (handling.pieces() != null || handling.piecesNote() != null) {
            Map<String, Object> figures = figures();
            putIfPresent(figures, "pieces", handling.pieces());
            putIfPresent(figures, "missing", handling.missingPieces());
            putIfPresent(figures, "note", handling.piecesNote());
            tell(MessageCode.CHECK_PIECES, figures);
        }
    }

    private static void putIfPresent(Map<String, Object> figures, String name, @Nullable Object value) {
        if (value != null) {
            figures.put(name, value);
        }
    }

    private void tellWhyAside(Reason reason) {
        switch (reason) {
            case MISSING, LONG_MISSING -> tell(MessageCode.WAS_MISSING, Map.of());
            case LOST_AND_PAID -> tell(MessageCode.WAS_LOST, Map.of());
            case UNAVAILABLE, RESTRICTED, UNKNOWN ->
                tell(
                        MessageCode.NOT_ON_LOAN,
                        figures("availability", facts.state().availability().name()));
        }
    }

    private Map<String, Object> loanFigures() {
        return facts.loan() == null
                ? Map.of()
                : figures("loanId", facts.loan().id(), "patronId", facts.loan().patronId());
    }

    private void tell(MessageCode code, Map<String, Object> figures) {
        messages.add(new Message(code, figures));
    }

    private void tellOnce(MessageCode code) {
        if (messages.stream().noneMatch(message -> message.code() == code)) {
            tell(code, Map.of());
        }
    }
}

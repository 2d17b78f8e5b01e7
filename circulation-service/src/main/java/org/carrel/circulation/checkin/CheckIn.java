package org.carrel.circulation.checkin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.ItemState.Aside.Reason;
import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.ShelfPeriod;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestStatus;

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

    private Outcome outcome() {
        tellItsPast();
        ItemState.InHand inHand =
                switch (facts.state()) {
                    case ItemState.OnLoan onLoan -> onLoan.returned();
                    case ItemState.Scannable scannable -> scannable.scanned();
                };
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
        boolean here = pickup.equals(facts.desk().servicePointId());
        if (facts.state() instanceof ItemState.InTransit transit && request.status() == RequestStatus.IN_TRANSIT) {
            tell(
                    here ? MessageCode.ARRIVED : MessageCode.WRONG_PLACE,
                    figures("destinationServicePointId", transit.destinationId()));
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
        if (home || homeServicePoint == null) {
            boolean usedInHouse = home && facts.state() instanceof ItemState.OnShelf;
            if (!home) {
                tell(MessageCode.NO_WAY_HOME, figures("branchId", facts.home().branchId()));
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
                if (out.dueAt().isBefore(facts.now())) {
                    long days = ChronoUnit.DAYS.between(
                            facts.desk().hours().dayOf(out.dueAt()),
                            facts.desk().hours().dayOf(facts.now()));
                    tell(MessageCode.WAS_OVERDUE, figures("dueAt", out.dueAt().toString(), "days", days));
                }
            }
            case ItemState.DeclaredLost _, ItemState.AgedToLost _ -> tell(MessageCode.WAS_LOST, loanFigures());
            case ItemState.ClaimedReturned _ -> tell(MessageCode.CLAIM_RESOLVED, loanFigures());
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

    private void tellWhyAside(Reason reason) {
        switch (reason) {
            case MISSING, LONG_MISSING -> tell(MessageCode.WAS_MISSING, Map.of());
            case LOST_AND_PAID -> tell(MessageCode.WAS_LOST, Map.of());
            case UNAVAILABLE, RESTRICTED, UNKNOWN, AWAITING_DELIVERY ->
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

package org.carrel.notification.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.CarrelEvent;
import org.carrel.events.CheckOutReversed;
import org.carrel.events.IllRequestCreated;
import org.carrel.events.IllRequestStateChanged;
import org.carrel.events.ItemCheckedIn;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanAgedToLost;
import org.carrel.events.LoanClaimedReturned;
import org.carrel.events.LoanClosed;
import org.carrel.events.LoanDeclaredLost;
import org.carrel.events.LoanDueDateChanged;
import org.carrel.events.LoanRecalled;
import org.carrel.events.LoanRenewed;
import org.carrel.events.LoanReopened;
import org.carrel.events.RequestAwaitingDelivery;
import org.carrel.events.RequestAwaitingPickup;
import org.carrel.events.RequestEvent;
import org.carrel.events.RequestInTransit;
import org.carrel.events.RequestPlaced;

/**
 * How things stand with the subject of a notice, as far as events have told.
 *
 * @param subject the subject
 * @param version the version of its last event
 * @param status how it stands
 * @param until until when it is kept, or when it is due
 * @param recordId the title of a loan that is open
 */
public record Standing(
        Subject subject,
        long version,
        Status status,
        @Nullable Instant until,
        @Nullable UUID recordId) {

    private static final Set<String> ILL_ENDS =
            Set.of("COMPLETED", "COMPLETED_WITHOUT_RETURN", "FILLED_LOCALLY", "CANCELLED", "UNFILLED", "CLOSED");

    /** How a subject can stand. */
    public enum Status {
        /** Under way: a request that waits for an item, a loan, an interlibrary request. */
        OPEN,
        /** A request whose item waits on the hold shelf. */
        AWAITING_PICKUP,
        /** Over. */
        ENDED
    }

    /** How the subject of an event stands after it, if the event tells. */
    public static Optional<Standing> after(CarrelEvent event) {
        return switch (event) {
            case RequestAwaitingPickup ready ->
                Optional.of(request(ready, Status.AWAITING_PICKUP, ready.shelfExpiresAt()));
            case RequestPlaced placed -> Optional.of(request(placed, Status.OPEN, null));
            case RequestInTransit inTransit -> Optional.of(request(inTransit, Status.OPEN, null));
            case RequestAwaitingDelivery ready -> Optional.of(request(ready, Status.OPEN, null));
            case RequestEvent ended -> Optional.of(request(ended, Status.ENDED, null));
            case ItemCheckedOut lent -> Optional.of(loan(lent, Status.OPEN, lent.dueAt(), lent.recordId()));
            case LoanRenewed renewed -> Optional.of(loan(renewed, Status.OPEN, renewed.dueAt(), null));
            case LoanDueDateChanged changed -> Optional.of(loan(changed, Status.OPEN, changed.dueAt(), null));
            case LoanRecalled recalled ->
                Optional.of(loan(recalled, Status.OPEN, recalled.dueAt(), recalled.recordId()));
            case CheckOutReversed reversed -> Optional.of(loan(reversed, Status.ENDED, null, null));
            case ItemCheckedIn returned -> Optional.of(loan(returned, Status.ENDED, null, null));
            case LoanReopened reopened ->
                Optional.of(loan(reopened, Status.OPEN, reopened.dueAt(), reopened.recordId()));
            // Nobody is reminded of a loan whose item is lost, or was returned as the patron says.
            case LoanClaimedReturned claimed -> Optional.of(loan(claimed, Status.ENDED, null, null));
            case LoanDeclaredLost lost -> Optional.of(loan(lost, Status.ENDED, null, null));
            case LoanAgedToLost lost -> Optional.of(loan(lost, Status.ENDED, null, null));
            case LoanClosed closed -> Optional.of(loan(closed, Status.ENDED, null, null));
            case IllRequestCreated created -> Optional.of(ill(created, Status.OPEN));
            case IllRequestStateChanged moved ->
                Optional.of(ill(moved, ILL_ENDS.contains(moved.to()) ? Status.ENDED : Status.OPEN));
            default -> Optional.empty();
        };
    }

    private static Standing request(CarrelEvent event, Status status, @Nullable Instant until) {
        return new Standing(
                new Subject(Subject.Kind.REQUEST, event.aggregateId()), event.version(), status, until, null);
    }

    private static Standing loan(CarrelEvent event, Status status, @Nullable Instant until, @Nullable UUID recordId) {
        return new Standing(
                new Subject(Subject.Kind.LOAN, event.aggregateId()), event.version(), status, until, recordId);
    }

    private static Standing ill(CarrelEvent event, Status status) {
        return new Standing(
                new Subject(Subject.Kind.ILL_REQUEST, event.aggregateId()), event.version(), status, null, null);
    }
}

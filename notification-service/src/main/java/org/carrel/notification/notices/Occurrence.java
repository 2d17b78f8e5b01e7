package org.carrel.notification.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.carrel.events.CarrelEvent;
import org.carrel.events.IllRequestCreated;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanRenewed;
import org.carrel.events.RequestAwaitingPickup;
import org.carrel.events.RequestCancelled;
import org.carrel.events.RequestExpired;
import org.carrel.notification.templates.NoticeKind;

/**
 * Something happened that a patron may want to know.
 *
 * @param kind the kind of notice it calls for
 * @param patronId who is to know
 * @param subject what it is about
 * @param facts what there is to tell
 * @param goodUntil after this moment it is no use telling any more
 */
public record Occurrence(NoticeKind kind, UUID patronId, Subject subject, Facts facts, Instant goodUntil) {

    /** How long news stays news where nothing else sets an end. */
    static final Duration FRESH = Duration.ofDays(2);

    /** What an event calls for, if anything. */
    public static Optional<Occurrence> of(CarrelEvent event) {
        return switch (event) {
            case RequestAwaitingPickup ready ->
                Optional.of(new Occurrence(
                        NoticeKind.REQUEST_READY,
                        ready.patronId(),
                        new Subject(Subject.Kind.REQUEST, ready.requestId()),
                        new Facts(
                                ready.recordId(),
                                ready.itemId(),
                                null,
                                null,
                                ready.pickupServicePointId(),
                                ready.shelfExpiresAt(),
                                null),
                        ready.shelfExpiresAt()));
            case RequestCancelled cancelled ->
                Optional.of(new Occurrence(
                        NoticeKind.REQUEST_CANCELLED,
                        cancelled.patronId(),
                        new Subject(Subject.Kind.REQUEST, cancelled.requestId()),
                        new Facts(cancelled.recordId(), cancelled.itemId(), null, null, null, null, cancelled.reason()),
                        cancelled.cancelledAt().plus(FRESH)));
            case RequestExpired expired ->
                Optional.of(new Occurrence(
                        NoticeKind.REQUEST_EXPIRED,
                        expired.patronId(),
                        new Subject(Subject.Kind.REQUEST, expired.requestId()),
                        new Facts(expired.recordId(), expired.itemId(), null, null, null, null, null),
                        expired.expiredAt().plus(FRESH)));
            case ItemCheckedOut lent ->
                Optional.of(new Occurrence(
                        NoticeKind.CHECK_OUT_RECEIPT,
                        lent.patronId(),
                        new Subject(Subject.Kind.LOAN, lent.loanId()),
                        new Facts(
                                lent.recordId(), lent.itemId(), null, null, lent.servicePointId(), lent.dueAt(), null),
                        lent.checkedOutAt().plus(FRESH)));
            case LoanRenewed renewed ->
                Optional.of(new Occurrence(
                        NoticeKind.RENEWAL_RECEIPT,
                        renewed.patronId(),
                        new Subject(Subject.Kind.LOAN, renewed.loanId()),
                        new Facts(null, renewed.itemId(), null, null, null, renewed.dueAt(), null),
                        renewed.renewedAt().plus(FRESH)));
            case IllRequestCreated created ->
                Optional.of(new Occurrence(
                        NoticeKind.ILL_REQUEST_RECEIVED,
                        created.patronId(),
                        new Subject(Subject.Kind.ILL_REQUEST, created.illRequestId()),
                        new Facts(
                                null,
                                null,
                                created.title(),
                                created.author(),
                                created.pickupServicePointId(),
                                null,
                                null),
                        created.createdAt().plus(FRESH)));
            default -> Optional.empty();
        };
    }
}

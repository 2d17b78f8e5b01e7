package org.carrel.circulation.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.RequestKind;

/**
 * A request as it stands in the queue of its title.
 *
 * @param id the request
 * @param version grows with every change
 * @param wish what was asked for and by whom
 * @param place its place in the queue
 * @param status what has become of it
 * @param supply what was found for it; null while it waits
 * @param end how it ended; null while it is open
 */
public record Request(
        UUID id,
        long version,
        Wish wish,
        Place place,
        RequestStatus status,
        @Nullable Supply supply,
        @Nullable End end) {

    /** The order of the queue: priority, then time, then id. */
    public static final Comparator<Request> QUEUE = Comparator.comparingInt(
                    (Request request) -> request.place().priority())
            .thenComparing(request -> request.place().placedAt())
            .thenComparing(Request::id);

    /** The priority of a request that nobody has moved. */
    public static final int USUAL_PRIORITY = 100;

    /**
     * What was asked for.
     *
     * @param kind page or hold
     * @param recordId the title
     * @param itemId the item, if it must be this one; kept apart from the item that is found
     * @param patronId for whom
     * @param patronGroup the patron's group now
     * @param pickupServicePointId where it will be picked up
     * @param notNeededAfter the patron's own last date
     * @param exempt whether staff let it past what the rules say of kinds and pickup points
     */
    public record Wish(
            RequestKind kind,
            UUID recordId,
            @Nullable UUID itemId,
            UUID patronId,
            String patronGroup,
            UUID pickupServicePointId,
            @Nullable LocalDate notNeededAfter,
            boolean exempt) {}

    /**
     * A place in the queue.
     *
     * @param priority lower goes first
     * @param placedAt when it was placed
     * @param suspendedUntil the first day on which it counts again; null if it is not suspended
     */
    public record Place(
            int priority, Instant placedAt, @Nullable LocalDate suspendedUntil) {}

    /**
     * What was found.
     *
     * @param itemId the item set apart, or lent
     * @param arrivedAt since when it is on the hold shelf
     * @param shelfExpiresAt until when it is kept there
     */
    public record Supply(
            UUID itemId,
            @Nullable Instant arrivedAt,
            @Nullable Instant shelfExpiresAt) {}

    /**
     * How it ended.
     *
     * @param at when
     * @param reason code of the reason
     * @param loanId the loan that filled it
     */
    public record End(Instant at, String reason, @Nullable UUID loanId) {}

    /** A new request, waiting. */
    public static Request placed(UUID id, Wish wish, Instant at) {
        return new Request(id, 1, wish, new Place(USUAL_PRIORITY, at, null), RequestStatus.WAITING, null, null);
    }

    /** A new request for which staff are to fetch an item at once. */
    public static Request pagedAtOnce(UUID id, Wish wish, Instant at, UUID itemId) {
        return new Request(
                id,
                1,
                wish,
                new Place(USUAL_PRIORITY, at, null),
                RequestStatus.PAGED,
                new Supply(itemId, null, null),
                null);
    }

    /** Staff are to fetch an item for it. */
    public Request paged(UUID itemId) {
        return moved(RequestStatus.PAGED, new Supply(itemId, null, null));
    }

    /** An item is on its way to the pickup point. */
    public Request sent(UUID itemId) {
        return moved(RequestStatus.IN_TRANSIT, new Supply(itemId, null, null));
    }

    /** An item is on the hold shelf. */
    public Request arrived(UUID itemId, Instant at, Instant keptUntil) {
        return moved(RequestStatus.AWAITING_PICKUP, new Supply(itemId, at, keptUntil));
    }

    /** It lost its item and waits again, at its old place in the queue. */
    public Request putBack() {
        return moved(RequestStatus.WAITING, null);
    }

    /** The patron borrowed an item. */
    public Request filled(UUID itemId, UUID loanId, Instant at) {
        requireOpen();
        return new Request(
                id,
                version + 1,
                wish,
                place,
                RequestStatus.FILLED,
                new Supply(itemId, null, null),
                new End(at, "borrowed", loanId));
    }

    /** It was cancelled. What was found for it stays on record. */
    public Request cancelled(String reason, Instant at) {
        return ended(RequestStatus.CANCELLED, reason, at);
    }

    /** It ran out. */
    public Request expired(String reason, Instant at) {
        return ended(RequestStatus.EXPIRED, reason, at);
    }

    /** It does not count until a day; null lets it count again. */
    public Request suspended(@Nullable LocalDate until) {
        requireOpen();
        return new Request(
                id, version + 1, wish, new Place(place.priority(), place.placedAt(), until), status, supply, end);
    }

    /** Another title answers for the one that was asked for; its place is the same in that queue. */
    public Request retitled(UUID recordId) {
        requireOpen();
        return new Request(
                id,
                version + 1,
                new Wish(
                        wish.kind(),
                        recordId,
                        wish.itemId(),
                        wish.patronId(),
                        wish.patronGroup(),
                        wish.pickupServicePointId(),
                        wish.notNeededAfter(),
                        wish.exempt()),
                place,
                status,
                supply,
                end);
    }

    /** It stands again as it stood before a check-out that was a mistake. */
    public Request restored(RequestStatus before, @Nullable Supply found) {
        return new Request(id, version + 1, wish, place, before, found, null);
    }

    private Request ended(RequestStatus how, String reason, Instant at) {
        requireOpen();
        return new Request(id, version + 1, wish, place, how, supply, new End(at, reason, null));
    }

    private Request moved(RequestStatus next, @Nullable Supply found) {
        requireOpen();
        return new Request(id, version + 1, wish, place, next, found, null);
    }

    private void requireOpen() {
        if (!status.open()) {
            throw new IllegalStateException("request " + id + " has ended");
        }
    }

    /** Whether it waits for an item on a day: open, nothing set apart, not suspended, still needed. */
    public boolean waitsOn(LocalDate day) {
        return status == RequestStatus.WAITING
                && (place.suspendedUntil() == null || !place.suspendedUntil().isAfter(day))
                && (wish.notNeededAfter() == null || !wish.notNeededAfter().isBefore(day));
    }

    /** Whether an item is one that was asked for. */
    public boolean asksFor(UUID itemId, UUID recordId) {
        return wish.recordId().equals(recordId)
                && (wish.itemId() == null || wish.itemId().equals(itemId));
    }

    /** Whether this very item is set apart for it. */
    public boolean holds(UUID itemId) {
        return status.captured() && itemId.equals(suppliedItemId());
    }

    /** The item that was found; null while it waits. */
    public @Nullable UUID suppliedItemId() {
        return supply == null ? null : supply.itemId();
    }

    /** Until when the item is kept on the hold shelf; null if it is not there. */
    public @Nullable Instant shelfExpiresAt() {
        return supply == null ? null : supply.shelfExpiresAt();
    }

    public boolean isBy(UUID patronId) {
        return wish.patronId().equals(patronId);
    }
}

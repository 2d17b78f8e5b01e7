package org.carrel.circulation.requests;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.events.RequestKind;

/**
 * A request as it stands in the queue of its title.
 *
 * @param id the request
 * @param version grows with every change
 * @param wish what was asked for and by whom
 * @param place its place in the queue
 * @param search how an item is looked for
 * @param status what has become of it
 * @param supply what was found for it; null while it waits
 * @param end how it ended; null while it is open
 */
public record Request(
        UUID id,
        long version,
        Wish wish,
        Place place,
        Search search,
        RequestStatus status,
        @Nullable Supply supply,
        @Nullable End end) {

    /** The order of the queue: what is being fulfilled stays on top, then by rank; ranks that are equal by id. */
    public static final Comparator<Request> QUEUE = Comparator.comparing(
                    (Request request) -> !request.status().captured())
            .thenComparing(request -> request.place().rank())
            .thenComparing(Request::id);

    /**
     * What was asked for.
     *
     * @param kind page, hold or recall
     * @param recordId the title
     * @param itemId the item, if it must be this one; kept apart from the item that is found
     * @param volume the volume or part, if any item of it will do; null at the other levels
     * @param patronId for whom
     * @param patronGroup the patron's group now
     * @param handover where and how the patron gets it
     * @param notNeededAfter the patron's own last date
     * @param exempt whether staff let it past what the rules say of kinds and pickup points
     */
    public record Wish(
            RequestKind kind,
            UUID recordId,
            @Nullable UUID itemId,
            @Nullable String volume,
            UUID patronId,
            String patronGroup,
            Handover handover,
            @Nullable LocalDate notNeededAfter,
            boolean exempt) {

        /** Where it will be picked up, or delivered from. */
        public UUID pickupServicePointId() {
            return handover.servicePointId();
        }

        Wish on(UUID otherRecordId) {
            return new Wish(
                    kind, otherRecordId, itemId, volume, patronId, patronGroup, handover, notNeededAfter, exempt);
        }

        Wish as(RequestKind otherKind) {
            return new Wish(
                    otherKind, recordId, itemId, volume, patronId, patronGroup, handover, notNeededAfter, exempt);
        }

        Wish by(Handover otherwise, boolean alsoExempt) {
            return new Wish(
                    kind,
                    recordId,
                    itemId,
                    volume,
                    patronId,
                    patronGroup,
                    otherwise,
                    notNeededAfter,
                    exempt || alsoExempt);
        }
    }

    /**
     * Where and how a patron gets the item.
     *
     * @param servicePointId the pickup point, or the service point that delivers
     * @param fulfilment from the hold shelf, or by delivery
     * @param proxyId the patron who asked on the patron's behalf and may fetch it; null if nobody did
     */
    public record Handover(
            UUID servicePointId,
            Fulfilment fulfilment,
            @Nullable UUID proxyId) {

        /** Picked up by the patron themselves. */
        public static Handover at(UUID servicePointId) {
            return new Handover(servicePointId, Fulfilment.SHELF, null);
        }
    }

    /**
     * A place in the queue.
     *
     * @param rank where it stands, see {@link QueueRank}: lower goes first
     * @param placedAt when it was placed
     * @param suspendedUntil the first day on which it counts again; null if it is not suspended
     * @param passedOver how often an item went to a later request, because that one was nearer
     */
    public record Place(
            BigDecimal rank, Instant placedAt, @Nullable LocalDate suspendedUntil, int passedOver) {

        /** The place of a request that was placed at a moment and never moved. */
        public static Place of(Instant placedAt) {
            return new Place(QueueRank.of(placedAt), placedAt, null, 0);
        }
    }

    /**
     * How an item is looked for.
     *
     * @param tried items that staff could not find on their shelves, or did not fetch in time
     * @param asked where staff were asked last; null if nobody was
     * @param recalledLoanId the loan that was called back for it; null if none was
     */
    public record Search(
            Set<UUID> tried,
            @Nullable Asked asked,
            @Nullable UUID recalledLoanId) {
        /** Nothing has been tried yet. */
        public static final Search NEW = new Search(Set.of(), null, null);

        public Search {
            tried = Set.copyOf(tried);
        }

        Search without(UUID itemId) {
            Set<UUID> more = new HashSet<>(tried);
            more.add(itemId);
            return new Search(more, asked, recalledLoanId);
        }

        Search asking(Item item, Instant at) {
            return new Search(tried, new Asked(item.shelf().branchId(), at), recalledLoanId);
        }
    }

    /**
     * Staff were asked to fetch an item.
     *
     * @param branchId in which branch
     * @param at when
     */
    public record Asked(UUID branchId, Instant at) {}

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
     * @param note what staff or the patron added
     */
    public record End(
            Instant at,
            String reason,
            @Nullable UUID loanId,
            @Nullable String note) {}

    /** A new request, waiting. */
    public static Request placed(UUID id, Wish wish, Place place) {
        return new Request(id, 1, wish, place, Search.NEW, RequestStatus.WAITING, null, null);
    }

    /** A new request for which staff are to fetch an item at once. */
    public static Request pagedAtOnce(UUID id, Wish wish, Place place, Item item) {
        return new Request(
                id,
                1,
                wish,
                place,
                Search.NEW.asking(item, place.placedAt()),
                RequestStatus.PAGED,
                new Supply(item.id(), null, null),
                null);
    }

    /** Staff are to fetch an item for it. */
    public Request paged(Item item, Instant at) {
        return moved(RequestStatus.PAGED, search.asking(item, at), new Supply(item.id(), null, null));
    }

    /** An item is on its way to the pickup point. */
    public Request sent(UUID itemId) {
        return moved(RequestStatus.IN_TRANSIT, search, new Supply(itemId, null, null));
    }

    /** An item is on the hold shelf. */
    public Request arrived(UUID itemId, Instant at, Instant keptUntil) {
        return moved(RequestStatus.AWAITING_PICKUP, search, new Supply(itemId, at, keptUntil));
    }

    /** An item is to be brought to the patron. */
    public Request readyForDelivery(UUID itemId, Instant at) {
        return moved(RequestStatus.AWAITING_DELIVERY, search, new Supply(itemId, at, null));
    }

    /** It lost its item and waits again, at its old place in the queue. */
    public Request putBack() {
        return moved(RequestStatus.WAITING, search, null);
    }

    /**
     * Its item was not found on the shelf, or nobody fetched it: it waits again, and that item is not asked for a
     * second time. A page becomes a hold, for nothing is being fetched any more.
     */
    public Request notFound(UUID itemId) {
        Request waiting = moved(RequestStatus.WAITING, search.without(itemId), null);
        return waiting.with(wish.kind() == RequestKind.PAGE ? wish.as(RequestKind.HOLD) : wish);
    }

    /** Staff are to fetch another item than the one that could not be found. */
    public Request pagedInstead(UUID notFoundItemId, Item item, Instant at) {
        return moved(
                RequestStatus.PAGED,
                search.without(notFoundItemId).asking(item, at),
                new Supply(item.id(), null, null));
    }

    /** An item went to a later request that is nearer. */
    public Request passedOver() {
        requireOpen();
        return at(new Place(place.rank(), place.placedAt(), place.suspendedUntil(), place.passedOver() + 1));
    }

    /** Staff gave it another place in the queue. */
    public Request ranked(BigDecimal rank) {
        requireOpen();
        return at(new Place(rank, place.placedAt(), place.suspendedUntil(), place.passedOver()));
    }

    /** The patron gets it elsewhere, or in another way. Where its item is already waiting stays on record apart. */
    public Request handedOver(Handover otherwise, boolean exempt, @Nullable Supply supply) {
        requireOpen();
        return new Request(id, version + 1, wish.by(otherwise, exempt), place, search, status, supply, end);
    }

    /** A loan was called back for it. */
    public Request recalling(UUID loanId) {
        return new Request(
                id, version, wish, place, new Search(search.tried(), search.asked(), loanId), status, supply, end);
    }

    /** The patron borrowed an item. */
    public Request filled(UUID itemId, UUID loanId, Instant at) {
        requireOpen();
        return new Request(
                id,
                version + 1,
                wish,
                place,
                search,
                RequestStatus.FILLED,
                new Supply(itemId, null, null),
                new End(at, "borrowed", loanId, null));
    }

    /** It was cancelled. What was found for it stays on record. */
    public Request cancelled(String reason, @Nullable String note, Instant at) {
        return ended(RequestStatus.CANCELLED, new End(at, reason, null, note));
    }

    /** It ran out. */
    public Request expired(String reason, Instant at) {
        return ended(RequestStatus.EXPIRED, new End(at, reason, null, null));
    }

    /** It does not count until a day; null lets it count again. */
    public Request suspended(@Nullable LocalDate until) {
        requireOpen();
        return at(new Place(place.rank(), place.placedAt(), until, place.passedOver()));
    }

    /** Another title answers for the one that was asked for; its place is the same in that queue. */
    public Request retitled(UUID recordId) {
        requireOpen();
        return new Request(id, version + 1, wish.on(recordId), place, search, status, supply, end);
    }

    /** It stands again as it stood before a check-out that was a mistake. */
    public Request restored(RequestStatus before, @Nullable Supply found) {
        return new Request(id, version + 1, wish, place, search, before, found, null);
    }

    private Request with(Wish otherWish) {
        return new Request(id, version, otherWish, place, search, status, supply, end);
    }

    private Request at(Place otherPlace) {
        return new Request(id, version + 1, wish, otherPlace, search, status, supply, end);
    }

    private Request ended(RequestStatus how, End ending) {
        requireOpen();
        return new Request(id, version + 1, wish, place, search, how, supply, ending);
    }

    private Request moved(RequestStatus next, Search onward, @Nullable Supply found) {
        requireOpen();
        return new Request(id, version + 1, wish, place, onward, next, found, null);
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
    public boolean asksFor(Item item) {
        return wish.recordId().equals(item.recordId())
                && (wish.itemId() == null || wish.itemId().equals(item.id()))
                && (wish.volume() == null || item.isVolume(wish.volume()));
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

package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.RequestAwaitingDelivery;
import org.carrel.events.RequestAwaitingPickup;
import org.carrel.events.RequestCancelled;
import org.carrel.events.RequestEvent;
import org.carrel.events.RequestExpired;
import org.carrel.events.RequestFilled;
import org.carrel.events.RequestInTransit;
import org.carrel.events.RequestPlaced;

/** What the world is told when a request moves. */
public final class RequestNews {
    private RequestNews() {}

    public static RequestPlaced placed(Request request) {
        Request.Wish wish = request.wish();
        return new RequestPlaced(
                request.id(),
                request.version(),
                wish.kind(),
                wish.recordId(),
                wish.itemId(),
                wish.patronId(),
                wish.pickupServicePointId(),
                request.place().placedAt(),
                wish.notNeededAfter());
    }

    /**
     * The news of the state that a request has just come into; none while it waits or while its item is being fetched,
     * for then nothing has changed for the patron.
     *
     * @param servicePointId where it was scanned; needed for what happens at a desk
     */
    public static Optional<RequestEvent> moved(Request request, @Nullable UUID servicePointId, Instant at) {
        Request.Wish wish = request.wish();
        Request.Supply supply = request.supply();
        Request.End end = request.end();
        return switch (request.status()) {
            case WAITING, PAGED -> Optional.empty();
            case IN_TRANSIT ->
                supply == null || servicePointId == null
                        ? Optional.empty()
                        : Optional.of(new RequestInTransit(
                                request.id(),
                                request.version(),
                                supply.itemId(),
                                wish.patronId(),
                                servicePointId,
                                wish.pickupServicePointId(),
                                at));
            case AWAITING_PICKUP ->
                supply == null || supply.arrivedAt() == null || supply.shelfExpiresAt() == null
                        ? Optional.empty()
                        : Optional.of(new RequestAwaitingPickup(
                                request.id(),
                                request.version(),
                                wish.recordId(),
                                supply.itemId(),
                                wish.patronId(),
                                wish.pickupServicePointId(),
                                supply.arrivedAt(),
                                supply.shelfExpiresAt()));
            case AWAITING_DELIVERY ->
                supply == null || supply.arrivedAt() == null
                        ? Optional.empty()
                        : Optional.of(new RequestAwaitingDelivery(
                                request.id(),
                                request.version(),
                                wish.recordId(),
                                supply.itemId(),
                                wish.patronId(),
                                wish.pickupServicePointId(),
                                supply.arrivedAt()));
            case FILLED ->
                supply == null || end == null || end.loanId() == null
                        ? Optional.empty()
                        : Optional.of(new RequestFilled(
                                request.id(),
                                request.version(),
                                supply.itemId(),
                                wish.patronId(),
                                end.loanId(),
                                end.at()));
            case CANCELLED ->
                end == null
                        ? Optional.empty()
                        : Optional.of(new RequestCancelled(
                                request.id(),
                                request.version(),
                                wish.recordId(),
                                request.suppliedItemId(),
                                wish.patronId(),
                                end.reason(),
                                end.at()));
            case EXPIRED ->
                end == null
                        ? Optional.empty()
                        : Optional.of(new RequestExpired(
                                request.id(),
                                request.version(),
                                wish.recordId(),
                                request.suppliedItemId(),
                                wish.patronId(),
                                end.at()));
        };
    }
}

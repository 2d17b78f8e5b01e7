package org.carrel.circulation.lost.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.app.Charges;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.Found;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.Losses;
import org.carrel.circulation.lost.ReturnClaim;
import org.carrel.circulation.places.app.PlaceDirectory;

/**
 * Settles what was lost, or claimed to be returned, once the item is in somebody's hands. Runs in the transaction of
 * the check-in, which has locked item, loan and queue; an item whose loan was paid and has ended is found as well.
 */
@ApplicationScoped
public class FindLostItem {
    private final Losses losses;
    private final Loans loans;
    private final Charges charges;
    private final PlaceDirectory places;

    FindLostItem(Losses losses, Loans loans, Charges charges, PlaceDirectory places) {
        this.losses = losses;
        this.loans = loans;
        this.charges = charges;
        this.places = places;
    }

    /**
     * What came of it.
     *
     * @param loss the loss that ends
     * @param terms how its fees were settled
     * @param changed the fees that were changed by that
     */
    public record Settled(Loss loss, Found terms, List<Fee> changed) {
        public Settled {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Settles.
     *
     * @param state where the item stood before
     * @param claim how a claim is resolved by this; null if there is none
     */
    public Optional<Settled> found(UUID itemId, ItemState state, @Nullable ClaimResolution claim, Origin origin) {
        if (state instanceof ItemState.ClaimedReturned claimed && claim != null) {
            losses.resolve(
                    claimed.loanId(),
                    new ReturnClaim.Resolved(
                            claim, null, new ReturnClaim.By(origin.actor(), origin.at(), origin.servicePointId())));
        }
        return mayHaveBeenLost(state) ? losses.lastingOf(itemId).map(loss -> settle(loss, origin)) : Optional.empty();
    }

    /** Whatever has happened to it since its loan ended, an item that is paid for is found only once. */
    private static boolean mayHaveBeenLost(ItemState state) {
        return switch (state) {
            case ItemState.Lost _, ItemState.ClaimedReturned _, ItemState.Aside _, ItemState.Withdrawn _ -> true;
            case ItemState.CheckedOut _,
                    ItemState.OnShelf _,
                    ItemState.Paged _,
                    ItemState.InTransit _,
                    ItemState.AwaitingPickup _,
                    ItemState.AwaitingDelivery _,
                    ItemState.NotShelfReady _ -> false;
        };
    }

    private Settled settle(Loss loss, Origin origin) {
        Loans.Kept kept = loans.find(loss.loanId()).orElseThrow();
        Found terms = Found.decide(
                loans.promised(kept.termsId()).lost(),
                loss.lostAt(),
                places.tree().zoneOf(kept.loan().servicePointId()),
                origin.at());
        List<Fee> changed = charges.found(loss.loanId(), terms.refund(), origin);
        losses.save(loss.found(origin.at()));
        return new Settled(loss, terms, changed);
    }
}

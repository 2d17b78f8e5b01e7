package org.carrel.circulation.fees.app;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.FeeType;
import org.carrel.circulation.fees.PriceList;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.platform.money.Money;
import org.carrel.platform.security.Caller;

/** Charges a patron by hand, from the list of what staff may charge at a counter. */
@ApplicationScoped
public class ChargeByHand {
    private final Charges charges;
    private final PriceList prices;
    private final Counters counters;
    private final Patrons patrons;
    private final Replicas replicas;

    ChargeByHand(Charges charges, PriceList prices, Counters counters, Patrons patrons, Replicas replicas) {
        this.charges = charges;
        this.prices = prices;
        this.counters = counters;
        this.patrons = patrons;
        this.replicas = replicas;
    }

    /**
     * What is to be charged.
     *
     * @param servicePointId where
     * @param patronId to whom
     * @param typeCode code of the type, as it counts at the counter
     * @param amount how much; null for what the list says
     * @param about what it is for
     * @param comment why
     */
    public record Wish(
            UUID servicePointId,
            UUID patronId,
            String typeCode,
            @Nullable Money amount,
            Charge.About about,
            @Nullable String comment) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** It was charged. */
        record Charged(UUID feeId) implements Outcome {}

        /** There is no such service point. */
        record NoSuchCounter() implements Outcome {}

        /** There is no such patron. */
        record NoSuchPatron() implements Outcome {}

        /** Nothing of this code may be charged here. */
        record NoSuchType() implements Outcome {}

        /** The list says no amount: one must be told. */
        record AmountMissing() implements Outcome {}

        /** The type asks for a comment. */
        record CommentMissing() implements Outcome {}
    }

    public Outcome charge(Wish wish, Caller caller) {
        Counters.Counter counter = counters.at(wish.servicePointId(), caller).orElse(null);
        if (counter == null) {
            return new Outcome.NoSuchCounter();
        }
        if (patrons.find(wish.patronId()).isEmpty()) {
            replicas.require(new Replicated.PatronById(wish.patronId()));
            return new Outcome.NoSuchPatron();
        }
        FeeType type = prices.typeAt(wish.typeCode(), counter.placesUpward())
                .filter(FeeType::active)
                .orElse(null);
        if (type == null) {
            return new Outcome.NoSuchType();
        }
        Money amount = wish.amount() == null ? type.charge().amount() : wish.amount();
        if (amount == null) {
            return new Outcome.AmountMissing();
        }
        if (type.charge().commentRequired() && wish.comment() == null) {
            return new Outcome.CommentMissing();
        }
        Charge charge = new Charge(
                wish.patronId(),
                type.charge().kind(),
                amount,
                wish.about(),
                counter.branchId(),
                null,
                new Charge.Note(type.code(), wish.comment()));
        return new Outcome.Charged(charges.charge(charge, counter.origin()).id());
    }
}

package org.carrel.patron.patrons.app;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.cards.CardNumbering;
import org.carrel.patron.patrons.CardOffer;
import org.carrel.patron.patrons.Finding;
import org.carrel.patron.patrons.Patrons;

/** Finds the number for a new card: the one on the card at hand, or the next one of our own. */
@ApplicationScoped
class CardDesk {

    private final Patrons patrons;
    private final CardNumbering numbering;

    CardDesk(Patrons patrons, @ConfigProperty(name = "carrel.cards.institution") String institution) {
        this.patrons = patrons;
        this.numbering = new CardNumbering(institution);
    }

    /**
     * A number that is ours to issue until the transaction ends.
     *
     * @param wanted what is on the card at hand, or null to make a number
     */
    CardOffer offer(@Nullable String wanted) {
        return wanted == null || wanted.isBlank() ? made() : checked(CardNumber.normalise(wanted));
    }

    private CardOffer made() {
        while (true) {
            CardNumber number = numbering.number(patrons.nextCardSequence());
            // A number of the same institution may have come in with cards from an older system.
            if (patrons.claimCardNumber(number)) {
                return new CardOffer.Free(number);
            }
        }
    }

    private CardOffer checked(String wanted) {
        return CardNumber.fault(wanted)
                .<CardOffer>map(fault -> new CardOffer.Unusable(new Finding.CardNumberInvalid(wanted, fault)))
                .orElseGet(() -> {
                    var number = new CardNumber(wanted);
                    return patrons.claimCardNumber(number)
                            ? new CardOffer.Free(number)
                            : new CardOffer.Unusable(new Finding.CardNumberTaken(wanted));
                });
    }
}

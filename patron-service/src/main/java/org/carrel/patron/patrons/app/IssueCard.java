package org.carrel.patron.patrons.app;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.cards.CardHistory;
import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.patrons.CardOffer;
import org.carrel.patron.patrons.Finding;
import org.carrel.patron.patrons.Patron;

/** Gives a patron a new card, or takes note that one is lost. */
@ApplicationScoped
public class IssueCard {

    private static final List<String> CARDS = List.of("cards");

    private final CardDesk desk;
    private final PatronChanges changes;
    private final Today today;

    IssueCard(CardDesk desk, PatronChanges changes, Today today) {
        this.desk = desk;
        this.changes = changes;
        this.today = today;
    }

    /** What comes of asking for a card. */
    public sealed interface Outcome {

        /** The patron has the card. */
        record Issued(Patron patron, CardNumber number) implements Outcome {}

        /** The number cannot be issued. */
        record Refused(Finding why) implements Outcome {}
    }

    /**
     * Issues a new card; the one before stops opening the library.
     *
     * @param number what is on the card at hand, or null to make a number
     * @param formerLost whether the card before was lost rather than handed in
     */
    public Outcome issue(Patron patron, @Nullable String number, boolean formerLost) {
        return switch (desk.offer(number)) {
            case CardOffer.Unusable(var why) -> new Outcome.Refused(why);
            case CardOffer.Free(var free) -> {
                CardHistory before = formerLost ? patron.cards().lost(today.now()) : patron.cards();
                Patron saved = changes.changed(
                        formerLost ? "lost-card-replaced" : "card-issued",
                        patron.withCards(before.replacedBy(free, today.now())),
                        CARDS);
                yield new Outcome.Issued(saved, free);
            }
        };
    }

    /** The active card is lost; nothing happens if there is none. */
    public Patron reportLost(Patron patron) {
        return changes.changed("card-lost", patron.withCards(patron.cards().lost(today.now())), CARDS);
    }
}

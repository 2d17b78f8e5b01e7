package org.carrel.patron.patrons;

import java.util.List;
import java.util.Optional;

import org.carrel.patron.cards.CardNumber;

/** The patrons of the consortium. */
public interface Patrons {

    Optional<Patron> find(PatronId id);

    /** The patron who has, or had, a card. */
    Optional<Patron> withCard(String cardNumber);

    /** Patrons who resemble a person enough to be looked at. */
    List<Patron> resembling(Person person);

    /**
     * Lays claim to a card number until the transaction ends, so that no other desk can issue it meanwhile.
     *
     * @return false if a card with this number was ever issued
     */
    boolean claimCardNumber(CardNumber number);

    /** The next place in the sequence of card numbers. */
    long nextCardSequence();

    /** Adds a patron and answers with the first version. */
    Patron add(Patron patron);

    /** Writes a patron and answers with the version it has now; the same one if nothing changed. */
    Patron save(Patron patron);
}

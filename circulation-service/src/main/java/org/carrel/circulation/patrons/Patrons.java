package org.carrel.circulation.patrons;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.carrel.events.PatronChanged;

/** The stored replica of the patrons. */
public interface Patrons {
    Optional<Patron> find(UUID patronId);

    /** The patron with a card, and the card. */
    Optional<Borrower> findByCard(String cardNumber);

    /** The patron with a card, and the card; locked until the transaction ends. */
    Optional<Borrower> lockByCard(String cardNumber);

    /** A patron, locked until the transaction ends. */
    Optional<Borrower> lock(UUID patronId);

    /** Stores what the owner told, unless something newer is known. */
    void put(PatronChanged told, Instant at);

    /** Forgets everything but the id, unless something newer is known. */
    void erase(UUID patronId, long version, Instant at);
}

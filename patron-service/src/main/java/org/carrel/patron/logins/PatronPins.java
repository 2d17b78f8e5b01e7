package org.carrel.patron.logins;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The PINs of patrons, hashed. */
public interface PatronPins {

    /** The hash of a patron's PIN, if they have one. */
    Optional<String> hash(UUID patronId);

    /** Gives a patron a PIN. */
    void change(UUID patronId, String hash, Instant at);
}

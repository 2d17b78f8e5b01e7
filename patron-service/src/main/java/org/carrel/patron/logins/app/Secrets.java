package org.carrel.patron.logins.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.patron.access.StaffAccounts;
import org.carrel.patron.audit.AuditTrail;
import org.carrel.patron.logins.PatronPins;
import org.carrel.patron.logins.RefreshToken.Session;
import org.carrel.patron.logins.Sessions;
import org.carrel.patron.patrons.Patrons;

/** The hashes that log-ins are held against, and the giving of PINs. */
@ApplicationScoped
public class Secrets {

    private final StaffAccounts accounts;
    private final Patrons patrons;
    private final PatronPins pins;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    Secrets(
            StaffAccounts accounts,
            Patrons patrons,
            PatronPins pins,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.patrons = patrons;
        this.pins = pins;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whose secret it is, and its hash.
     *
     * @param subject id of the staff account or patron
     * @param hash Argon2id hash
     */
    record Known(UUID subject, String hash) {

        @Override
        public String toString() {
            return "Known[" + subject + "]";
        }
    }

    @Transactional
    Optional<Known> ofStaff(String username) {
        return accounts.named(username)
                .flatMap(account -> accounts.passwordHash(account.id()).map(hash -> new Known(account.id(), hash)));
    }

    /** By an active card only: whoever found a lost one does not get in with it. */
    @Transactional
    Optional<Known> ofPatron(String cardNumber) {
        return patrons.withCard(cardNumber)
                .filter(patron -> patron.cards().active().stream()
                        .anyMatch(card -> card.number().value().equals(cardNumber)))
                .flatMap(patron -> pins.hash(patron.id().value())
                        .map(hash -> new Known(patron.id().value(), hash)));
    }

    /** Replaces a hash by one of the same secret made with today's settings. */
    @Transactional
    void renew(Session.Kind kind, UUID subject, String hash) {
        switch (kind) {
            case STAFF -> accounts.changePassword(subject, hash);
            case PATRON -> pins.change(subject, hash, clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** Gives a patron a PIN and ends their sessions. */
    @Transactional
    public void changePin(UUID patronId, String hash) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        pins.change(patronId, hash, now);
        sessions.revokeAll(patronId, "pin-changed", now);
        audit.note("pin-set", "patron", patronId.toString(), List.of("pin"));
    }
}

package org.carrel.patron.logins.app;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.logins.RefreshToken.Session;
import org.carrel.patron.passwords.app.PasswordHashing;

/** Logs people in: staff by username and password, patrons by card and PIN. */
@ApplicationScoped
public class LogIn {

    private final AttemptGate gate;
    private final Secrets secrets;
    private final PasswordHashing hashing;
    private final SessionKeeper sessions;

    LogIn(AttemptGate gate, Secrets secrets, PasswordHashing hashing, SessionKeeper sessions) {
        this.gate = gate;
        this.secrets = secrets;
        this.hashing = hashing;
        this.sessions = sessions;
    }

    /** What comes of it. */
    public sealed interface Outcome {

        /** They are in. */
        record Granted(Grant grant) implements Outcome {}

        /** Nobody is known by that name and secret, and which of the two is wrong is not told. */
        record Denied() implements Outcome {}

        /** Too many attempts have failed; wait so long before the next. */
        record Throttled(Duration remaining) implements Outcome {}
    }

    /** Logs a member of staff in. */
    public Outcome staff(String username, String password, String address) {
        String name = StaffAccount.normalise(username);
        return attempt(Session.Kind.STAFF, name, secrets.ofStaff(name).orElse(null), password, address);
    }

    /** Logs a patron in with their active card. */
    public Outcome patron(String card, String pin, String address) {
        String number = CardNumber.normalise(card);
        return attempt(Session.Kind.PATRON, number, secrets.ofPatron(number).orElse(null), pin, address);
    }

    private Outcome attempt(
            Session.Kind kind, String name, Secrets.@Nullable Known known, String secret, String address) {
        var attempt = new AttemptGate.Attempt(kind + " " + name, address);
        Optional<Duration> wait = gate.enter(attempt);
        if (wait.isPresent()) {
            return new Outcome.Throttled(wait.get());
        }
        if (known == null) {
            // Whoever is unknown costs as much time as whoever is known.
            hashing.matchNobody(secret);
            return new Outcome.Denied();
        }
        if (!hashing.matches(secret, known.hash())) {
            return new Outcome.Denied();
        }
        if (hashing.outdated(known.hash())) {
            secrets.renew(kind, known.subject(), hashing.hash(secret));
        }
        return sessions.begin(kind, known.subject())
                .<Outcome>map(grant -> {
                    gate.succeeded(attempt);
                    return new Outcome.Granted(grant);
                })
                .orElseGet(Outcome.Denied::new);
    }
}

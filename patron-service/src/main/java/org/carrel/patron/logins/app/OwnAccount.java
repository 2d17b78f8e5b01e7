package org.carrel.patron.logins.app;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.access.app.ManageStaff;
import org.carrel.patron.passwords.PasswordRule;
import org.carrel.patron.passwords.app.PasswordHashing;
import org.carrel.patron.passwords.app.PasswordRules;

/** What members of staff do with their own account. */
@ApplicationScoped
public class OwnAccount {

    private final AttemptGate gate;
    private final Secrets secrets;
    private final PasswordHashing hashing;
    private final PasswordRules rules;
    private final ManageStaff staff;

    OwnAccount(AttemptGate gate, Secrets secrets, PasswordHashing hashing, PasswordRules rules, ManageStaff staff) {
        this.gate = gate;
        this.secrets = secrets;
        this.hashing = hashing;
        this.rules = rules;
        this.staff = staff;
    }

    /** What comes of changing the password. */
    public sealed interface Outcome {

        /** The new one counts, and all sessions are over. */
        record Changed() implements Outcome {}

        /** The present one was not right. */
        record Denied() implements Outcome {}

        /** The new one is no good. */
        record Weak(PasswordRule.Fault fault) implements Outcome {}

        /** Too many attempts have failed. */
        record Throttled(Duration remaining) implements Outcome {}
    }

    /** The caller's account; empty for callers that have none here. */
    public Optional<StaffAccount> of(String subject) {
        UUID id = uuid(subject);
        return id == null ? Optional.empty() : staff.find(id);
    }

    /** Changes the password, which takes the present one: a token that was left open at a desk is not enough. */
    public Outcome changePassword(StaffAccount account, String present, String wanted, String address) {
        var attempt = new AttemptGate.Attempt("STAFF " + account.username(), address);
        Optional<Duration> wait = gate.enter(attempt);
        if (wait.isPresent()) {
            return new Outcome.Throttled(wait.get());
        }
        boolean right = secrets.ofStaff(account.username())
                .filter(known -> hashing.matches(present, known.hash()))
                .isPresent();
        if (!right) {
            return new Outcome.Denied();
        }
        gate.succeeded(attempt);
        Optional<PasswordRule.Fault> fault = rules.fault(wanted, account.username());
        if (fault.isPresent()) {
            return new Outcome.Weak(fault.get());
        }
        staff.changeOwnPassword(account, hashing.hash(wanted));
        return new Outcome.Changed();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

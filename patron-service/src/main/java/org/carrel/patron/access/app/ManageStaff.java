package org.carrel.patron.access.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.Authority;
import org.carrel.patron.access.Granting;
import org.carrel.patron.access.Granting.Objection;
import org.carrel.patron.access.Role;
import org.carrel.patron.access.Roles;
import org.carrel.patron.access.SignOut;
import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.access.StaffAccounts;
import org.carrel.patron.audit.AuditTrail;

/**
 * Creates and edits staff accounts, and gives them passwords. Hashes are computed before and handed in: hashing takes
 * its time, and no transaction should wait for it.
 */
@ApplicationScoped
@Transactional
public class ManageStaff {

    private static final String SUBJECT = "staff-account";

    private final StaffAccounts accounts;
    private final Roles roles;
    private final Authorities authorities;
    private final AuditTrail audit;
    private final Event<SignOut> signOut;

    ManageStaff(
            StaffAccounts accounts, Roles roles, Authorities authorities, AuditTrail audit, Event<SignOut> signOut) {
        this.accounts = accounts;
        this.roles = roles;
        this.authorities = authorities;
        this.audit = audit;
        this.signOut = signOut;
    }

    /** What comes of it. */
    public sealed interface Outcome {

        /** The account is as wished. */
        record Done(StaffAccount account) implements Outcome {}

        /** Another account has the username. */
        record UsernameTaken() implements Outcome {}

        /** There are no such roles. */
        record UnknownRoles(Set<String> codes) implements Outcome {

            public UnknownRoles {
                codes = Set.copyOf(codes);
            }
        }

        /** Nobody could administer the system any more. */
        record LastAdministrator() implements Outcome {}

        /** It goes beyond what the caller may do. */
        record Beyond(List<Objection> objections) implements Outcome {

            public Beyond {
                objections = List.copyOf(objections);
            }
        }
    }

    public List<StaffAccount> page(@Nullable String afterUsername, int most) {
        return accounts.page(afterUsername, most);
    }

    public Optional<StaffAccount> find(UUID id) {
        return accounts.find(id);
    }

    public Outcome create(StaffAccount account, String passwordHash) {
        accounts.oneChangeAtATime();
        Outcome objection = objection(Authority.none(), account);
        if (objection != null) {
            return objection;
        }
        return accounts.add(account, passwordHash)
                .<Outcome>map(added -> {
                    audit.note("created", SUBJECT, added.id().toString(), List.of("roles", "branches"));
                    return new Outcome.Done(added);
                })
                .orElseGet(Outcome.UsernameTaken::new);
    }

    public Outcome edit(StaffAccount before, StaffAccount after) {
        accounts.oneChangeAtATime();
        Outcome objection = objection(authorities.of(before), after);
        if (objection != null) {
            return objection;
        }
        if (before.administrator() && !after.administrator() && accounts.administrators() <= 1) {
            return new Outcome.LastAdministrator();
        }
        StaffAccount saved = accounts.save(after);
        audit.note("edited", SUBJECT, saved.id().toString(), List.of("displayName", "active", "roles", "branches"));
        if (before.active() && !saved.active()) {
            signOut.fire(new SignOut(saved.id(), "account-closed"));
        }
        return new Outcome.Done(saved);
    }

    /** Gives somebody else a password: only to accounts that can do no more than the caller. */
    public Outcome resetPassword(StaffAccount account, String passwordHash) {
        Outcome objection = objection(authorities.of(account), account);
        if (objection != null) {
            return objection;
        }
        return changePassword(account, passwordHash, "password-reset");
    }

    /** Gives the caller a new password; the old one was checked. */
    public Outcome changeOwnPassword(StaffAccount account, String passwordHash) {
        return changePassword(account, passwordHash, "password-changed");
    }

    private Outcome changePassword(StaffAccount account, String passwordHash, String action) {
        accounts.changePassword(account.id(), passwordHash);
        audit.note(action, SUBJECT, account.id().toString(), List.of("password"));
        signOut.fire(new SignOut(account.id(), action));
        return new Outcome.Done(account);
    }

    private @Nullable Outcome objection(Authority before, StaffAccount after) {
        var unknown = new TreeSet<>(after.roles());
        roles.of(after.roles()).stream().map(Role::code).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            return new Outcome.UnknownRoles(unknown);
        }
        List<Objection> objections = Granting.objections(authorities.ofCaller(), before, authorities.of(after));
        return objections.isEmpty() ? null : new Outcome.Beyond(objections);
    }
}

package org.carrel.patron.logins.app;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.access.Authority;
import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.access.StaffAccounts;
import org.carrel.patron.access.app.Authorities;
import org.carrel.patron.logins.RefreshToken.Session;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.PatronId;
import org.carrel.patron.patrons.Patrons;
import org.carrel.patron.tokens.TokenClaims;
import org.carrel.platform.security.BranchScope;
import org.carrel.platform.security.Permissions;

/** What the token of somebody who logs in says, by what is known of them at this moment. */
@ApplicationScoped
class Bearers {

    /** What patrons may do, on their own behalf only: the services see to that by the token's kind. */
    private static final SortedSet<String> PATRON_SCOPES = new TreeSet<>(List.of(
            Permissions.FEES_READ,
            Permissions.ILL_REQUESTS_READ,
            Permissions.ILL_REQUESTS_WRITE,
            Permissions.LOANS_READ,
            Permissions.NOTICES_READ,
            Permissions.NOTICES_WRITE,
            Permissions.PATRONS_READ,
            Permissions.RENEW,
            Permissions.REQUESTS_PLACE));

    private final StaffAccounts accounts;
    private final Authorities authorities;
    private final Patrons patrons;

    Bearers(StaffAccounts accounts, Authorities authorities, Patrons patrons) {
        this.accounts = accounts;
        this.authorities = authorities;
        this.patrons = patrons;
    }

    /** The claims of whoever a session belongs to; empty if they may not use it any more. */
    Optional<TokenClaims> of(Session.Kind kind, UUID subject) {
        return switch (kind) {
            case STAFF -> accounts.find(subject).filter(StaffAccount::active).map(this::staff);
            case PATRON ->
                patrons.find(new PatronId(subject)).filter(Patron::active).map(Bearers::patron);
        };
    }

    private TokenClaims staff(StaffAccount account) {
        Authority authority = authorities.of(account);
        return new TokenClaims(
                account.id().toString(),
                TokenClaims.Kind.STAFF,
                account.username(),
                new TreeSet<>(authority.permissions()),
                authority.branches());
    }

    private static TokenClaims patron(Patron patron) {
        return new TokenClaims(
                patron.id().value().toString(),
                TokenClaims.Kind.PATRON,
                null,
                PATRON_SCOPES,
                new BranchScope.Everywhere());
    }
}

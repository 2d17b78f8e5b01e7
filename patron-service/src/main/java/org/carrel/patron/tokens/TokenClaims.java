package org.carrel.patron.tokens;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.security.BranchScope;

/**
 * What an access token says of its bearer.
 *
 * @param subject id of the staff account, patron or API client
 * @param kind which of these it is
 * @param username what a person logs in with; null for programs
 * @param scopes names of permissions
 * @param branches where they hold
 */
public record TokenClaims(
        String subject, Kind kind, @Nullable String username, SortedSet<String> scopes, BranchScope branches) {

    public TokenClaims {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    /** What sort of caller a token is for. */
    public enum Kind {
        STAFF,
        PATRON,
        CLIENT
    }

    /** The {@code kind} claim. */
    public String kindClaim() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The {@code scope} claim: permissions parted by spaces (RFC 6749, section 3.3). */
    public String scopeClaim() {
        return String.join(" ", scopes);
    }

    /** The {@code branches} claim: {@code "*"}, or a list of ids. */
    public Object branchesClaim() {
        return switch (branches) {
            case BranchScope.Everywhere() -> "*";
            case BranchScope.Branches(var ids) ->
                ids.stream().map(UUID::toString).sorted().toList();
        };
    }
}

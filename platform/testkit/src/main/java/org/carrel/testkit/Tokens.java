package org.carrel.testkit;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/**
 * Builds access tokens as patron-service issues them.
 *
 * <pre>{@code
 * given().auth().oauth2(Tokens.staff("desk").with(Permissions.CHECK_OUT).everywhere().bearer())
 * }</pre>
 */
public final class Tokens {

    private static final long LIFETIME_SECONDS = 900;

    private final String subject;
    private final String kind;
    private final String name;
    private final Set<String> permissions = new LinkedHashSet<>();
    private List<String> branches = List.of();
    private long expiresInSeconds = LIFETIME_SECONDS;

    private Tokens(String subject, String kind, String name) {
        this.subject = subject;
        this.kind = kind;
        this.name = name;
    }

    /** A member of staff; the same name is the same account. */
    public static Tokens staff(String username) {
        return new Tokens(
                UUID.nameUUIDFromBytes(username.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString(),
                "staff",
                username);
    }

    /** A patron who acts for themselves. */
    public static Tokens patron(UUID patronId) {
        return new Tokens(patronId.toString(), "patron", "patron");
    }

    /** A program, such as another service. */
    public static Tokens client(String clientId) {
        return new Tokens(clientId, "client", clientId).everywhere();
    }

    public Tokens with(String... names) {
        permissions.addAll(Arrays.asList(names));
        return this;
    }

    public Tokens atBranches(UUID... branchIds) {
        branches = Arrays.stream(branchIds).map(UUID::toString).toList();
        return this;
    }

    public Tokens everywhere() {
        branches = List.of("*");
        return this;
    }

    /** A token that ran out a minute ago. */
    public Tokens expired() {
        expiresInSeconds = -60;
        return this;
    }

    /** The signed token, as it goes after {@code Authorization: Bearer}. */
    public String bearer() {
        var claims = new JwtClaims();
        claims.setIssuer(TestIssuer.instance().url());
        claims.setAudience("carrel");
        claims.setSubject(subject);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate expiry = NumericDate.now();
        expiry.addSeconds(expiresInSeconds);
        claims.setExpirationTime(expiry);
        claims.setStringClaim("kind", kind);
        claims.setStringClaim("upn", name);
        claims.setStringClaim("scope", String.join(" ", permissions));
        claims.setStringListClaim("branches", branches);
        return TestIssuer.instance().sign(claims);
    }
}

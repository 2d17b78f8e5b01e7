package org.carrel.patron.logins.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import org.carrel.patron.access.SignOut;
import org.carrel.patron.logins.RefreshToken;
import org.carrel.patron.logins.RefreshToken.Session;
import org.carrel.patron.logins.Sessions;
import org.carrel.patron.tokens.TokenClaims;
import org.carrel.patron.tokens.app.MintToken;
import org.carrel.platform.id.IdSource;

/** Begins, renews and ends sessions. */
@ApplicationScoped
public class SessionKeeper {

    private static final Logger LOG = Logger.getLogger(SessionKeeper.class);
    private static final int TOKEN_BYTES = 32;

    private final Sessions sessions;
    private final Bearers bearers;
    private final MintToken mint;
    private final IdSource ids;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();

    SessionKeeper(
            Sessions sessions,
            Bearers bearers,
            MintToken mint,
            IdSource ids,
            Clock clock,
            @ConfigProperty(name = "carrel.sessions.idle") Duration idle,
            @ConfigProperty(name = "carrel.sessions.longest") Duration longest) {
        this.sessions = sessions;
        this.bearers = bearers;
        this.mint = mint;
        this.ids = ids;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /** Begins a session for somebody whose secret was right; empty if they may not log in. */
    @Transactional
    Optional<Grant> begin(Session.Kind kind, UUID subject) {
        Instant now = now();
        return bearers.of(kind, subject).map(claims -> {
            var session = new Session(ids.next(), kind, subject, now.plus(longest), false);
            var token = new RefreshToken(session, now, null);
            String fresh = draw();
            Instant expiresAt = token.nextExpiry(now, idle);
            sessions.begin(session, now, Digest.of(fresh), expiresAt);
            return grant(claims, fresh, now, expiresAt);
        });
    }

    /** Renews a session with its refresh token, which is then used up; empty if it is no good. */
    @Transactional
    public Optional<Grant> refresh(String refreshToken) {
        Instant now = now();
        String digest = Digest.of(refreshToken);
        RefreshToken token = sessions.hold(digest).orElse(null);
        if (token == null) {
            return Optional.empty();
        }
        Session session = token.session();
        return switch (token.use(now)) {
            case EXPIRED -> Optional.empty();
            case REUSED -> {
                sessions.revoke(session.id(), "refresh-token-reused", now);
                LOG.warnf("refresh token reused, session revoked session=%s", session.id());
                yield Optional.empty();
            }
            case ROTATE -> {
                TokenClaims claims =
                        bearers.of(session.kind(), session.subject()).orElse(null);
                if (claims == null) {
                    sessions.revoke(session.id(), "account-closed", now);
                    yield Optional.empty();
                }
                String fresh = draw();
                Instant expiresAt = token.nextExpiry(now, idle);
                sessions.rotate(digest, session, now, Digest.of(fresh), expiresAt);
                yield Optional.of(grant(claims, fresh, now, expiresAt));
            }
        };
    }

    /** Ends the session of a refresh token, whichever of the session's it is. */
    @Transactional
    public void end(String refreshToken) {
        sessions.hold(Digest.of(refreshToken))
                .ifPresent(token -> sessions.revoke(token.session().id(), "log-out", now()));
    }

    void on(@Observes SignOut signOut) {
        sessions.revokeAll(signOut.accountId(), signOut.reason(), now());
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        sessions.forgetBefore(now().minus(longest));
    }

    private Grant grant(TokenClaims claims, String refreshToken, Instant now, Instant expiresAt) {
        MintToken.Token access = mint.mint(claims);
        return new Grant(
                access.value(), access.life(), refreshToken, Duration.between(now, expiresAt), claims.scopes());
    }

    private String draw() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

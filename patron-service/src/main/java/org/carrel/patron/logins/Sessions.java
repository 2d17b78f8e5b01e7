package org.carrel.patron.logins;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The sessions and their refresh tokens, which are known by digest only. */
public interface Sessions {

    /** Begins a session with a first refresh token. */
    void begin(RefreshToken.Session session, Instant now, String digest, Instant expiresAt);

    /** The refresh token with a digest, held against everybody else until the transaction ends. */
    Optional<RefreshToken> hold(String digest);

    /** Uses a refresh token up and puts another one in its place. */
    void rotate(String usedDigest, RefreshToken.Session session, Instant now, String digest, Instant expiresAt);

    /** Ends a session. */
    void revoke(UUID sessionId, String reason, Instant now);

    /** Ends all sessions of a staff account or patron. */
    void revokeAll(UUID subject, String reason, Instant now);

    /** Forgets the sessions that ended before a moment. */
    void forgetBefore(Instant moment);
}

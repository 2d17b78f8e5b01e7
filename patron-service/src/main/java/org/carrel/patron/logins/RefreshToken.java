package org.carrel.patron.logins;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a refresh token. The token itself is not: only its digest is.
 *
 * @param session the session whose turn it is
 * @param expiresAt until when it can be used
 * @param usedAt when it was used up; null if it was not
 */
public record RefreshToken(
        Session session, Instant expiresAt, @Nullable Instant usedAt) {

    /**
     * What began with a log-in and goes on for as long as it is refreshed.
     *
     * @param id the session: the family of all its refresh tokens
     * @param kind whose it is
     * @param subject id of the staff account or patron
     * @param endsAt the latest moment, however often it is refreshed
     * @param revoked whether it was ended early
     */
    public record Session(UUID id, Kind kind, UUID subject, Instant endsAt, boolean revoked) {

        /** Whose a session is. */
        public enum Kind {
            STAFF,
            PATRON
        }
    }

    /** What comes of using it. */
    public enum Use {
        /** It is good for a new access token and a new refresh token. */
        ROTATE,
        /** Too late, or the session is over. */
        EXPIRED,
        /** It was used before: somebody has a copy. The whole session must end (RFC 9700, section 4.14.2). */
        REUSED
    }

    /** Decides what comes of using it now. */
    public Use use(Instant now) {
        if (session.revoked() || !now.isBefore(session.endsAt())) {
            return Use.EXPIRED;
        }
        if (usedAt != null) {
            return Use.REUSED;
        }
        return now.isBefore(expiresAt) ? Use.ROTATE : Use.EXPIRED;
    }

    /** Until when the next token of the session can be used. */
    public Instant nextExpiry(Instant now, Duration idle) {
        Instant next = now.plus(idle);
        return next.isBefore(session.endsAt()) ? next : session.endsAt();
    }
}

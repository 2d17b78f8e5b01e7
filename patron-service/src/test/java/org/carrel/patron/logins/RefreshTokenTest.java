package org.carrel.patron.logins;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.patron.logins.RefreshToken.Session;
import org.carrel.patron.logins.RefreshToken.Use;

import static org.assertj.core.api.Assertions.assertThat;

class RefreshTokenTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static RefreshToken token(boolean revoked, Instant endsAt, Instant expiresAt, @Nullable Instant usedAt) {
        return new RefreshToken(
                new Session(new UUID(0, 1), Session.Kind.STAFF, new UUID(0, 2), endsAt, revoked), expiresAt, usedAt);
    }

    @Test
    void a_fresh_token_is_good_until_the_moment_it_expires() {
        RefreshToken token = token(false, NOON.plusSeconds(100), NOON.plusSeconds(10), null);
        assertThat(token.use(NOON.plusSeconds(9))).isEqualTo(Use.ROTATE);
        assertThat(token.use(NOON.plusSeconds(10))).isEqualTo(Use.EXPIRED);
    }

    @Test
    void a_used_token_is_a_copy_even_after_it_expired() {
        RefreshToken token = token(false, NOON.plusSeconds(100), NOON.plusSeconds(10), NOON);
        assertThat(token.use(NOON.plusSeconds(1))).isEqualTo(Use.REUSED);
        assertThat(token.use(NOON.plusSeconds(50))).isEqualTo(Use.REUSED);
    }

    @Test
    void a_session_that_is_over_is_over() {
        assertThat(token(true, NOON.plusSeconds(100), NOON.plusSeconds(10), null)
                        .use(NOON))
                .isEqualTo(Use.EXPIRED);
        assertThat(token(false, NOON, NOON.plusSeconds(10), null).use(NOON)).isEqualTo(Use.EXPIRED);
    }

    @Test
    void no_token_outlives_its_session() {
        RefreshToken token = token(false, NOON.plusSeconds(100), NOON.plusSeconds(10), null);
        assertThat(token.nextExpiry(NOON, Duration.ofMinutes(1))).isEqualTo(NOON.plusSeconds(60));
        assertThat(token.nextExpiry(NOON, Duration.ofMinutes(10))).isEqualTo(NOON.plusSeconds(100));
    }
}

package org.carrel.patron.tokens;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.carrel.patron.tokens.KeyRing.Entry;

import static org.assertj.core.api.Assertions.assertThat;

class KeyRingTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(20);

    private static Entry key(String kid, int minute) {
        return new Entry(kid, START.plus(Duration.ofMinutes(minute)), null, "{}");
    }

    private static KeyRing ring() {
        return KeyRing.first(key("a", 0), key("b", 1), START);
    }

    @Test
    void the_first_key_signs_and_the_second_waits_in_public() {
        assertThat(ring().current().kid()).isEqualTo("a");
        assertThat(ring().next().kid()).isEqualTo("b");
        assertThat(ring().keys()).extracting(Entry::kid).containsExactly("a", "b");
    }

    @Test
    void rotation_lets_the_known_key_sign_and_publishes_another() {
        KeyRing rotated = ring().rotated(key("c", 60), START.plus(Duration.ofMinutes(60)), LIFE);

        assertThat(rotated.current().kid()).isEqualTo("b");
        assertThat(rotated.next().kid()).isEqualTo("c");
        assertThat(rotated.keys()).extracting(Entry::kid).containsExactly("a", "b", "c");
    }

    @Test
    void a_former_key_verifies_until_its_last_token_has_expired() {
        Instant rotation = START.plus(Duration.ofMinutes(60));
        KeyRing rotated = ring().rotated(key("c", 60), rotation, LIFE);

        assertThat(rotated.withoutExpired(rotation.plus(LIFE).minusMillis(1), LIFE)
                        .keys())
                .extracting(Entry::kid)
                .containsExactly("a", "b", "c");
        assertThat(rotated.withoutExpired(rotation.plus(LIFE), LIFE).keys())
                .extracting(Entry::kid)
                .containsExactly("b", "c");
    }

    @Test
    void two_rotations_in_a_minute_keep_every_key_whose_tokens_are_about() {
        Instant first = START.plus(Duration.ofMinutes(60));
        Instant second = first.plusSeconds(30);
        KeyRing twice = ring().rotated(key("c", 60), first, LIFE).rotated(key("d", 61), second, LIFE);

        assertThat(twice.current().kid()).isEqualTo("c");
        assertThat(twice.keys()).extracting(Entry::kid).containsExactly("a", "b", "c", "d");
        assertThat(twice.withoutExpired(first.plus(LIFE), LIFE).keys())
                .extracting(Entry::kid)
                .containsExactly("b", "c", "d");
    }

    @Test
    void the_key_that_signs_never_expires() {
        assertThat(ring().withoutExpired(START.plus(Duration.ofDays(3650)), LIFE))
                .isEqualTo(ring());
    }

    @Test
    void a_key_does_not_show_itself_in_logs() {
        assertThat(new Entry("a", START, null, "{\"d\":\"private\"}")).hasToString("Entry[a]");
    }
}

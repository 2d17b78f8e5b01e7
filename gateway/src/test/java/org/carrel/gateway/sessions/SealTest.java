package org.carrel.gateway.sessions;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Session SESSION = new Session(
            UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
            "ada",
            "csrf",
            new Tokens("a.b.c", Instant.ofEpochSecond(1_800_000_000), "refresh", Instant.ofEpochSecond(1_800_040_000)));

    private static SecretKey key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return new SecretKeySpec(bytes, "AES");
    }

    @Test
    void what_was_sealed_opens_again() {
        var seal = new Seal(List.of(key(1)), RANDOM);

        assertThat(seal.open(seal.close(SESSION))).isEqualTo(SESSION);
    }

    @Test
    void no_two_seals_are_alike() {
        var seal = new Seal(List.of(key(1)), RANDOM);

        assertThat(seal.close(SESSION)).isNotEqualTo(seal.close(SESSION));
    }

    @Test
    void another_key_opens_nothing() {
        String sealed = new Seal(List.of(key(1)), RANDOM).close(SESSION);

        assertThat(new Seal(List.of(key(2)), RANDOM).open(sealed)).isNull();
    }

    @Test
    void after_a_change_of_keys_the_old_one_still_opens() {
        String old = new Seal(List.of(key(1)), RANDOM).close(SESSION);
        var changed = new Seal(List.of(key(2), key(1)), RANDOM);

        assertThat(changed.open(old)).isEqualTo(SESSION);
        assertThat(new Seal(List.of(key(1)), RANDOM).open(changed.close(SESSION)))
                .as("but does not seal any more")
                .isNull();
    }

    @Test
    void every_single_changed_character_is_noticed() {
        var seal = new Seal(List.of(key(1)), RANDOM);
        String sealed = seal.close(SESSION);

        // The last character of an unpadded text may carry bits that mean nothing.
        for (int at = 0; at < sealed.length() - 1; at++) {
            char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(seal.open(sealed.substring(0, at) + other + sealed.substring(at + 1)))
                    .as("changed at " + at)
                    .isNull();
        }
    }

    @Test
    void tokens_do_not_show_themselves() {
        assertThat(SESSION.toString()).doesNotContain("a.b.c").doesNotContain("refresh=");
    }
}

package org.carrel.platform.security;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiringMemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

    private final ExpiringMemory<String> memory = new ExpiringMemory<>(3);

    @Test
    void what_is_known_is_known_until_its_moment_and_not_at_it() {
        memory.put("token", "anna", NOW, NOW.plusSeconds(60));

        assertThat(memory.get("token", NOW)).isEqualTo("anna");
        assertThat(memory.get("token", NOW.plusMillis(59_999))).isEqualTo("anna");
        assertThat(memory.get("token", NOW.plusSeconds(60))).isNull();
        assertThat(memory.size()).isZero();
    }

    @Test
    void another_text_is_another_matter() {
        memory.put("token", "anna", NOW, NOW.plusSeconds(60));

        assertThat(memory.get("Token", NOW)).isNull();
    }

    @Test
    void what_has_expired_already_is_not_remembered() {
        memory.put("token", "anna", NOW, NOW);

        assertThat(memory.size()).isZero();
    }

    @Test
    void when_it_is_full_the_expired_go_first() {
        memory.put("a", "a", NOW, NOW.plusSeconds(1));
        memory.put("b", "b", NOW, NOW.plusSeconds(60));
        memory.put("c", "c", NOW, NOW.plusSeconds(60));

        memory.put("d", "d", NOW.plusSeconds(2), NOW.plusSeconds(60));

        assertThat(memory.get("b", NOW.plusSeconds(2))).isEqualTo("b");
        assertThat(memory.get("d", NOW.plusSeconds(2))).isEqualTo("d");
    }

    @Test
    void it_never_holds_more_than_it_may() {
        for (int i = 0; i < 100; i++) {
            memory.put("text " + i, "x", NOW, NOW.plusSeconds(60));
            assertThat(memory.size()).isBetween(1, 3);
        }
    }
}

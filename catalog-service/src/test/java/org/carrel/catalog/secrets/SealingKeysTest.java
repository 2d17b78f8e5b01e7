package org.carrel.catalog.secrets;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealingKeysTest {

    private static final String OLD = SealingKeys.made("2025");
    private static final String NEW = SealingKeys.made("2026");

    @Test
    void a_sealed_word_opens_for_what_it_is_about_and_never_looks_the_same() {
        SealingKeys keys = SealingKeys.of(List.of(NEW));
        String sealed = keys.seal("hémmelig", "target 1");
        assertThat(sealed).startsWith("2026:").doesNotContain("hémmelig");
        assertThat(keys.seal("hémmelig", "target 1")).isNotEqualTo(sealed);
        assertThat(keys.open(sealed, "target 1")).isEqualTo("hémmelig");
        assertThat(keys.open(keys.seal("", "target 1"), "target 1")).isEmpty();
        assertThatThrownBy(() -> keys.open(sealed, "target 2"))
                .isInstanceOf(SealingKeys.UnopenedException.class)
                .hasMessage("the sealing key 2026 does not open what is stored");
    }

    @Test
    void a_key_that_has_been_replaced_still_opens_and_the_new_one_seals() {
        String sealed = SealingKeys.of(List.of(OLD)).seal("secret", "target 1");
        SealingKeys both = SealingKeys.of(List.of(NEW, OLD));
        assertThat(both.isCurrent(sealed)).isFalse();
        assertThat(both.open(sealed, "target 1")).isEqualTo("secret");
        String anew = both.seal("secret", "target 1");
        assertThat(both.isCurrent(anew)).isTrue();
        SealingKeys newOnly = SealingKeys.of(List.of(NEW));
        assertThat(newOnly.open(anew, "target 1")).isEqualTo("secret");
        assertThatThrownBy(() -> newOnly.open(sealed, "target 1"))
                .isInstanceOf(SealingKeys.UnopenedException.class)
                .hasMessage("the sealing key 2025 is not there");
    }

    @Test
    void a_changed_octet_is_noticed() {
        SealingKeys keys = SealingKeys.of(List.of(NEW));
        String sealed = keys.seal("secret", "target 1");
        byte[] octets = Base64.getDecoder().decode(sealed.substring("2026:".length()));
        for (int at = 0; at < octets.length; at++) {
            byte[] changed = octets.clone();
            changed[at] ^= 1;
            String other = "2026:" + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> keys.open(other, "target 1")).isInstanceOf(SealingKeys.UnopenedException.class);
        }
        for (String torn : List.of("", "2026", "2026:", "2026:AAAA", "secret")) {
            assertThatThrownBy(() -> keys.open(torn, "target 1")).isInstanceOf(SealingKeys.UnopenedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026", "2026:c2VjcmV0", "20 26:AAAA", "2026:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_key_that_cannot_be_read_is_refused_without_being_told(String written) {
        assertThatThrownBy(() -> SealingKeys.of(List.of(OLD, written)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sealing key 2 is not an id, a colon and 32 octets in Base64");
    }

    @Test
    void there_has_to_be_a_key_and_each_has_its_own_id() {
        assertThatThrownBy(() -> SealingKeys.of(List.of())).hasMessage("there is no sealing key");
        assertThatThrownBy(() -> SealingKeys.of(List.of(NEW, SealingKeys.made("2026"))))
                .hasMessage("two sealing keys have the id 2026");
    }
}

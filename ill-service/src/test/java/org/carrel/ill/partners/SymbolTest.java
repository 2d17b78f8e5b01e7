package org.carrel.ill.partners;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SymbolTest {

    @ParameterizedTest
    @ValueSource(strings = {"DK-710100", "US-NjP", "AU-ANU:H", "ZDB-1", "O-AAA/x"})
    void an_international_symbol_has_a_prefix_and_a_hyphen(String isil) {
        assertThat(Symbol.isWellFormed("ISIL", isil)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DK710100", "DENMARK-1", "DK-", "DK-123456789012", "DK-7101 0"})
    void what_is_no_international_symbol_is_refused(String isil) {
        assertThatThrownBy(() -> new Symbol("isil", isil)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void case_does_not_tell_symbols_apart() {
        assertThat(new Symbol("Reshare", "east").key()).isEqualTo(new Symbol("RESHARE", "EAST").key());
    }

    @Test
    void a_network_has_its_own_form_of_symbols() {
        assertThat(Symbol.isWellFormed("OCLC", "PUL")).isTrue();
    }
}

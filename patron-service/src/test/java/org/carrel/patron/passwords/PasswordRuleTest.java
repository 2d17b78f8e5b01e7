package org.carrel.patron.passwords;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRuleTest {

    private final PasswordRule rule = new PasswordRule(Set.of("password", "correcthorsebatterystaple", "carrel"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "winter light on paper",
                "fjorten røde heste",
                "tr0ub4dor&3xyz",
                "          spaces count too",
                "密码密码长长长的句子一二三四五"
            })
    void a_long_phrase_of_ones_own_is_good_without_digits_or_signs(String password) {
        assertThat(rule.fault(password, "mette")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short,TOO_SHORT",
        "elevenchars,TOO_SHORT",
        "correcthorsebatterystaple,TOO_COMMON",
        "CorrectHorseBatteryStaple,TOO_COMMON",
        "Password2026!!,TOO_COMMON",
        "123password456,TOO_COMMON",
        "passwordpassword,TOO_COMMON",
        "carrelcarrel,TOO_COMMON",
        "aaaaaaaaaaaaaaaa,TOO_MONOTONOUS",
        "abababababab,TOO_MONOTONOUS",
        "my name is Mette,CONTAINS_USERNAME"
    })
    void what_anybody_would_try_is_not(String password, PasswordRule.Fault fault) {
        assertThat(rule.fault(password, "mette")).contains(fault);
    }

    @Test
    void twelve_characters_are_enough_and_128_are_the_most() {
        assertThat(rule.fault("abcdefghijkl", "mette")).isEmpty();
        assertThat(rule.fault("abcdefgh".repeat(16), "mette")).isEmpty();
        assertThat(rule.fault("abcdefgh".repeat(16) + "x", "mette")).contains(PasswordRule.Fault.TOO_LONG);
    }

    @Test
    void a_character_outside_the_basic_plane_counts_as_one() {
        assertThat(rule.fault("😀😁😂😃😄😅😆😇😈😉😊", "mette")).contains(PasswordRule.Fault.TOO_SHORT);
        assertThat(rule.fault("😀😁😂😃😄😅😆😇😈😉😊😋", "mette")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4071,",
        "820416,",
        "1234,TOO_SIMPLE",
        "4321,TOO_SIMPLE",
        "0000,TOO_SIMPLE",
        "123,SHAPE",
        "1234567890123,SHAPE",
        "12a4,SHAPE",
        "1357,",
        "1212,"
    })
    void a_pin_is_digits_that_are_not_the_first_anybody_would_try(String pin, PinRule.Fault fault) {
        assertThat(PinRule.fault(pin).orElse(null)).isEqualTo(fault);
    }
}

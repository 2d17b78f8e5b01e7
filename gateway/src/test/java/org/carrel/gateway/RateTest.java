package org.carrel.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateTest {

    @Test
    void a_rate_is_a_burst_and_so_many_a_minute() {
        assertThat(Rate.parse("300 / 3000")).isEqualTo(new Rate(300, 3000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "300", "/5", "5/", "0/5", "5/0", "-1/5", "a/b"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse(text));
    }
}

package org.carrel.launcher.stack;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackOffTest {
    private static final BackOff BACK_OFF =
            new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    @Test
    void the_wait_doubles_up_to_the_longest() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(BACK_OFF::after).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void any_number_of_failures_has_a_wait() {
        assertThat(BACK_OFF.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_good_run_makes_the_next_failure_the_first() {
        assertThat(BACK_OFF.failures(5, Duration.ofSeconds(59))).isEqualTo(6);
        assertThat(BACK_OFF.failures(5, Duration.ofSeconds(60))).isEqualTo(1);
        assertThat(BACK_OFF.failures(0, Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void waits_that_cannot_grow_are_refused() {
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package org.carrel.bench.load;

import java.time.Duration;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SampleTest {

    @Test
    void percentiles_are_told_in_milliseconds() {
        Histogram latencies = Sample.histogram();
        for (int millis = 1; millis <= 100; millis++) {
            Sample.record(latencies, millis * 1_000_000L);
        }
        Sample sample = new Sample(latencies, 0, Duration.ofSeconds(1));

        assertThat(sample.percentile(50)).isCloseTo(50, within(0.1));
        assertThat(sample.percentile(95)).isCloseTo(95, within(0.1));
        assertThat(sample.percentile(99)).isCloseTo(99, within(0.1));
    }

    @Test
    void the_rate_of_blocks_counts_the_time_of_the_blocks_only() {
        Sample both = of(100, Duration.ofSeconds(1)).plus(of(100, Duration.ofSeconds(3)));

        assertThat(both.operations()).isEqualTo(200);
        assertThat(both.rate()).isEqualTo(50);
    }

    @Test
    void adding_leaves_the_parts_as_they_were() {
        Sample one = of(1, Duration.ofSeconds(1));
        Sample other = of(2, Duration.ofSeconds(1));

        assertThat(one.plus(other).operations()).isEqualTo(3);
        assertThat(one.operations()).isEqualTo(1);
        assertThat(other.operations()).isEqualTo(2);
    }

    @Test
    void nothing_has_no_rate() {
        assertThat(Sample.none().rate()).isZero();
    }

    @Test
    void what_takes_for_ever_is_counted_and_does_not_break_the_count() {
        Histogram latencies = Sample.histogram();
        Sample.record(latencies, Duration.ofHours(1).toNanos());
        Sample.record(latencies, -5);

        assertThat(latencies.getTotalCount()).isEqualTo(2);
    }

    private static Sample of(int operations, Duration elapsed) {
        Histogram latencies = Sample.histogram();
        for (int i = 0; i < operations; i++) {
            Sample.record(latencies, 1_000_000);
        }
        return new Sample(latencies, 0, elapsed);
    }
}

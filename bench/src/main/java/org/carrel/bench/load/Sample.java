package org.carrel.bench.load;

import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * What a load found.
 *
 * @param latencies of the operations that were done, in nanoseconds
 * @param failures operations that were not done as they should
 * @param elapsed from the first start to the last end
 */
public record Sample(Histogram latencies, long failures, Duration elapsed) {
    private static final long LONGEST = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;

    static Histogram histogram() {
        return new Histogram(LONGEST, DIGITS);
    }

    /** Counts a latency; what takes longer than two minutes counts as two minutes. */
    static void record(Histogram into, long nanos) {
        into.recordValue(Math.clamp(nanos, 0, LONGEST));
    }

    /** Nothing yet. */
    public static Sample none() {
        return new Sample(histogram(), 0, Duration.ZERO);
    }

    /** Both, one after the other. */
    public Sample plus(Sample other) {
        Histogram both = latencies.copy();
        both.add(other.latencies);
        return new Sample(both, failures + other.failures, elapsed.plus(other.elapsed));
    }

    public long operations() {
        return latencies.getTotalCount();
    }

    /** Operations per second, of all workers together. */
    public double rate() {
        return elapsed.isZero() ? 0 : operations() * 1e9 / elapsed.toNanos();
    }

    /** The latency, in milliseconds, that so many of a hundred operations did not exceed. */
    public double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / 1e6;
    }
}

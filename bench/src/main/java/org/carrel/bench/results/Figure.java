package org.carrel.bench.results;

import org.jspecify.annotations.Nullable;

/**
 * One number that was found.
 *
 * @param target what was aimed at; null if there is no aim, and the number is for comparison
 */
public record Figure(
        String metric, double value, String unit, @Nullable Double target, Better better, Run run) {

    /** Which way is up. */
    public enum Better {
        LOWER,
        HIGHER
    }

    public Figure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(metric + " is not a number: " + value);
        }
    }

    /** Whether the target was missed; false without one. */
    public boolean isMissed() {
        return target != null && (better == Better.LOWER ? value >= target : value < target);
    }
}

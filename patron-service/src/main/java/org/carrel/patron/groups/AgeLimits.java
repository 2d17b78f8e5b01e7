package org.carrel.patron.groups;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

/**
 * The ages that a group admits, both ends included.
 *
 * @param minimum youngest age in years; null for no limit
 * @param maximum oldest age in years; null for no limit
 */
public record AgeLimits(@Nullable Integer minimum, @Nullable Integer maximum) {

    public AgeLimits {
        if ((minimum != null && minimum < 0) || (maximum != null && maximum < 0)) {
            throw new IllegalArgumentException("ages are not negative");
        }
        if (minimum != null && maximum != null && minimum > maximum) {
            throw new IllegalArgumentException("the youngest age is above the oldest");
        }
    }

    /** Everybody. */
    public static AgeLimits none() {
        return new AgeLimits(null, null);
    }

    /** Whether a birth date must be known to tell who may join. */
    public boolean matter() {
        return minimum != null || maximum != null;
    }

    /** Whether somebody of this age may join. */
    public boolean admit(int age) {
        return (minimum == null || age >= minimum) && (maximum == null || age <= maximum);
    }

    /** The age in full years on a day. */
    public static int ageOn(LocalDate day, LocalDate birthDate) {
        return Period.between(birthDate, day).getYears();
    }
}

package org.carrel.patron.groups;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A kind of patron, such as adults or school classes. Circulation rules go by its code.
 *
 * @param code short code that never changes
 * @param version grows with each edit
 * @param name name for people
 * @param expiryMonths how long a membership lasts; null for ever
 * @param ages who may be a member
 */
public record PatronGroup(
        String code, long version, String name, @Nullable Integer expiryMonths, AgeLimits ages) {

    public PatronGroup {
        if (expiryMonths != null && expiryMonths < 1) {
            throw new IllegalArgumentException("a membership lasts a month at least");
        }
    }

    /** The last day of a membership that begins, or is renewed, on a day. */
    public Optional<LocalDate> expiryFrom(LocalDate day) {
        return Optional.ofNullable(expiryMonths).map(day::plusMonths);
    }
}

package org.carrel.circulation.fees;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * How late something is.
 *
 * @param dueAt when it was due
 * @param until when it came back, or the moment for which is asked
 * @param recalled whether it had been recalled
 * @param price what the item costs; null if nobody knows
 */
public record Lateness(
        Instant dueAt,
        Instant until,
        boolean recalled,
        @Nullable Money price) {}

package org.carrel.circulation.lost;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.LostTerms;

/** How late an open loan is. The names are part of the API. */
public enum Overdue {
    /** It is not due yet. */
    IN_TIME,
    /** It is overdue. */
    OVERDUE,
    /** It is overdue for so long that the library looks into it. */
    LONG_OVERDUE;

    /**
     * How late a loan is.
     *
     * @param terms what was promised with it
     * @param zone the time zone of the service point that lent it
     */
    public static Overdue of(Instant dueAt, LostTerms terms, ZoneId zone, Instant now) {
        if (!dueAt.isBefore(now)) {
            return IN_TIME;
        }
        return terms.longOverdueAfter()
                .map(length -> length.from(dueAt, zone))
                .filter(from -> !from.isAfter(now))
                .map(_ -> LONG_OVERDUE)
                .orElse(OVERDUE);
    }

    /**
     * When the item of an overdue loan counts as lost; null if the rules never let it.
     *
     * @param recalled whether somebody recalled it
     */
    public static @Nullable Instant lostAt(Instant dueAt, LostTerms terms, boolean recalled, ZoneId zone) {
        return (recalled ? terms.recalledAgedAfter() : terms.agedAfter())
                .map(length -> length.from(dueAt, zone))
                .orElse(null);
    }

    /**
     * When what the loss costs is billed.
     *
     * @param lostAt since when the item counts as lost
     */
    public static Instant billedAt(Instant lostAt, LostTerms terms, boolean recalled, ZoneId zone) {
        Optional<Instant> later =
                (recalled ? terms.recalledBilledAfter() : terms.billedAfter()).map(length -> length.from(lostAt, zone));
        return later.orElse(lostAt);
    }
}

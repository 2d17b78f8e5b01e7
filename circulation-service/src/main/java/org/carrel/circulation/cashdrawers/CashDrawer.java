package org.carrel.circulation.cashdrawers;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * A cash drawer, from its opening to its closing.
 *
 * @param id this use of it
 * @param version grows with every change
 * @param place where it stands, and what it is called there
 * @param opening how it was opened
 * @param closedAt when it was closed; null while it is open
 */
public record CashDrawer(
        UUID id,
        long version,
        Standing place,
        Opening opening,
        @Nullable Instant closedAt) {

    /**
     * Where a drawer stands.
     *
     * @param servicePointId the service point
     * @param name its name there; no two that are open share one
     */
    public record Standing(UUID servicePointId, String name) {}

    /**
     * How a drawer was opened.
     *
     * @param change what was in it
     * @param at when
     * @param by by whom
     */
    public record Opening(Money change, Instant at, String by) {}

    public boolean open() {
        return closedAt == null;
    }
}

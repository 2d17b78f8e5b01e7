package org.carrel.circulation.cashdrawers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The stored cash drawers. */
public interface CashDrawers {
    /** Stores a drawer that is opened; false if one of its name is open there already. */
    boolean open(CashDrawer drawer);

    Optional<DrawerReport> report(UUID drawerId);

    /** The report of a drawer through which nothing goes until the transaction ends. */
    Optional<DrawerReport> lock(UUID drawerId);

    /** Drawers of a service point, newest first. */
    List<CashDrawer> list(UUID servicePointId, @Nullable Boolean open, @Nullable UUID before, int limit);

    void count(UUID drawerId, DrawerReport.Count count);

    void close(CashDrawer drawer, Instant at);
}

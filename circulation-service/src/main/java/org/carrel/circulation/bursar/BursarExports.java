package org.carrel.circulation.bursar;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Accounts;

/** The stored exports to bursars. */
public interface BursarExports {

    /**
     * Accounts with open fees of branches that were charged before a moment, in the order of the patrons' ids.
     *
     * @param after only those of patrons after this one
     */
    List<Accounts.Whose> debtors(Collection<UUID> branchIds, Instant chargedBefore, @Nullable UUID after, int limit);

    /** Stores an export with all lines of the bursar's book, of fees of these branches, that none has taken before. */
    BursarExport take(UUID id, UUID placeId, Collection<UUID> branchIds, Instant at, String by);

    Optional<BursarExport> find(UUID id);

    /** Exports of a place, newest first. */
    List<BursarExport> list(UUID placeId, @Nullable UUID before, int limit);

    /** Lines of an export in a fixed order. */
    List<BursarLine> lines(UUID exportId, BursarLine.@Nullable Position after, int limit);
}

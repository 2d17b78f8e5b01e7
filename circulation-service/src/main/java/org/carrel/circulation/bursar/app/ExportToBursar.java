package org.carrel.circulation.bursar.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.bursar.BursarExport;
import org.carrel.circulation.bursar.BursarExports;
import org.carrel.circulation.fees.Account;
import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.Bookkeeping;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Particulars;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.events.PlaceKind;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;

/** Hands debts of a library over to its bursar, in the transaction of the command that calls it. */
@ApplicationScoped
public class ExportToBursar {
    /** So many accounts are handed over in one go: the next export takes the rest. */
    static final int MOST_ACCOUNTS = 500;

    private final BursarExports exports;
    private final Accounts accounts;
    private final PlaceDirectory places;
    private final IdSource ids;
    private final Clock clock;

    ExportToBursar(BursarExports exports, Accounts accounts, PlaceDirectory places, IdSource ids, Clock clock) {
        this.exports = exports;
        this.accounts = accounts;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * It was handed over.
         *
         * @param more whether there were more accounts than one export takes
         */
        record Exported(BursarExport export, boolean more) implements Outcome {}

        /** There is no such place, or it has no branches. */
        record NoSuchPlace() implements Outcome {}
    }

    /**
     * Exports what was transferred since the last export.
     *
     * @param placeId the library; its branches count
     * @param transferBefore before that, fees that were charged before this moment and are still owed are transferred;
     *     null transfers nothing. Fees for a loss are left alone: its loan is still open
     */
    public Outcome export(UUID placeId, @Nullable Instant transferBefore, Caller caller) {
        Set<UUID> branches = branchesOf(placeId, caller);
        if (branches.isEmpty()) {
            return new Outcome.NoSuchPlace();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean more = false;
        if (transferBefore != null) {
            List<Accounts.Whose> debtors = exports.debtors(branches, transferBefore, null, MOST_ACCOUNTS + 1);
            more = debtors.size() > MOST_ACCOUNTS;
            Origin origin = new Origin(now, caller.subject(), null);
            debtors.stream().limit(MOST_ACCOUNTS).forEach(one -> transfer(one, branches, transferBefore, origin));
        }
        return new Outcome.Exported(exports.take(ids.next(), placeId, branches, now, caller.subject()), more);
    }

    /** The branches of a place, itself if it is one; the caller must cover all of them. */
    public Set<UUID> branchesOf(UUID placeId, Caller caller) {
        PlaceTree tree = places.tree();
        Set<UUID> branches = tree.all().stream()
                .filter(place -> place.kind() == PlaceKind.BRANCH
                        && tree.idsUpward(place.id()).contains(placeId))
                .map(Place::id)
                .collect(Collectors.toSet());
        branches.forEach(caller::requireBranch);
        return branches;
    }

    private void transfer(Accounts.Whose whose, Set<UUID> branches, Instant before, Origin origin) {
        Account account = accounts.lock(whose.patronId(), whose.currency(), new Accounts.Which.Open());
        List<UUID> due = account.fees().stream()
                .filter(fee -> branches.contains(fee.charge().branchId())
                        && fee.chargedAt().isBefore(before)
                        && !fee.charge().kind().forLoss())
                .map(Fee::id)
                .toList();
        if (!due.isEmpty()
                && Bookkeeping.transfer(account, due, null, origin.at())
                        instanceof Bookkeeping.Outcome.Posted(var entry)) {
            accounts.post(entry, origin, Particulars.because("bursar-export"));
        }
    }
}

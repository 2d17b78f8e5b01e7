package org.carrel.circulation.checkin.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.checkin.InstructionCode;
import org.carrel.circulation.checkin.Returns;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.app.Desks;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * Counts what was read in the house: items found on tables, or counted by hand, which are put back without a check-in.
 * Where they stand does not change. Runs in the transaction of the command that calls it.
 */
@ApplicationScoped
public class CountInHouseUse {
    private final Returns returns;
    private final Desks desks;
    private final Replicas replicas;
    private final IdSource ids;
    private final Clock clock;

    CountInHouseUse(Returns returns, Desks desks, Replicas replicas, IdSource ids, Clock clock) {
        this.returns = returns;
        this.desks = desks;
        this.replicas = replicas;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It was counted. */
        record Counted(UUID id, Item item, int quantity, Instant at) implements Outcome {}

        /** It was not: the item is on loan. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** Nobody knows the barcode. */
        record NoSuchItem() implements Outcome {}

        /** There is no such service point. */
        record NoSuchDesk() implements Outcome {}
    }

    public Outcome count(UUID servicePointId, String barcode, int quantity, Caller caller) {
        if (desks.at(servicePointId, caller).isEmpty()) {
            return new Outcome.NoSuchDesk();
        }
        Returns.Gathered gathered = returns.gather(barcode, true);
        Item item = gathered.item();
        Standing standing = gathered.standing();
        if (item == null || standing == null) {
            replicas.require(new Replicated.ItemByBarcode(barcode));
            return new Outcome.NoSuchItem();
        }
        if (gathered.loan() != null) {
            Findings findings = new Findings(java.util.Set.of());
            findings.add(
                    FindingCode.ON_LOAN_TO_ANOTHER,
                    figures("loanId", gathered.loan().loan().id()));
            return new Outcome.Refused(findings.all());
        }
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        returns.settle(
                new Returns.Scan(
                        id,
                        now,
                        servicePointId,
                        caller.subject(),
                        barcode,
                        new Returns.Scan.Outcome(
                                item.id(),
                                standing.version(),
                                standing.state().availability().name(),
                                InstructionCode.SHELVE_HERE,
                                gathered.openOnTitle().size(),
                                null,
                                null,
                                null,
                                quantity)),
                null,
                null,
                List.of());
        return new Outcome.Counted(id, item, quantity, now);
    }
}

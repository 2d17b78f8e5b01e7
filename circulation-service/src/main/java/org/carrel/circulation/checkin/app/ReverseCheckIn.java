package org.carrel.circulation.checkin.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.checkin.CheckInReversal;
import org.carrel.circulation.checkin.Returns;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.app.LateFees;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.app.Desks;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.Requests;
import org.carrel.events.LoanReopened;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/** Takes a check-in back, or says why not. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class ReverseCheckIn {
    private final Returns returns;
    private final FactsOfReversal facts;
    private final Desks desks;
    private final LateFees lateFees;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final Clock clock;

    ReverseCheckIn(
            Returns returns,
            FactsOfReversal facts,
            Desks desks,
            LateFees lateFees,
            Whereabouts whereabouts,
            Outbox outbox,
            Clock clock) {
        this.returns = returns;
        this.facts = facts;
        this.desks = desks;
        this.lateFees = lateFees;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * The loan goes on.
         *
         * @param putBack the request that lost the item again; null if none had got it
         */
        record Reversed(Loan loan, @Nullable UUID putBack) implements Outcome {}

        /** It cannot be taken back. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such check-in. */
        record NoSuchCheckIn() implements Outcome {}
    }

    /**
     * Reverses.
     *
     * @param reason why, in words; null if nobody said
     */
    public Outcome reverse(UUID checkInId, @Nullable String reason, Caller caller) {
        Returns.Logged seen = returns.find(checkInId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchCheckIn();
        }
        UUID servicePointId = seen.scan().servicePointId();
        caller.requireBranch(desks.of(servicePointId).branchId());
        CheckInReversal.@Nullable Facts locked = facts.lock(checkInId, seen);
        if (locked == null) {
            return new Outcome.NoSuchCheckIn();
        }
        return switch (CheckInReversal.decide(locked)) {
            case CheckInReversal.Outcome.Refused(var findings) -> new Outcome.Refused(findings);
            case CheckInReversal.Outcome.Reversed reversed -> {
                write(locked, reversed, reason, caller.subject());
                Request putBack = reversed.putBack();
                yield new Outcome.Reversed(reversed.reopened(), putBack == null ? null : putBack.id());
            }
        };
    }

    private void write(
            CheckInReversal.Facts locked,
            CheckInReversal.Outcome.Reversed reversed,
            @Nullable String reason,
            String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Loan loan = reversed.reopened();
        Standing standing = locked.standing();
        Change change = new Change(
                standing,
                reversed.next(),
                Change.Cause.CHECK_IN_REVERSED,
                now,
                locked.logged().scan().servicePointId(),
                actor,
                locked.logged().scan().outcome().waiting(),
                reason);
        Request putBack = reversed.putBack();
        returns.reverse(
                locked.logged().scan(),
                loan,
                now,
                actor,
                change,
                putBack == null ? List.of() : List.of(putBack.putBack()));
        lateFees.takeBack(
                loan.id(), loan.course().dueAt(), "check-in-reversed", new Origin(now, actor, change.servicePointId()));
        whereabouts.tell(change);
        outbox.append(new LoanReopened(
                loan.id(),
                loan.version(),
                loan.itemId(),
                standing.recordId(),
                loan.patronId(),
                loan.course().dueAt(),
                now));
    }

    /** Reads and locks the facts of a reversal: patron, item, loan, queue. */
    @ApplicationScoped
    static class FactsOfReversal {
        private final Returns returns;
        private final Loans loans;
        private final Patrons patrons;
        private final Standings standings;
        private final Requests requests;

        FactsOfReversal(Returns returns, Loans loans, Patrons patrons, Standings standings, Requests requests) {
            this.returns = returns;
            this.loans = loans;
            this.patrons = patrons;
            this.standings = standings;
            this.requests = requests;
        }

        /** Null if nobody knew the barcode that was scanned. */
        CheckInReversal.@Nullable Facts lock(UUID checkInId, Returns.Logged seen) {
            UUID itemId = seen.scan().outcome().itemId();
            UUID loanId = seen.scan().outcome().loanId();
            if (itemId == null) {
                return null;
            }
            if (loanId != null) {
                loans.find(loanId).ifPresent(kept -> patrons.lock(kept.loan().patronId()));
            }
            Standing standing = standings
                    .lock(itemId)
                    .orElseThrow(() -> new IllegalStateException("a scanned item stands nowhere: " + itemId));
            return new CheckInReversal.Facts(
                    returns.find(checkInId).orElse(seen),
                    loanId == null
                            ? null
                            : loans.lock(loanId).map(Loans.Kept::loan).orElse(null),
                    standing,
                    requests.lockQueue(standing.recordId()));
        }
    }
}

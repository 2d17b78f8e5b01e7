package org.carrel.circulation.loans.app;

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
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.Renewal;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Requests;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.events.LoanRenewed;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/** Renews a loan, or says why not. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class RenewLoan {
    private final Loans loans;
    private final FactsOfRenewal facts;
    private final Desks desks;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final Clock clock;

    RenewLoan(Loans loans, FactsOfRenewal facts, Desks desks, Whereabouts whereabouts, Outbox outbox, Clock clock) {
        this.loans = loans;
        this.facts = facts;
        this.desks = desks;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It was renewed. */
        record Renewed(Loan loan, Renewal.Outcome.Granted decision) implements Outcome {}

        /** It was not. */
        record NotRenewed(Renewal.Outcome.Refused decision) implements Outcome {}

        /** There is no such loan. */
        record NoSuchLoan() implements Outcome {}

        /** There is no such service point. */
        record NoSuchDesk() implements Outcome {}
    }

    /**
     * Renews.
     *
     * @param servicePointId where staff are; null if the patron renews, or staff do it from afar
     */
    public Outcome renew(UUID loanId, @Nullable UUID servicePointId, Overrides overrides, Caller caller) {
        Loans.Kept kept = loans.find(loanId).orElse(null);
        if (kept == null) {
            return new Outcome.NoSuchLoan();
        }
        caller.requireSelfIfPatron(kept.loan().patronId());
        Desk desk = desks.of(kept.loan().servicePointId());
        if (servicePointId != null && desks.at(servicePointId, caller).isEmpty()) {
            return new Outcome.NoSuchDesk();
        }
        if (servicePointId == null && caller.kind() != Caller.Kind.PATRON) {
            caller.requireBranch(desk.branchId());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FactsOfRenewal.Read read = facts.read(kept, desk, now);
        return switch (Renewal.decide(read.facts(), overrides.permittedTo(caller), now)) {
            case Renewal.Outcome.Refused refused -> new Outcome.NotRenewed(refused);
            case Renewal.Outcome.Granted granted -> {
                write(read, granted, now, servicePointId, caller);
                yield new Outcome.Renewed(granted.renewed(), granted);
            }
        };
    }

    private void write(
            FactsOfRenewal.Read read,
            Renewal.Outcome.Granted granted,
            Instant now,
            @Nullable UUID servicePointId,
            Caller caller) {
        Loan renewed = granted.renewed();
        loans.renew(read.facts().loan(), renewed, now, servicePointId, caller.subject(), granted.overridden());
        whereabouts.record(List.of(new Change(
                read.standing(),
                granted.from().renewed(renewed.course().dueAt()),
                Change.Cause.RENEWAL,
                now,
                servicePointId,
                caller.subject(),
                read.facts().queue().size())));
        outbox.append(new LoanRenewed(
                renewed.id(),
                renewed.version(),
                renewed.itemId(),
                renewed.patronId(),
                renewed.course().renewals(),
                now,
                renewed.course().dueAt(),
                granted.overridden()));
    }

    /** Reads and locks the facts of a renewal: patron, item, loan, queue. */
    @ApplicationScoped
    static class FactsOfRenewal {
        private final Loans loans;
        private final Patrons patrons;
        private final Standings standings;
        private final Items items;
        private final Requests requests;
        private final Queues queues;

        record Read(Standing standing, Renewal.Facts facts) {}

        FactsOfRenewal(
                Loans loans, Patrons patrons, Standings standings, Items items, Requests requests, Queues queues) {
            this.loans = loans;
            this.patrons = patrons;
            this.standings = standings;
            this.items = items;
            this.requests = requests;
            this.queues = queues;
        }

        Read read(Loans.Kept kept, Desk desk, Instant now) {
            UUID itemId = kept.loan().itemId();
            @Nullable
            Patron patron =
                    patrons.lock(kept.loan().patronId()).map(Borrower::patron).orElse(null);
            Standing standing = standings
                    .lock(itemId)
                    .orElseThrow(() -> new IllegalStateException("a lent item stands nowhere: " + itemId));
            Loan loan = loans.lock(kept.loan().id()).orElseThrow().loan();
            var today = desk.hours().dayOf(now);
            Queue queue = items.find(itemId)
                    .map(item -> queueOf(item, kept, today))
                    .orElseGet(() -> Queue.none(itemId, today));
            return new Read(
                    standing,
                    new Renewal.Facts(
                            loan, loans.promised(kept.termsId()), patron, standing.state(), queue, desk.hours()));
        }

        private Queue queueOf(Item item, Loans.Kept kept, java.time.LocalDate today) {
            return queues.of(item, requests.lockQueue(kept.recordId()), today);
        }
    }
}

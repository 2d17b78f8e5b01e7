package org.carrel.circulation.loans.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.app.LateFees;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.findings.app.SeverityBook;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.OpenLoans;
import org.carrel.circulation.loans.OpenLoans.Held;
import org.carrel.circulation.loans.Renewal;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.events.LoanRenewed;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/**
 * Renews loans, one or many, or says of each why not. Runs in the transaction of the command that calls it; however
 * many loans there are, it reads and writes in a fixed number of round trips.
 */
@ApplicationScoped
public class RenewLoans {
    private final OpenLoans loans;
    private final Desks desks;
    private final Queues queues;
    private final RuleBook rules;
    private final SeverityBook severities;
    private final LateFees lateFees;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final Clock clock;

    RenewLoans(
            OpenLoans loans,
            Desks desks,
            Queues queues,
            RuleBook rules,
            SeverityBook severities,
            LateFees lateFees,
            Whereabouts whereabouts,
            Outbox outbox,
            Clock clock) {
        this.loans = loans;
        this.desks = desks;
        this.queues = queues;
        this.rules = rules;
        this.severities = severities;
        this.lateFees = lateFees;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param choice which loans
     * @param kind how the renewals come about
     * @param servicePointId where staff are; null if the patron renews, or staff do it from afar
     * @param overrides findings to set aside
     * @param dueAt a due date set by staff; null leaves it to the rules
     */
    public record Wish(
            OpenLoans.Choice choice,
            Renewal.Kind kind,
            @Nullable UUID servicePointId,
            Overrides overrides,
            @Nullable Instant dueAt) {}

    /**
     * What was decided about a loan.
     *
     * @param loan the loan as it stands now
     * @param decision why
     */
    public record Considered(Loan loan, Renewal.Outcome decision) {
        public boolean renewed() {
            return decision instanceof Renewal.Outcome.Granted;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The loans that were chosen, each with its verdict; none if there are none. */
        record Done(List<Considered> loans) implements Outcome {
            public Done {
                loans = List.copyOf(loans);
            }
        }

        /** There is no such service point. */
        record NoSuchDesk() implements Outcome {}
    }

    /** Renews what can be renewed. */
    public Outcome renew(Wish wish, Caller caller) {
        return consider(wish, caller, true);
    }

    /** What would be decided now, without renewing anything. */
    public Outcome wouldRenew(Wish wish, Caller caller) {
        return consider(wish, caller, false);
    }

    private Outcome consider(Wish wish, Caller caller, boolean write) {
        if (wish.servicePointId() != null
                && desks.at(wish.servicePointId(), caller).isEmpty()) {
            return new Outcome.NoSuchDesk();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Held> chosen = loans.gather(wish.choice(), write);
        Leave leave = new Leave(wish.overrides(), caller, severities);
        List<Considered> considered = new ArrayList<>();
        List<OpenLoans.Renewed> renewed = new ArrayList<>();
        for (Held held : chosen) {
            caller.requireSelfIfPatron(held.loan().patronId());
            Desk desk = desks.of(held.loan().servicePointId());
            if (wish.servicePointId() == null && caller.kind() != Caller.Kind.PATRON) {
                caller.requireBranch(desk.branchId());
            }
            Queue queue = held.item() == null
                    ? Queue.none(held.loan().itemId(), desk.hours().dayOf(now))
                    : queues.of(held.item(), held.openOnTitle(), desk.hours().dayOf(now));
            Renewal.Outcome decision = Renewal.decide(
                    new Renewal.Facts(
                            held.loan(),
                            held.promised(),
                            held.patron(),
                            held.standing().state(),
                            queue,
                            desk.hours(),
                            circumstances(held)),
                    new Renewal.Ask(
                            now,
                            wish.kind(),
                            leave.overridesAt(desk.branchId()),
                            leave.severitiesAt(desk.branchId()),
                            wish.dueAt()));
            switch (decision) {
                case Renewal.Outcome.Refused refused -> considered.add(new Considered(held.loan(), refused));
                case Renewal.Outcome.Granted granted -> {
                    considered.add(new Considered(granted.renewed(), granted));
                    renewed.add(renewed(held, granted, queue, wish, caller, now));
                }
            }
        }
        if (write) {
            loans.renew(renewed);
            renewed.forEach(this::tell);
            chargeWhatIsLate(chosen, renewed, now, wish, caller);
        }
        return new Outcome.Done(considered);
    }

    private Renewal.Circumstances circumstances(Held held) {
        return new Renewal.Circumstances(
                held.holdings(),
                held.patron() == null || held.item() == null ? null : rules.terms(held.patron(), held.item()),
                held.automatic(),
                held.onSite());
    }

    private static OpenLoans.Renewed renewed(
            Held held, Renewal.Outcome.Granted granted, Queue queue, Wish wish, Caller caller, Instant now) {
        return new OpenLoans.Renewed(
                held.loan(),
                granted.renewed(),
                wish.kind(),
                granted.overridden(),
                wish.overrides().reasonsFor(granted.overridden()),
                new Change(
                        held.standing(),
                        granted.from().renewed(granted.renewed().course().dueAt()),
                        Change.Cause.RENEWAL,
                        now,
                        wish.servicePointId(),
                        caller.subject(),
                        queue.size()));
    }

    private void chargeWhatIsLate(
            List<Held> chosen, List<OpenLoans.Renewed> renewed, Instant now, Wish wish, Caller caller) {
        Origin origin = new Origin(now, caller.subject(), wish.servicePointId());
        Set<UUID> forgiven = chosen.stream()
                .filter(held -> held.promised().renewal().forgivesOverdue())
                .map(held -> held.loan().id())
                .collect(Collectors.toSet());
        for (OpenLoans.Renewed one : renewed) {
            if (one.before().overdueAt(now) && !forgiven.contains(one.before().id())) {
                lateFees.charge(one.before().id(), one.before().course().dueAt(), now, origin);
            }
        }
    }

    private void tell(OpenLoans.Renewed renewed) {
        Loan loan = renewed.after();
        whereabouts.tell(renewed.change());
        outbox.append(new LoanRenewed(
                loan.id(),
                loan.version(),
                loan.itemId(),
                loan.patronId(),
                loan.course().renewals(),
                renewed.change().at(),
                loan.course().dueAt(),
                renewed.overridden()));
    }
}

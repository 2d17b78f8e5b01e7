package org.carrel.circulation.fees.app;

import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Account;
import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.Book;
import org.carrel.circulation.fees.Bookkeeping;
import org.carrel.circulation.fees.Bookkeeping.PaidFrom;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.FeeList;
import org.carrel.circulation.fees.LostFeesSettled;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Particulars;
import org.carrel.circulation.fees.RefundTo;
import org.carrel.circulation.fees.Refusal;
import org.carrel.circulation.fees.app.Counters.Counter;
import org.carrel.platform.money.Money;
import org.carrel.platform.security.Caller;

/**
 * Pays, waives, transfers, refunds and cancels fees, in the transaction of the command that calls it. When that leaves
 * nothing owed for a loss, whoever keeps the lost loan is told in the same transaction.
 */
@ApplicationScoped
public class SettleFees {
    private final Accounts accounts;
    private final FeeList fees;
    private final Counters counters;
    private final Instance<LostFeesSettled> losses;

    SettleFees(Accounts accounts, FeeList fees, Counters counters, @Any Instance<LostFeesSettled> losses) {
        this.accounts = accounts;
        this.fees = fees;
        this.counters = counters;
        this.losses = losses;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It was posted. */
        record Settled(UUID postingId) implements Outcome {}

        /** It was not, for these reasons. */
        record Refused(List<Refusal> refusals) implements Outcome {
            public Refused {
                refusals = List.copyOf(refusals);
            }
        }

        /** There is no such service point. */
        record NoSuchCounter() implements Outcome {}

        /** Money cannot change hands so. */
        record NotTendered(Counters.Tender why) implements Outcome {}
    }

    /**
     * Where, whose and what: common to all acts.
     *
     * @param servicePointId where
     * @param patronId whose account
     * @param feeIds the fees, in this order; empty means all that are open, oldest first
     * @param reason why
     * @param comment what staff add
     */
    public record Task(
            UUID servicePointId,
            UUID patronId,
            List<UUID> feeIds,
            @Nullable String reason,
            @Nullable String comment) {
        public Task {
            feeIds = List.copyOf(feeIds);
        }
    }

    /**
     * How money changes hands.
     *
     * @param method code of the payment method
     * @param drawerId the cash drawer; null for the only one that is open
     */
    public record Hands(String method, @Nullable UUID drawerId) {}

    /** Takes a payment; what is left over becomes credit if it is to be kept, and is refused otherwise. */
    public Outcome pay(Task task, Money amount, Hands hands, boolean keepRest, Caller caller) {
        return act(
                task,
                amount.currency(),
                hands,
                caller,
                (account, origin) ->
                        Bookkeeping.pay(account, task.feeIds(), amount, PaidFrom.TENDER, keepRest, origin.at()));
    }

    /** Pays with the patron's credit. */
    public Outcome payFromCredit(Task task, Money amount, Caller caller) {
        return act(
                task,
                amount.currency(),
                null,
                caller,
                (account, origin) ->
                        Bookkeeping.pay(account, task.feeIds(), amount, PaidFrom.CREDIT, false, origin.at()));
    }

    /** Forgives fees; without an amount, all that remains of them. */
    public Outcome waive(Task task, Currency currency, @Nullable Money amount, Caller caller) {
        return act(
                task,
                currency,
                null,
                caller,
                (account, origin) -> Bookkeeping.waive(account, task.feeIds(), amount, origin.at()));
    }

    /** Hands fees over to the bursar; without an amount, all that remains of them. */
    public Outcome transfer(Task task, Currency currency, @Nullable Money amount, Caller caller) {
        return act(
                task,
                currency,
                null,
                caller,
                (account, origin) -> Bookkeeping.transfer(account, task.feeIds(), amount, origin.at()));
    }

    /** Gives back what was paid for a fee. */
    public Outcome refund(Task task, Money amount, RefundTo to, @Nullable Hands hands, Caller caller) {
        UUID feeId = task.feeIds().getFirst();
        return act(
                task,
                amount.currency(),
                to == RefundTo.TENDER ? hands : null,
                caller,
                (account, origin) -> Bookkeeping.refund(account, feeId, amount, to, origin.at()));
    }

    /** Takes a fee back as charged in error. */
    public Outcome cancel(Task task, Currency currency, @Nullable RefundTo to, @Nullable Hands hands, Caller caller) {
        UUID feeId = task.feeIds().getFirst();
        return act(
                task,
                currency,
                to == RefundTo.TENDER ? hands : null,
                caller,
                (account, origin) -> Bookkeeping.cancel(account, feeId, to, origin.at()));
    }

    /** Pays out what the library owes a patron: credit, or refunds that are due. */
    public Outcome payOut(Task task, Money amount, Book from, Hands hands, Caller caller) {
        return act(
                task, amount.currency(), hands, caller, (account, origin) -> Bookkeeping.payOut(account, amount, from));
    }

    private interface Decision {
        Bookkeeping.Outcome on(Account account, Origin origin);
    }

    private Outcome act(Task task, Currency currency, @Nullable Hands hands, Caller caller, Decision decision) {
        Counter counter = counters.at(task.servicePointId(), caller).orElse(null);
        if (counter == null) {
            return new Outcome.NoSuchCounter();
        }
        Particulars particulars = new Particulars(null, null, task.reason(), task.comment());
        if (hands != null) {
            switch (counters.tender(
                    counter, currency, hands.method(), hands.drawerId(), task.reason(), task.comment())) {
                case Counters.Tender.Accepted(var accepted) -> particulars = accepted;
                case Counters.Tender.NoSuchMethod why -> {
                    return new Outcome.NotTendered(why);
                }
                case Counters.Tender.DrawerNotOpen why -> {
                    return new Outcome.NotTendered(why);
                }
                case Counters.Tender.DrawerUnnamed why -> {
                    return new Outcome.NotTendered(why);
                }
            }
        }
        List<UUID> lost = lossesThatMayEnd(task);
        Account account = accounts.lock(
                task.patronId(),
                currency,
                task.feeIds().isEmpty() ? new Accounts.Which.Open() : new Accounts.Which.These(task.feeIds()));
        return switch (decision.on(account, counter.origin())) {
            case Bookkeeping.Outcome.Refused(var refusals) -> new Outcome.Refused(refusals);
            case Bookkeeping.Outcome.Posted(var entry) -> {
                UUID postingId = accounts.post(entry, counter.origin(), particulars);
                tellOfLosses(entry, lost, counter.origin());
                yield new Outcome.Settled(postingId);
            }
        };
    }

    /** Locks, before the account, the lost loans that this may close: the order of all locks is item, then account. */
    private List<UUID> lossesThatMayEnd(Task task) {
        if (losses.isUnsatisfied()) {
            return List.of();
        }
        List<UUID> loans = fees.lossesAmong(task.patronId(), task.feeIds());
        if (!loans.isEmpty()) {
            losses.forEach(one -> one.lock(loans));
        }
        return loans;
    }

    private void tellOfLosses(Bookkeeping.Entry entry, List<UUID> locked, Origin origin) {
        Set<UUID> loans = new LinkedHashSet<>();
        for (Fee fee : entry.fees()) {
            UUID loanId = fee.charge().about().loanId();
            if (loanId != null && fee.charge().kind().forLoss() && !fee.open() && locked.contains(loanId)) {
                loans.add(loanId);
            }
        }
        for (UUID loanId : loans) {
            if (!accounts.lossIsOwed(loanId)) {
                losses.forEach(one -> one.settled(loanId, origin));
            }
        }
    }
}

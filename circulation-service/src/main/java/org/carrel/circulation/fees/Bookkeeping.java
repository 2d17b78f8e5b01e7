package org.carrel.circulation.fees;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * The decisions about an account: each takes the account as it is locked and says what to post, or why nothing is.
 * Nothing is ever paid beyond what remains, nothing given back beyond what was paid.
 */
public final class Bookkeeping {
    private Bookkeeping() {}

    /** What came of it. */
    public sealed interface Outcome {
        /** This is to be posted. */
        record Posted(Entry entry) implements Outcome {}

        /** Nothing is posted. */
        record Refused(List<Refusal> refusals) implements Outcome {
            public Refused {
                refusals = List.copyOf(refusals);
            }

            static Refused because(Refusal refusal) {
                return new Refused(List.of(refusal));
            }
        }
    }

    /**
     * A posting and what it makes of the account.
     *
     * @param before the account it was decided on
     * @param posting the lines
     * @param fees the fees it changes, as they are afterwards
     * @param balance the balance afterwards
     */
    public record Entry(Account before, Posting posting, List<Fee> fees, Balance balance) {
        public Entry {
            fees = List.copyOf(fees);
        }
    }

    /** What a payment is made with. */
    public enum PaidFrom {
        /** With money or the like. */
        TENDER,
        /** With what the patron paid in advance. */
        CREDIT
    }

    public static Entry charge(Account account, Fee fee) {
        return new Draft(account)
                .move(Book.INCOME, Book.RECEIVABLE, fee, fee.charge().amount())
                .keep(fee)
                .entry(Act.CHARGE);
    }

    /**
     * Pays fees in the order given, each as far as the money reaches.
     *
     * @param chosen the fees, in this order; empty means all of the account, oldest first
     * @param keepRest whether what is left over becomes credit; otherwise too much is refused
     */
    public static Outcome pay(
            Account account, List<UUID> chosen, Money amount, PaidFrom from, boolean keepRest, Instant at) {
        Choice choice = choose(account, chosen);
        if (!choice.refusals().isEmpty()) {
            return new Outcome.Refused(choice.refusals());
        }
        Money owed = choice.owed();
        if (from == PaidFrom.CREDIT && amount.compareTo(account.balance().credit()) > 0) {
            return Outcome.Refused.because(
                    new Refusal.MoreThanHeld(amount, account.balance().credit()));
        }
        boolean rest = amount.compareTo(owed) > 0;
        if (rest && (!keepRest || from == PaidFrom.CREDIT)) {
            return Outcome.Refused.because(
                    owed.isZero() ? new Refusal.NoDebt() : new Refusal.MoreThanOwed(amount, owed));
        }
        Book source = from == PaidFrom.TENDER ? Book.TENDER : Book.CREDIT;
        Draft draft = new Draft(account);
        Money left = amount;
        for (Fee fee : choice.fees()) {
            Money part = left.atMost(fee.remaining());
            if (part.isPositive()) {
                draft.move(Book.RECEIVABLE, source, fee, part).keep(fee.paid(part, at));
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            draft.move(Book.CREDIT, source, null, left);
        }
        return new Outcome.Posted(draft.entry(from == PaidFrom.TENDER ? Act.PAYMENT : Act.CREDIT_USED));
    }

    /** Forgives what remains of fees, or a part of it, in the order given. */
    public static Outcome waive(Account account, List<UUID> chosen, @Nullable Money amount, Instant at) {
        return settle(account, chosen, amount, Book.WAIVER, Act.WAIVER, (fee, part) -> fee.waived(part, at));
    }

    /** Hands what remains of fees over to a bursar, or a part of it, in the order given. */
    public static Outcome transfer(Account account, List<UUID> chosen, @Nullable Money amount, Instant at) {
        return settle(account, chosen, amount, Book.BURSAR, Act.TRANSFER, (fee, part) -> fee.transferred(part, at));
    }

    private interface Settling {
        Fee by(Fee fee, Money part);
    }

    private static Outcome settle(
            Account account, List<UUID> chosen, @Nullable Money amount, Book into, Act act, Settling settling) {
        Choice choice = choose(account, chosen);
        if (!choice.refusals().isEmpty()) {
            return new Outcome.Refused(choice.refusals());
        }
        Money owed = choice.owed();
        Money left = amount == null ? owed : amount;
        if (owed.isZero()) {
            return Outcome.Refused.because(new Refusal.NoDebt());
        }
        if (left.compareTo(owed) > 0) {
            return Outcome.Refused.because(new Refusal.MoreThanOwed(left, owed));
        }
        Draft draft = new Draft(account);
        for (Fee fee : choice.fees()) {
            Money part = left.atMost(fee.remaining());
            if (part.isPositive()) {
                draft.move(Book.RECEIVABLE, into, fee, part).keep(settling.by(fee, part));
                left = left.minus(part);
            }
        }
        return new Outcome.Posted(draft.entry(act));
    }

    /** Gives back what was paid for a fee: payments first, then what a bursar was to collect. */
    public static Outcome refund(Account account, UUID feeId, Money amount, RefundTo to, Instant at) {
        Fee fee = account.fee(feeId).orElse(null);
        if (fee == null) {
            return Outcome.Refused.because(new Refusal.NoSuchFee(feeId));
        }
        Money refundable = fee.figures().refundable();
        if (amount.compareTo(refundable) > 0) {
            return Outcome.Refused.because(new Refusal.MoreThanRefundable(feeId, amount, refundable));
        }
        Draft draft = new Draft(account);
        draft.keep(giveBack(draft, fee, amount, to, at));
        return new Outcome.Posted(draft.entry(Act.REFUND));
    }

    /**
     * Takes a fee back as charged in error.
     *
     * @param refundTo where what was paid goes; null refuses if anything was
     */
    public static Outcome cancel(Account account, UUID feeId, @Nullable RefundTo refundTo, Instant at) {
        Fee fee = account.fee(feeId).orElse(null);
        if (fee == null) {
            return Outcome.Refused.because(new Refusal.NoSuchFee(feeId));
        }
        if (fee.voided()) {
            return Outcome.Refused.because(new Refusal.Voided(feeId));
        }
        Money refundable = fee.figures().refundable();
        if (refundable.isPositive() && refundTo == null) {
            return Outcome.Refused.because(new Refusal.PaymentsStand(feeId, refundable));
        }
        if (!refundable.isPositive() && !fee.open()) {
            return Outcome.Refused.because(new Refusal.NothingOwed(feeId));
        }
        Draft draft = new Draft(account);
        draft.keep(takeBack(draft, fee, refundTo, at).voiding());
        return new Outcome.Posted(draft.entry(Act.CANCELLATION));
    }

    /**
     * Settles the fees of a loss, for the item was found. Done twice, it does nothing the second time.
     *
     * @return what to post; null if nothing is to be
     */
    public static @Nullable Entry found(Account account, LostItemRefund refund, Instant at) {
        Draft draft = new Draft(account);
        for (Fee fee : account.fees()) {
            if (fee.voided() || !refund.covers(fee.charge().kind())) {
                continue;
            }
            switch (refund.extent()) {
                case NONE -> {}
                case UNPAID_ONLY -> {
                    if (fee.open()) {
                        Fee cancelled = takeBack(draft, fee, null, at);
                        draft.keep(fee.figures().refundable().isZero() ? cancelled.voiding() : cancelled);
                    }
                }
                case FULL -> {
                    if (fee.open() || fee.figures().refundable().isPositive()) {
                        draft.keep(takeBack(draft, fee, refund.to(), at).voiding());
                    }
                }
            }
        }
        return draft.isEmpty() ? null : draft.entry(Act.LOST_ITEM_FOUND);
    }

    /** Pays out what the library owes a patron. */
    public static Outcome payOut(Account account, Money amount, Book from) {
        Money held =
                switch (from) {
                    case CREDIT -> account.balance().credit();
                    case REFUND_DUE -> account.balance().refundDue();
                    case RECEIVABLE, TENDER, BURSAR, WAIVER, INCOME ->
                        throw new IllegalArgumentException("nothing is owed to a patron in " + from);
                };
        if (amount.compareTo(held) > 0) {
            return Outcome.Refused.because(new Refusal.MoreThanHeld(amount, held));
        }
        return new Outcome.Posted(
                new Draft(account).move(Book.TENDER, from, null, amount).entry(Act.PAYOUT));
    }

    private static Fee giveBack(Draft draft, Fee fee, Money amount, RefundTo to, Instant at) {
        Money ofPayments =
                amount.atMost(fee.figures().paid().minus(fee.figures().refunded()));
        Money ofTransfers = amount.minus(ofPayments);
        draft.move(to.book(), Book.INCOME, fee, ofPayments);
        draft.move(Book.BURSAR, Book.INCOME, fee, ofTransfers);
        return fee.refunded(ofPayments, ofTransfers, at);
    }

    /** Cancels what remains and, if it is said where to, gives back what was paid. */
    private static Fee takeBack(Draft draft, Fee fee, @Nullable RefundTo refundTo, Instant at) {
        Fee back = refundTo == null ? fee : giveBack(draft, fee, fee.figures().refundable(), refundTo, at);
        draft.move(Book.RECEIVABLE, Book.INCOME, fee, fee.remaining());
        return back.cancelled(at);
    }

    private record Choice(List<Fee> fees, Money owed, List<Refusal> refusals) {}

    private static Choice choose(Account account, Collection<UUID> chosen) {
        List<Fee> fees = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        if (chosen.isEmpty()) {
            account.fees().stream().filter(Fee::open).forEach(fees::add);
        }
        for (UUID feeId : List.copyOf(new java.util.LinkedHashSet<>(chosen))) {
            Fee fee = account.fee(feeId).orElse(null);
            if (fee == null) {
                refusals.add(new Refusal.NoSuchFee(feeId));
            } else if (!fee.open()) {
                refusals.add(new Refusal.NothingOwed(feeId));
            } else {
                fees.add(fee);
            }
        }
        Money owed =
                fees.stream().map(Fee::remaining).reduce(Money::plus).orElseGet(() -> Money.zero(account.currency()));
        return new Choice(fees, owed, refusals);
    }

    /** A posting in the making. */
    private static final class Draft {
        private final Account account;
        private final List<Posting.Line> lines = new ArrayList<>();
        private final Map<UUID, Fee> fees = new LinkedHashMap<>();

        Draft(Account account) {
            this.account = account;
        }

        /** Credits one book and debits another; nothing is posted for nothing. */
        Draft move(Book credited, Book debited, @Nullable Fee fee, Money amount) {
            if (amount.isPositive()) {
                @Nullable UUID feeId = fee == null ? null : fee.id();
                lines.add(new Posting.Line(debited, feeId, amount));
                lines.add(new Posting.Line(credited, feeId, amount.times(-1)));
            }
            return this;
        }

        Draft keep(Fee fee) {
            fees.put(fee.id(), fee);
            return this;
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }

        Entry entry(Act act) {
            Posting posting = new Posting(act, lines);
            return new Entry(
                    account,
                    posting,
                    List.copyOf(fees.values()),
                    account.balance().after(posting));
        }
    }
}

package org.carrel.circulation.fees;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * A fee and what has become of it.
 *
 * @param id the fee
 * @param version grows with every change
 * @param charge what was charged
 * @param chargedAt when
 * @param settledAt since when nothing of it is owed; null while something is
 * @param figures where its amount has gone
 * @param voided whether it was taken back: charged in error, or no longer due
 */
public record Fee(
        UUID id,
        long version,
        Charge charge,
        Instant chargedAt,
        @Nullable Instant settledAt,
        Figures figures,
        boolean voided) {

    /**
     * Where the amount of a fee has gone. {@code remaining + paid + waived + transferred + cancelled} is what was
     * charged.
     *
     * @param remaining still owed
     * @param paid paid, in whatever way
     * @param waived forgiven
     * @param transferred handed over to a bursar
     * @param cancelled taken back
     * @param refunded given back of what was paid
     * @param recalled taken back of what was transferred
     */
    public record Figures(
            Money remaining,
            Money paid,
            Money waived,
            Money transferred,
            Money cancelled,
            Money refunded,
            Money recalled) {
        static Figures of(Money amount) {
            Money zero = Money.zero(amount.currency());
            return new Figures(amount, zero, zero, zero, zero, zero, zero);
        }

        /** What could still be given back. */
        public Money refundable() {
            return paid.minus(refunded).plus(transferred.minus(recalled));
        }
    }

    /** A fee that nothing has happened to. */
    public static Fee charged(UUID id, Charge charge, Instant at) {
        return new Fee(id, 1, charge, at, null, Figures.of(charge.amount()), false);
    }

    public Money remaining() {
        return figures.remaining();
    }

    public boolean open() {
        return figures.remaining().isPositive();
    }

    /** What may be done with it. */
    public Set<Doing> doable() {
        Set<Doing> doable = EnumSet.noneOf(Doing.class);
        if (open()) {
            doable.addAll(EnumSet.of(Doing.PAY, Doing.WAIVE, Doing.TRANSFER));
        }
        if (figures.refundable().isPositive()) {
            doable.add(Doing.REFUND);
        }
        if (!voided && !doable.isEmpty()) {
            doable.add(Doing.CANCEL);
        }
        return doable;
    }

    /** What may be done with a fee. The names are part of the API. */
    public enum Doing {
        PAY,
        WAIVE,
        TRANSFER,
        REFUND,
        CANCEL
    }

    Fee paid(Money part, Instant at) {
        Figures f = figures;
        return with(
                new Figures(
                        f.remaining.minus(part),
                        f.paid.plus(part),
                        f.waived,
                        f.transferred,
                        f.cancelled,
                        f.refunded,
                        f.recalled),
                at);
    }

    Fee waived(Money part, Instant at) {
        Figures f = figures;
        return with(
                new Figures(
                        f.remaining.minus(part),
                        f.paid,
                        f.waived.plus(part),
                        f.transferred,
                        f.cancelled,
                        f.refunded,
                        f.recalled),
                at);
    }

    Fee transferred(Money part, Instant at) {
        Figures f = figures;
        return with(
                new Figures(
                        f.remaining.minus(part),
                        f.paid,
                        f.waived,
                        f.transferred.plus(part),
                        f.cancelled,
                        f.refunded,
                        f.recalled),
                at);
    }

    Fee cancelled(Instant at) {
        Figures f = figures;
        return with(
                new Figures(
                        Money.zero(f.remaining.currency()),
                        f.paid,
                        f.waived,
                        f.transferred,
                        f.cancelled.plus(f.remaining),
                        f.refunded,
                        f.recalled),
                at);
    }

    Fee refunded(Money ofPayments, Money ofTransfers, Instant at) {
        Figures f = figures;
        return with(
                new Figures(
                        f.remaining,
                        f.paid,
                        f.waived,
                        f.transferred,
                        f.cancelled,
                        f.refunded.plus(ofPayments),
                        f.recalled.plus(ofTransfers)),
                at);
    }

    Fee voiding() {
        return new Fee(id, version, charge, chargedAt, settledAt, figures, true);
    }

    /** One act makes one version, however many steps it takes: the store counts it, this does not. */
    private Fee with(Figures next, Instant at) {
        @Nullable Instant settled = next.remaining().isPositive() ? null : settledAt == null ? at : settledAt;
        return new Fee(id, version, charge, chargedAt, settled, next, voided);
    }
}

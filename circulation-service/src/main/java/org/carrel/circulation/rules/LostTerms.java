package org.carrel.circulation.rules;

import java.util.Optional;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.platform.money.Money;

/**
 * When an item counts as lost, what that costs, and what is given back when it is found.
 *
 * @param terms the terms of which these are a part
 */
public record LostTerms(Terms terms) {

    /** After which time overdue a loan counts as long overdue. */
    public Optional<LendingPeriod.Length> longOverdueAfter() {
        return terms.length(Setting.LONG_OVERDUE_AFTER);
    }

    /** After which time overdue the item counts as lost. */
    public Optional<LendingPeriod.Length> agedAfter() {
        return terms.length(Setting.AGED_TO_LOST_AFTER);
    }

    /** After which time, if it was recalled. */
    public Optional<LendingPeriod.Length> recalledAgedAfter() {
        return terms.lengthOr(Setting.RECALLED_AGED_TO_LOST_AFTER, Setting.AGED_TO_LOST_AFTER);
    }

    /** How long the bill waits then; none means at once. */
    public Optional<LendingPeriod.Length> billedAfter() {
        return terms.length(Setting.AGED_TO_LOST_BILLED_AFTER);
    }

    /** How long the bill waits, if it was recalled. */
    public Optional<LendingPeriod.Length> recalledBilledAfter() {
        return terms.lengthOr(Setting.RECALLED_BILLED_AFTER, Setting.AGED_TO_LOST_BILLED_AFTER);
    }

    /** What a lost item costs. */
    public Value.LostCost cost() {
        return (Value.LostCost) terms.value(Setting.LOST_COST);
    }

    /** What it costs at least. */
    public Money costAtLeast() {
        return terms.amount(Setting.LOST_COST_AT_LEAST);
    }

    /** What it costs at most. */
    public Optional<Money> costAtMost() {
        return terms.amountLimit(Setting.LOST_COST_AT_MOST);
    }

    /** Within which time staff must enter the actual cost; none means that there is time. */
    public Optional<LendingPeriod.Length> actualCostWithin() {
        return terms.length(Setting.ACTUAL_COST_WITHIN);
    }

    /** The fee for work if the patron declares the loss. */
    public Money processingFee() {
        return terms.amount(Setting.LOST_PROCESSING_FEE);
    }

    /** The fee for work if the item aged to lost. */
    public Money agedProcessingFee() {
        return terms.amount(Setting.AGED_TO_LOST_PROCESSING_FEE);
    }

    /** Whether a patron may bring another copy instead of paying. */
    public boolean replaceable() {
        return terms.flag(Setting.REPLACEMENT);
    }

    /** The fee for work in that case. */
    public Money replacementFee() {
        return terms.amount(Setting.REPLACEMENT_FEE);
    }

    /** What is given back when a lost item comes back. */
    public Value.LostRefund refund() {
        return (Value.LostRefund) terms.value(Setting.LOST_REFUND);
    }

    /** Whether the fee for work is given back too. */
    public boolean refundsProcessingFee() {
        return terms.flag(Setting.LOST_PROCESSING_FEE_REFUND);
    }

    /** Within which time after the loss; none means always. */
    public Optional<LendingPeriod.Length> refundWithin() {
        return terms.length(Setting.LOST_REFUND_WITHIN);
    }

    /** Where a refund goes. */
    public Value.RefundTo refundTo() {
        return (Value.RefundTo) terms.value(Setting.REFUND_TO);
    }

    /** What becomes of the overdue charge when a lost item comes back. */
    public Value.OverdueOfFound overdueOfFound() {
        return (Value.OverdueOfFound) terms.value(Setting.OVERDUE_OF_FOUND);
    }

    /** What damage costs unless staff say otherwise. */
    public Money damageFee() {
        return terms.amount(Setting.DAMAGE_FEE);
    }
}

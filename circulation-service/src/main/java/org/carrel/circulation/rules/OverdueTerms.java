package org.carrel.circulation.rules;

import java.util.List;
import java.util.Optional;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.platform.money.Money;

/**
 * What being late costs.
 *
 * @param terms the terms of which these are a part
 */
public record OverdueTerms(Terms terms) {

    /** For how long after the due date nothing is charged. */
    public Optional<LendingPeriod.Length> grace() {
        return terms.length(Setting.GRACE);
    }

    /** Whether closed days lengthen the grace. */
    public boolean graceOverClosedDays() {
        return terms.flag(Setting.GRACE_OVER_CLOSED_DAYS);
    }

    /** From when is charged once it has passed. */
    public Value.AfterGrace afterGrace() {
        return (Value.AfterGrace) terms.value(Setting.CHARGE_AFTER_GRACE);
    }

    /** What an interval overdue costs. */
    public Value.Rate charge() {
        return (Value.Rate) terms.value(Setting.OVERDUE_CHARGE);
    }

    /** At which end of an interval it is charged. */
    public Value.ChargedAt chargedAt() {
        return (Value.ChargedAt) terms.value(Setting.OVERDUE_CHARGED_AT);
    }

    /** Whether closed time is charged. */
    public boolean onClosedDays() {
        return terms.flag(Setting.OVERDUE_ON_CLOSED_DAYS);
    }

    /** What an overdue loan costs at most. */
    public Value.Cap cap() {
        return (Value.Cap) terms.value(Setting.OVERDUE_CAP);
    }

    /** Whether it never costs more than the item. */
    public boolean capAtPrice() {
        return terms.flag(Setting.OVERDUE_CAP_AT_PRICE);
    }

    /** What all overdue loans of a patron cost at most. */
    public Optional<Money> capOfPatron() {
        return terms.amountLimit(Setting.OVERDUE_CAP_OF_PATRON);
    }

    /** What an interval overdue costs after a recall. */
    public Value.Rate chargeAfterRecall() {
        return (Value.Rate) terms.valueOr(Setting.RECALL_OVERDUE_CHARGE, Setting.OVERDUE_CHARGE);
    }

    /** What an overdue loan costs at most after a recall. */
    public Value.Cap capAfterRecall() {
        return (Value.Cap) terms.valueOr(Setting.RECALL_OVERDUE_CAP, Setting.OVERDUE_CAP);
    }

    /** The grace of a recalled loan. */
    public Optional<LendingPeriod.Length> graceAfterRecall() {
        return terms.lengthOr(Setting.RECALL_GRACE, Setting.GRACE);
    }

    /** What the steps of reminding cost. */
    public List<Value.Reminders.Reminder> reminders() {
        return ((Value.Reminders) terms.value(Setting.REMINDER_FEES)).steps();
    }

    /** For how long a late return suspends the patron, instead of a charge. */
    public Optional<Value.Suspension> suspension() {
        return terms.some(Setting.SUSPENSION, Value.Suspension.class);
    }

    /** For how many days at most. */
    public Value.Count suspensionCapDays() {
        return terms.count(Setting.SUSPENSION_CAP_DAYS);
    }

    /** Whether closed days count as overdue for that. */
    public boolean suspensionOnClosedDays() {
        return terms.flag(Setting.SUSPENSION_ON_CLOSED_DAYS);
    }

    /** Whether one suspension follows another. */
    public boolean suspensionsAddUp() {
        return terms.flag(Setting.SUSPENSIONS_ADD_UP);
    }
}

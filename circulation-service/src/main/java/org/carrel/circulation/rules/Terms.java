package org.carrel.circulation.rules;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.carrel.circulation.calendar.ClosedDays;
import org.carrel.circulation.calendar.ClosedHours;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.ShelfPeriod;
import org.carrel.events.RequestKind;
import org.carrel.platform.money.Money;

/**
 * Every setting decided for one situation, each with the rule that decided it. What the decisions at the desk ask every
 * time is told here; the rest by its part, such as {@link #overdue()}.
 *
 * @param ruleSetVersion the version of the rule set they come from
 * @param decisions the decision of every setting
 */
public record Terms(int ruleSetVersion, Map<Setting, Decision> decisions) {

    /**
     * @param value the value that holds
     * @param ruleId the rule that won
     */
    public record Decision(Value value, String ruleId) {}

    public Terms {
        Map<Setting, Decision> copy = new EnumMap<>(Setting.class);
        copy.putAll(decisions);
        for (Setting setting : Setting.values()) {
            copy.computeIfAbsent(setting, missing -> new Decision(missing.fallback(), RuleTable.BUILT_IN));
        }
        decisions = Collections.unmodifiableMap(copy);
    }

    /** The rule that decided a setting. */
    public String ruleFor(Setting setting) {
        return decision(setting).ruleId();
    }

    Decision decision(Setting setting) {
        return Objects.requireNonNull(decisions.get(setting));
    }

    Value value(Setting setting) {
        return decision(setting).value();
    }

    /** The value of a setting, or of the one beside it where it says {@code same}. */
    Value valueOr(Setting setting, Setting beside) {
        Value value = value(setting);
        return value instanceof Value.Same ? value(beside) : value;
    }

    <V extends Value> Optional<V> some(Setting setting, Class<V> type) {
        return value(setting) instanceof Value.None ? Optional.empty() : Optional.of(type.cast(value(setting)));
    }

    boolean flag(Setting setting) {
        return ((Value.Flag) value(setting)).on();
    }

    Value.Count count(Setting setting) {
        return (Value.Count) value(setting);
    }

    LendingPeriod period(Setting setting) {
        return ((Value.Period) value(setting)).period();
    }

    LendingPeriod periodOr(Setting setting, Setting beside) {
        return ((Value.Period) valueOr(setting, beside)).period();
    }

    Optional<LendingPeriod.Length> length(Setting setting) {
        return lengthOr(setting, setting);
    }

    Optional<LendingPeriod.Length> lengthOr(Setting setting, Setting beside) {
        return valueOr(setting, beside) instanceof Value.Length(var length) ? Optional.of(length) : Optional.empty();
    }

    Money amount(Setting setting) {
        return ((Value.Amount) value(setting)).money();
    }

    Optional<Money> amountLimit(Setting setting) {
        return value(setting) instanceof Value.Amount amount ? Optional.of(amount.money()) : Optional.empty();
    }

    /** Whether the item may be lent at all. */
    public boolean loanable() {
        return flag(Setting.LOANABLE);
    }

    /** Whether it may be lent for use in the house only. */
    public boolean onSiteOnly() {
        return flag(Setting.ON_SITE_ONLY);
    }

    /** For how long. */
    public LendingPeriod loanPeriod() {
        return period(Setting.LOAN_PERIOD);
    }

    /** For how long while others wait for the title. */
    public LendingPeriod loanPeriodWhenRequested() {
        return periodOr(Setting.LOAN_PERIOD_WHEN_REQUESTED, Setting.LOAN_PERIOD);
    }

    /** Days beyond the next of which no loan goes, such as the end of a term. */
    public Value.Dates dueNoLaterThan() {
        return (Value.Dates) value(Setting.DUE_NO_LATER_THAN);
    }

    /** Days before the next of which no loan ends, such as the end of a holiday. */
    public Value.Dates dueNoEarlierThan() {
        return (Value.Dates) value(Setting.DUE_NO_EARLIER_THAN);
    }

    /** What happens to a due date on a closed day. */
    public ClosedDays closedDays() {
        return ((Value.OnClosedDays) value(Setting.CLOSED_DAYS)).closedDays();
    }

    /** What happens to the end of a loan of minutes or hours when the branch is closed. */
    public ClosedHours closedHours() {
        return ((Value.InClosedHours) value(Setting.CLOSED_HOURS)).closedHours();
    }

    /** Whether no loan lasts longer than the patron's membership. */
    public boolean endsWithMembership() {
        return flag(Setting.ENDS_WITH_MEMBERSHIP);
    }

    /** From how many requests a title is in high demand. */
    public Optional<Value.Demand> highDemand() {
        return some(Setting.HIGH_DEMAND, Value.Demand.class);
    }

    /** For how long a title in high demand is lent. */
    public LendingPeriod highDemandLoanPeriod() {
        return periodOr(Setting.HIGH_DEMAND_LOAN_PERIOD, Setting.LOAN_PERIOD);
    }

    /** Whether a title in high demand is lent to those who did not request it. */
    public boolean loanableInHighDemand() {
        return flag(Setting.LOANABLE_IN_HIGH_DEMAND);
    }

    /** How often a loan may be renewed. */
    public Value.Count renewals() {
        return count(Setting.RENEWALS);
    }

    /** For how long it is renewed. */
    public LendingPeriod renewalPeriod() {
        return period(Setting.RENEWAL_PERIOD);
    }

    /** From when the renewal period counts. */
    public boolean renewsFromDueDate() {
        return ((Value.RenewFrom) value(Setting.RENEW_FROM)).dueDate();
    }

    /** How many days before the due date a renewal is possible at the earliest. */
    public Value.Count renewWithinDays() {
        return count(Setting.RENEW_WITHIN_DAYS);
    }

    /** Whether a loan may be renewed although another patron waits for the item. */
    public boolean renewableWhenRequested() {
        return flag(Setting.RENEW_WHEN_REQUESTED);
    }

    /** How many loans a patron may have. */
    public Value.Count loanLimit() {
        return count(Setting.LOAN_LIMIT);
    }

    /** How many loans of one material type a patron may have. */
    public Value.Count materialLimit() {
        return count(Setting.MATERIAL_LIMIT);
    }

    /** Which kinds of request are taken for the item. */
    public Set<RequestKind> requestKinds() {
        return ((Value.Kinds) value(Setting.REQUEST_KINDS)).kinds();
    }

    /** What a request means while a copy stands on the shelf. */
    public Value.WhenAvailable.Meaning whenAvailable() {
        return ((Value.WhenAvailable) value(Setting.WHEN_AVAILABLE)).meaning();
    }

    /** Where the item may be picked up: codes of places, each with all that lies below it. */
    public Value.Places pickup() {
        return (Value.Places) value(Setting.PICKUP);
    }

    /** How many open requests a patron may have. */
    public Value.Count requestLimit() {
        return count(Setting.REQUEST_LIMIT);
    }

    /** For how long a found item is kept on the hold shelf. */
    public ShelfPeriod shelfPeriod() {
        return ((Value.Shelf) value(Setting.SHELF_PERIOD)).period();
    }

    /** What holds for renewing a loan. */
    public RenewalTerms renewal() {
        return new RenewalTerms(this);
    }

    /** How much a patron may have, and what ends that. */
    public LimitTerms limits() {
        return new LimitTerms(this);
    }

    /** What a recall does to a loan. */
    public RecallTerms recall() {
        return new RecallTerms(this);
    }

    /** What holds for requests. */
    public RequestTerms request() {
        return new RequestTerms(this);
    }

    /** Where a returned item may go, and what a scan means. */
    public ReturnTerms returned() {
        return new ReturnTerms(this);
    }

    /** What holds for booking an item for a date. */
    public BookingTerms booking() {
        return new BookingTerms(this);
    }

    /** What being late costs. */
    public OverdueTerms overdue() {
        return new OverdueTerms(this);
    }

    /** When an item counts as lost, what that costs, and what is given back when it is found. */
    public LostTerms lost() {
        return new LostTerms(this);
    }

    /** What lending costs. */
    public RentalTerms rental() {
        return new RentalTerms(this);
    }

    /** The decisions as text, in the order of the settings: {@code loanPeriod -> "7 days (dvds)"}. */
    public Map<String, String> text() {
        Map<String, String> lines = new LinkedHashMap<>();
        decisions.keySet().forEach(setting -> lines.put(setting.text(), text(setting)));
        return lines;
    }

    /** One decision as text: {@code "7 days (dvds)"}. */
    public String text(Setting setting) {
        return value(setting).text() + " (" + ruleFor(setting) + ")";
    }

    /** Reads {@link #text()} back. A setting that did not exist when the text was written takes its fallback. */
    public static Terms parse(int ruleSetVersion, Map<String, String> text) {
        Map<Setting, Decision> decisions = new EnumMap<>(Setting.class);
        text.forEach((name, line) -> Setting.named(name).ifPresent(setting -> {
            int rule = line.lastIndexOf(" (");
            decisions.put(
                    setting,
                    new Decision(
                            setting.shape().parse(line.substring(0, rule)),
                            line.substring(rule + 2, line.length() - 1)));
        }));
        return new Terms(ruleSetVersion, decisions);
    }
}

package org.carrel.circulation.rules;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.carrel.circulation.calendar.ClosedDays;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.events.RequestKind;

/**
 * Every setting decided for one situation, each with the rule that decided it.
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
        decisions = java.util.Collections.unmodifiableMap(copy);
    }

    /** The rule that decided a setting. */
    public String ruleFor(Setting setting) {
        return decision(setting).ruleId();
    }

    private Decision decision(Setting setting) {
        return java.util.Objects.requireNonNull(decisions.get(setting));
    }

    private Value value(Setting setting) {
        return decision(setting).value();
    }

    private boolean flag(Setting setting) {
        return ((Value.Flag) value(setting)).on();
    }

    private Value.Count count(Setting setting) {
        return (Value.Count) value(setting);
    }

    public boolean loanable() {
        return flag(Setting.LOANABLE);
    }

    public LendingPeriod loanPeriod() {
        return ((Value.Period) value(Setting.LOAN_PERIOD)).period();
    }

    public ClosedDays closedDays() {
        return ((Value.OnClosedDays) value(Setting.CLOSED_DAYS)).closedDays();
    }

    public boolean endsWithMembership() {
        return flag(Setting.ENDS_WITH_MEMBERSHIP);
    }

    public Value.Count renewals() {
        return count(Setting.RENEWALS);
    }

    public LendingPeriod renewalPeriod() {
        return ((Value.Period) value(Setting.RENEWAL_PERIOD)).period();
    }

    public boolean renewsFromDueDate() {
        return ((Value.RenewFrom) value(Setting.RENEW_FROM)).dueDate();
    }

    public Value.Count renewWithinDays() {
        return count(Setting.RENEW_WITHIN_DAYS);
    }

    public boolean renewableWhenRequested() {
        return flag(Setting.RENEW_WHEN_REQUESTED);
    }

    public Value.Count loanLimit() {
        return count(Setting.LOAN_LIMIT);
    }

    public Value.Count materialLimit() {
        return count(Setting.MATERIAL_LIMIT);
    }

    public Set<RequestKind> requestKinds() {
        return ((Value.Kinds) value(Setting.REQUEST_KINDS)).kinds();
    }

    public Value.WhenAvailable.Meaning whenAvailable() {
        return ((Value.WhenAvailable) value(Setting.WHEN_AVAILABLE)).meaning();
    }

    public Value.Places pickup() {
        return (Value.Places) value(Setting.PICKUP);
    }

    public Value.Count requestLimit() {
        return count(Setting.REQUEST_LIMIT);
    }

    public int shelfDays() {
        return count(Setting.SHELF_DAYS).unlimited()
                ? 365
                : count(Setting.SHELF_DAYS).limit();
    }

    /** The decisions as text, in the order of the settings: {@code loanPeriod -> "7 days (dvds)"}. */
    public Map<String, String> text() {
        Map<String, String> lines = new LinkedHashMap<>();
        decisions.forEach((setting, decision) ->
                lines.put(setting.text(), decision.value().text() + " (" + decision.ruleId() + ")"));
        return lines;
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

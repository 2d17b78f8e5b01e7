package org.carrel.circulation.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.rules.RuleText.Mistake;

/** What must not be in a rule set: situations that two rules decide with equal right, and such that none decides. */
public final class RuleCheck {
    private RuleCheck() {}

    /** Pairs of rules that decide the same setting and neither of which is more specific, with an example of where. */
    static List<Mistake> ties(RuleSet ruleSet) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Rule> rules = ruleSet.rules();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                tie(rules.get(i), rules.get(j), "rules[" + j + "]").ifPresent(mistakes::add);
            }
        }
        return mistakes;
    }

    private static Optional<Mistake> tie(Rule one, Rule other, String at) {
        List<String> contested = one.decides().keySet().stream()
                .filter(other.decides()::containsKey)
                .sorted()
                .map(Setting::text)
                .toList();
        if (contested.isEmpty() || !one.when().keySet().equals(other.when().keySet())) {
            return Optional.empty();
        }
        TreeMap<Dimension, String> example = new TreeMap<>();
        for (Dimension dimension : one.when().keySet()) {
            Set<String> named = one.when().getOrDefault(dimension, Set.of());
            Optional<String> shared = other.when().getOrDefault(dimension, Set.of()).stream()
                    .filter(named::contains)
                    .sorted()
                    .findFirst();
            if (shared.isEmpty()) {
                return Optional.empty();
            }
            example.put(dimension, shared.get());
        }
        String where = example.isEmpty()
                ? "everywhere"
                : "for example where "
                        + String.join(
                                " and ",
                                example.entrySet().stream()
                                        .map(entry -> entry.getKey().text() + " is " + entry.getValue())
                                        .toList());
        return Optional.of(new Mistake(
                at,
                "tie",
                "'" + one.id() + "' and '" + other.id() + "' decide " + String.join(", ", contested)
                        + " with equal right, " + where));
    }

    /**
     * Settings that must be decided but that no rule decides for everyone and everything, so that there are situations
     * without an answer.
     */
    static List<Mistake> gaps(RuleSet ruleSet) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            boolean decidedEverywhere = !setting.mustBeDecided()
                    || ruleSet.rules().stream()
                            .anyMatch(rule ->
                                    rule.when().isEmpty() && rule.decides().containsKey(setting));
            if (!decidedEverywhere) {
                mistakes.add(new Mistake(
                        "rules",
                        "gap",
                        "no rule without conditions sets '" + setting.text()
                                + "', so it is undecided, for example, for a patron group that has no rule yet"));
            }
        }
        return mistakes;
    }

    /** Dates that have passed, so that they no longer decide anything, or decide that everything is due at once. */
    public static List<Mistake> doubts(RuleSet ruleSet, LocalDate today) {
        List<Mistake> doubts = new ArrayList<>();
        for (int i = 0; i < ruleSet.rules().size(); i++) {
            String at = "rules[" + i + "].set.";
            ruleSet.rules().get(i).decides().forEach((setting, value) -> lastDay(value)
                    .filter(last -> !last.isAfter(today))
                    .ifPresent(last -> doubts.add(new Mistake(
                            at + setting.text(),
                            "dates-have-passed",
                            "the last date is " + last + ", so that it says nothing of any day to come"))));
        }
        return doubts;
    }

    private static Optional<LocalDate> lastDay(Value value) {
        return switch (value) {
            case Value.Period(LendingPeriod.Until(var day)) -> Optional.of(day);
            case Value.Period(LendingPeriod.UntilNext(var days)) -> Optional.of(days.last());
            case Value.Dates(var days) when !days.isEmpty() -> Optional.of(days.last());
            default -> Optional.empty();
        };
    }
}

package org.carrel.circulation.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * A rule set made ready for questions. For every setting the rule wins that is the most specific one in the first
 * dimension of the precedence in which two candidates differ; a branch named exactly is more specific than its nearest
 * ancestor, that more than a farther one, and any named value more than none. Rules that tie are refused when a rule
 * set is saved; should the place tree change so that two tie later, the id that sorts first wins, everywhere alike.
 */
public final class RuleTable {
    /** The rule id told for a setting that no rule decides. */
    public static final String BUILT_IN = "built-in";

    private static final int ANSWERS_KEPT = 20_000;
    private static final long NO_MATCH = -1;

    private final int version;
    private final RuleSet ruleSet;
    private final Map<Setting, List<Rule>> candidates = new EnumMap<>(Setting.class);
    private final ConcurrentHashMap<Situation, Terms> answers = new ConcurrentHashMap<>();

    public RuleTable(int version, RuleSet ruleSet) {
        this.version = version;
        this.ruleSet = ruleSet;
        for (Setting setting : Setting.values()) {
            candidates.put(
                    setting,
                    ruleSet.rules().stream()
                            .filter(rule -> rule.decides().containsKey(setting))
                            .sorted(Comparator.comparing(Rule::id))
                            .toList());
        }
    }

    public int version() {
        return version;
    }

    public RuleSet ruleSet() {
        return ruleSet;
    }

    /** Every setting decided for a situation. The same situation is decided once and then answered from memory. */
    public Terms terms(Situation situation) {
        Terms known = answers.get(situation);
        if (known != null) {
            return known;
        }
        if (answers.size() >= ANSWERS_KEPT) {
            answers.clear();
        }
        Terms decided = decide(situation);
        answers.put(situation, decided);
        return decided;
    }

    Terms decide(Situation situation) {
        Map<Setting, Terms.Decision> decisions = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            Rule winner = null;
            long best = NO_MATCH;
            for (Rule rule : candidatesOf(setting)) {
                long specificity = specificity(rule, setting, situation);
                if (specificity > best) {
                    best = specificity;
                    winner = rule;
                }
            }
            if (winner != null) {
                decisions.put(setting, new Terms.Decision(value(winner, setting), winner.id()));
            }
        }
        return new Terms(version, decisions);
    }

    /** Why each setting is as it is: the winner, and every other rule with the reason why it lost. */
    public List<Explanation> explain(Situation situation) {
        Terms terms = decide(situation);
        List<Explanation> explanations = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String winnerId = terms.ruleFor(setting);
            Rule winner = candidatesOf(setting).stream()
                    .filter(rule -> rule.id().equals(winnerId))
                    .findFirst()
                    .orElse(null);
            List<Explanation.Loser> losers = candidatesOf(setting).stream()
                    .filter(rule -> !rule.equals(winner))
                    .map(rule -> new Explanation.Loser(
                            rule.id(), value(rule, setting).text(), whyLost(rule, winner, setting, situation)))
                    .toList();
            explanations.add(
                    new Explanation(setting.text(), terms.text().getOrDefault(setting.text(), ""), winnerId, losers));
        }
        return explanations;
    }

    private String whyLost(Rule rule, @Nullable Rule winner, Setting setting, Situation situation) {
        for (Dimension dimension : ruleSet.precedence()) {
            if (rank(rule, dimension, setting, situation) < 0) {
                return "does not apply: " + dimension.text() + " is not one of "
                        + String.join(
                                ", ",
                                rule.when().getOrDefault(dimension, Set.of()).stream()
                                        .sorted()
                                        .toList());
            }
        }
        if (winner != null) {
            for (Dimension dimension : ruleSet.precedence()) {
                if (rank(rule, dimension, setting, situation) != rank(winner, dimension, setting, situation)) {
                    return "applies, but is less specific in " + dimension.text();
                }
            }
        }
        return "applies and ties; its id sorts later";
    }

    private List<Rule> candidatesOf(Setting setting) {
        return candidates.getOrDefault(setting, List.of());
    }

    private static Value value(Rule rule, Setting setting) {
        Value value = rule.decides().get(setting);
        if (value == null) {
            throw new IllegalStateException(rule.id() + " does not decide " + setting);
        }
        return value;
    }

    /** How well a rule fits, comparable as a number: one digit of base 16 per dimension, the weightiest first. */
    private long specificity(Rule rule, Setting setting, Situation situation) {
        long packed = 0;
        for (Dimension dimension : ruleSet.precedence()) {
            int rank = rank(rule, dimension, setting, situation);
            if (rank < 0) {
                return NO_MATCH;
            }
            packed = packed << 4 | rank;
        }
        return packed;
    }

    /** 0 if the rule leaves the dimension open, higher the more exactly it names it, negative if it names another. */
    private static int rank(Rule rule, Dimension dimension, Setting setting, Situation situation) {
        Set<String> named = rule.when().get(dimension);
        if (named == null) {
            return 0;
        }
        if (dimension != Dimension.BRANCH) {
            return named.contains(situation.valueOf(dimension)) ? 1 : -1;
        }
        List<String> path = situation.branchFor(setting);
        for (int distance = 0; distance < path.size(); distance++) {
            if (named.contains(path.get(distance))) {
                return Math.max(1, 15 - distance);
            }
        }
        return -1;
    }
}

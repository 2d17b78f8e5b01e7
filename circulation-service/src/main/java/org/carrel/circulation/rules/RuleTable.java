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
    private final Map<Setting, List<Candidate>> candidates = new EnumMap<>(Setting.class);
    private final ConcurrentHashMap<Situation, Terms> answers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Terms, Terms> distinct = new ConcurrentHashMap<>();

    /** A rule that decides a setting, and what it decides, which all answers share. */
    private record Candidate(Rule rule, Terms.Decision decision) {}

    public RuleTable(int version, RuleSet ruleSet) {
        this.version = version;
        this.ruleSet = ruleSet;
        for (Setting setting : Setting.values()) {
            candidates.put(
                    setting,
                    ruleSet.rules().stream()
                            .filter(rule -> rule.decides().containsKey(setting))
                            .sorted(Comparator.comparing(Rule::id))
                            .map(rule -> new Candidate(rule, new Terms.Decision(value(rule, setting), rule.id())))
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
            distinct.clear();
        }
        // Many situations come to the same terms: each is kept, and stored with loans, once.
        Terms decided = distinct.computeIfAbsent(decide(situation), terms -> terms);
        answers.put(situation, decided);
        return decided;
    }

    Terms decide(Situation situation) {
        Map<Setting, Terms.Decision> decisions = new EnumMap<>(Setting.class);
        candidates.forEach((setting, rivals) -> {
            Candidate winner = null;
            long best = NO_MATCH;
            for (Candidate rival : rivals) {
                long specificity = specificity(rival.rule(), setting, situation);
                if (specificity > best) {
                    best = specificity;
                    winner = rival;
                }
            }
            if (winner != null) {
                decisions.put(setting, at(winner.decision(), situation));
            }
        });
        return new Terms(version, decisions);
    }

    /** Words that stand for a place are replaced by the place they mean in the situation. */
    private static Terms.Decision at(Terms.Decision decision, Situation situation) {
        return decision.value() instanceof Value.Places places && places.relative()
                ? new Terms.Decision(places.at(situation), decision.ruleId())
                : decision;
    }

    /** Why each setting is as it is: the winner, and every other rule with the reason why it lost. */
    public List<Explanation> explain(Situation situation) {
        Terms terms = decide(situation);
        List<Explanation> explanations = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String winnerId = terms.ruleFor(setting);
            List<Rule> rivals = candidatesOf(setting);
            Rule winner = rivals.stream()
                    .filter(rule -> rule.id().equals(winnerId))
                    .findFirst()
                    .orElse(null);
            List<Explanation.Loser> losers = rivals.stream()
                    .filter(rule -> !rule.equals(winner))
                    .map(rule -> new Explanation.Loser(
                            rule.id(), value(rule, setting).text(), whyLost(rule, winner, setting, situation)))
                    .toList();
            explanations.add(new Explanation(setting.text(), terms.text(setting), winnerId, losers));
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
        return candidates.getOrDefault(setting, List.of()).stream()
                .map(Candidate::rule)
                .toList();
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

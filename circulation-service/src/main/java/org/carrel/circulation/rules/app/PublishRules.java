package org.carrel.circulation.rules.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.Dimension;
import org.carrel.circulation.rules.Rule;
import org.carrel.circulation.rules.RuleSet;
import org.carrel.circulation.rules.RuleSets;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.RuleText.Mistake;
import org.carrel.circulation.rules.Value;

/** Publishes a new version of the rules. */
@ApplicationScoped
public class PublishRules {
    private final RuleSets ruleSets;
    private final Event<RuleSets.Published> news;
    private final PlaceDirectory places;
    private final Clock clock;

    /** What came of it. */
    public sealed interface Outcome {
        /** The rules are in force. */
        record InForce(RuleSets.Published published) implements Outcome {}

        /** The text has mistakes; nothing changed. */
        record Unsound(List<Mistake> mistakes) implements Outcome {
            public Unsound {
                mistakes = List.copyOf(mistakes);
            }
        }

        /** Somebody else published in the meantime; nothing changed. */
        record Overtaken(int newestVersion) implements Outcome {}
    }

    PublishRules(RuleSets ruleSets, Event<RuleSets.Published> news, PlaceDirectory places, Clock clock) {
        this.ruleSets = ruleSets;
        this.news = news;
        this.places = places;
        this.clock = clock;
    }

    /** Checks and publishes a rule text as the version after one; within the caller's transaction. */
    public Outcome publish(Map<String, Object> text, int after, String by) {
        return switch (RuleText.read(text)) {
            case RuleText.Reading.Unsound(var mistakes) -> new Outcome.Unsound(mistakes);
            case RuleText.Reading.Sound(var ruleSet) -> {
                List<Mistake> unknown = unknownPlaces(ruleSet);
                yield unknown.isEmpty() ? publish(ruleSet, after, by) : new Outcome.Unsound(unknown);
            }
        };
    }

    private Outcome publish(RuleSet ruleSet, int after, String by) {
        RuleSets.Published next = new RuleSets.Published(after + 1, ruleSet, clock.instant(), by);
        if (!ruleSets.publish(next)) {
            return new Outcome.Overtaken(ruleSets.newestVersion());
        }
        news.fire(next);
        return new Outcome.InForce(next);
    }

    private List<Mistake> unknownPlaces(RuleSet ruleSet) {
        PlaceTree tree = places.tree();
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < ruleSet.rules().size(); i++) {
            Rule rule = ruleSet.rules().get(i);
            for (Dimension dimension : List.of(Dimension.BRANCH, Dimension.LOCATION)) {
                for (String code : rule.when().getOrDefault(dimension, Set.of())) {
                    check(tree, code, "rules[" + i + "].when." + dimension.text(), mistakes);
                }
            }
            String set = "rules[" + i + "].set.";
            rule.decides().forEach((setting, value) -> placesIn(value)
                    .forEach(code -> check(tree, code, set + setting.text(), mistakes)));
        }
        return mistakes;
    }

    private static List<String> placesIn(Value value) {
        return switch (value) {
            case Value.Places places -> places.named();
            case Value.Limits(var limits) ->
                limits.stream()
                        .flatMap(limit -> Stream.of(Dimension.BRANCH, Dimension.LOCATION)
                                .map(limit.of()::get)
                                .filter(Objects::nonNull)
                                .flatMap(Collection::stream))
                        .toList();
            default -> List.of();
        };
    }

    private static void check(PlaceTree tree, String code, String field, List<Mistake> mistakes) {
        if (!tree.knowsCode(code)) {
            mistakes.add(new Mistake(field, "unknown-place", "no place has the code '" + code + "'"));
        }
    }
}

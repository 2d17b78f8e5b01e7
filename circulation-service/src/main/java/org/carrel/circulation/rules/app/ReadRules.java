package org.carrel.circulation.rules.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.Dimension;
import org.carrel.circulation.rules.Rule;
import org.carrel.circulation.rules.RuleSet;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.RuleText.Mistake;
import org.carrel.circulation.rules.RuleText.Reading;
import org.carrel.circulation.rules.Value;

/** Reads a rule text against the places there are: a rule for a branch that does not exist would never apply. */
@ApplicationScoped
public class ReadRules {
    private final PlaceDirectory places;

    ReadRules(PlaceDirectory places) {
        this.places = places;
    }

    public Reading read(Map<?, ?> text) {
        return switch (RuleText.read(text)) {
            case Reading.Unsound unsound -> unsound;
            case Reading.Sound sound -> {
                List<Mistake> unknown = unknownPlaces(sound.ruleSet());
                yield unknown.isEmpty() ? sound : new Reading.Unsound(unknown);
            }
        };
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

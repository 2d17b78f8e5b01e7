package org.carrel.circulation.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What one rule set says that another did not. */
public final class RuleChanges {
    private RuleChanges() {}

    /** What happened to a rule. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A rule that differs.
     *
     * @param rule its id
     * @param kind what happened to it
     * @param details each part of it that differs; for an added or removed rule, all
     */
    public record Change(String rule, Kind kind, List<Detail> details) {
        public Change {
            details = List.copyOf(details);
        }
    }

    /**
     * A part of a rule that differs.
     *
     * @param part such as {@code when.branch} or {@code set.loanPeriod}
     * @param before what it said; null if nothing
     * @param after what it says; null if nothing
     */
    public record Detail(
            String part, @Nullable String before, @Nullable String after) {}

    /** The differences between two rule sets, rule by rule; the order of the rules means nothing. */
    public static List<Change> between(RuleSet before, RuleSet after) {
        List<Change> changes = new ArrayList<>();
        List<Detail> ofTheSet = details(parts(before), parts(after));
        if (!ofTheSet.isEmpty()) {
            changes.add(new Change("", Kind.CHANGED, ofTheSet));
        }
        Map<String, Rule> old = byId(before);
        Map<String, Rule> young = byId(after);
        Stream.concat(old.keySet().stream(), young.keySet().stream()).distinct().forEach(id -> {
            Rule was = old.get(id);
            Rule is = young.get(id);
            List<Detail> details = details(was == null ? Map.of() : parts(was), is == null ? Map.of() : parts(is));
            if (!details.isEmpty()) {
                Kind kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
                changes.add(new Change(id, kind, details));
            }
        });
        return changes;
    }

    private static Map<String, Rule> byId(RuleSet ruleSet) {
        return ruleSet.rules().stream()
                .collect(Collectors.toMap(Rule::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private static List<Detail> details(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> parts = new TreeSet<>(before.keySet());
        parts.addAll(after.keySet());
        return parts.stream()
                .filter(part -> !Objects.equals(before.get(part), after.get(part)))
                .map(part -> new Detail(part, before.get(part), after.get(part)))
                .toList();
    }

    private static Map<String, String> parts(RuleSet ruleSet) {
        return Map.of(
                "title",
                ruleSet.title(),
                "precedence",
                ruleSet.precedence().stream().map(Dimension::text).collect(Collectors.joining(", ")));
    }

    private static Map<String, String> parts(Rule rule) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (rule.note() != null) {
            parts.put("note", rule.note());
        }
        rule.when()
                .forEach((dimension, values) ->
                        parts.put("when." + dimension.text(), String.join(", ", new TreeSet<>(values))));
        rule.decides().forEach((setting, value) -> parts.put("set." + setting.text(), value.text()));
        return parts;
    }
}

package org.carrel.circulation.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The rule set as a tree of maps, lists and words, which is what a YAML or JSON parser makes of the rule text. Reading
 * checks everything and reports all that is wrong at once, each with the place in the text.
 */
public final class RuleText {
    private static final Set<String> TOP = Set.of("title", "precedence", "rules");
    private static final Set<String> RULE = Set.of("id", "note", "when", "set");

    private RuleText() {}

    /**
     * Something wrong with a rule text.
     *
     * @param field where, such as {@code rules[3].set.loanPeriod}
     * @param code stable code
     * @param message what is wrong, for people
     */
    public record Mistake(String field, String code, String message) {}

    /** What reading a rule text came to. */
    public sealed interface Reading {
        /** It is sound. */
        record Sound(RuleSet ruleSet) implements Reading {}

        /** It is not. */
        record Unsound(List<Mistake> mistakes) implements Reading {
            public Unsound {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /** Reads and checks a rule text that is about to be published. */
    public static Reading read(Map<?, ?> text) {
        Reader reader = new Reader();
        RuleSet ruleSet = reader.ruleSet(text);
        if (reader.mistakes.isEmpty()) {
            reader.mistakes.addAll(RuleCheck.ties(ruleSet));
            reader.mistakes.addAll(RuleCheck.gaps(ruleSet));
        }
        return reader.mistakes.isEmpty() ? new Reading.Sound(ruleSet) : new Reading.Unsound(reader.mistakes);
    }

    /** Reads a rule text that was published before: what it lacks by now takes its fallback. */
    public static RuleSet readPublished(Map<?, ?> text) {
        Reader reader = new Reader();
        RuleSet ruleSet = reader.ruleSet(text);
        if (!reader.mistakes.isEmpty()) {
            throw new IllegalStateException("a published rule set cannot be read: " + reader.mistakes);
        }
        return ruleSet;
    }

    /** The rule set as a text tree; {@link #read} reads it back. */
    public static Map<String, Object> write(RuleSet ruleSet) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("title", ruleSet.title());
        text.put(
                "precedence", ruleSet.precedence().stream().map(Dimension::text).toList());
        text.put("rules", ruleSet.rules().stream().map(RuleText::write).toList());
        return text;
    }

    private static Map<String, Object> write(Rule rule) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("id", rule.id());
        if (rule.note() != null) {
            text.put("note", rule.note());
        }
        if (!rule.when().isEmpty()) {
            Map<String, Object> when = new LinkedHashMap<>();
            for (Dimension dimension : Dimension.values()) {
                Set<String> named = rule.when().get(dimension);
                if (named != null) {
                    when.put(dimension.text(), named.stream().sorted().toList());
                }
            }
            text.put("when", when);
        }
        Map<String, Object> set = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            Value value = rule.decides().get(setting);
            if (value != null) {
                set.put(setting.text(), value.text());
            }
        }
        text.put("set", set);
        return text;
    }

    private static final class Reader {
        private final List<Mistake> mistakes = new ArrayList<>();

        RuleSet ruleSet(Map<?, ?> text) {
            unknownKeys(text, TOP, "");
            String title = word(text.get("title"));
            if (title == null) {
                mistake("title", "required", "a rule set has a title");
            }
            List<Dimension> precedence = precedence(text.get("precedence"));
            List<Rule> rules = new ArrayList<>();
            if (text.get("rules") instanceof List<?> list && !list.isEmpty()) {
                Set<String> ids = new HashSet<>();
                for (int i = 0; i < list.size(); i++) {
                    String at = "rules[" + i + "]";
                    if (list.get(i) instanceof Map<?, ?> one) {
                        Rule rule = rule(one, at);
                        if (!ids.add(rule.id())) {
                            mistake(at + ".id", "duplicate", "another rule is called '" + rule.id() + "'");
                        }
                        rules.add(rule);
                    } else {
                        mistake(at, "not-a-rule", "a rule has 'id', 'when' and 'set'");
                    }
                }
            } else {
                mistake("rules", "required", "a rule set has at least one rule");
            }
            return new RuleSet(Objects.requireNonNullElse(title, ""), precedence, rules);
        }

        private List<Dimension> precedence(@Nullable Object raw) {
            if (raw == null) {
                return List.of(Dimension.values());
            }
            Set<Dimension> named = new LinkedHashSet<>();
            for (String word : words(raw)) {
                Dimension.named(word)
                        .ifPresentOrElse(
                                named::add,
                                () -> mistake(
                                        "precedence",
                                        "unknown-dimension",
                                        "'" + word + "' is not one of "
                                                + dimensionWords(EnumSet.allOf(Dimension.class))));
            }
            if (named.size() != Dimension.values().length) {
                mistake(
                        "precedence",
                        "incomplete",
                        "every dimension must be named once: " + dimensionWords(EnumSet.allOf(Dimension.class)));
                return List.of(Dimension.values());
            }
            return List.copyOf(named);
        }

        private Rule rule(Map<?, ?> text, String at) {
            unknownKeys(text, RULE, at + ".");
            String id = word(text.get("id"));
            if (id == null || !id.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}")) {
                mistake(at + ".id", "required", "a rule has an id of letters, digits, spaces, points and hyphens");
                id = at;
            }
            Map<Setting, Value> decides = decides(text.get("set"), at + ".set");
            return new Rule(
                    id, word(text.get("note")), when(text.get("when"), decides.keySet(), at + ".when"), decides);
        }

        private Map<Dimension, Set<String>> when(@Nullable Object raw, Set<Setting> decides, String at) {
            Map<Dimension, Set<String>> when = new EnumMap<>(Dimension.class);
            if (raw == null) {
                return when;
            }
            if (!(raw instanceof Map<?, ?> conditions)) {
                mistake(at, "not-conditions", "'when' holds dimensions and their values");
                return when;
            }
            conditions.forEach((key, values) -> {
                Dimension dimension = Dimension.named(String.valueOf(key)).orElse(null);
                if (dimension == null) {
                    mistake(
                            at + "." + key,
                            "unknown-dimension",
                            "not one of " + dimensionWords(EnumSet.allOf(Dimension.class)));
                    return;
                }
                Set<String> named = new LinkedHashSet<>(words(values));
                if (named.isEmpty()) {
                    mistake(at + "." + key, "required", "name at least one value, or leave the dimension out");
                    return;
                }
                when.put(dimension, named);
                for (Setting setting : decides) {
                    if (!setting.dimensions().contains(dimension)) {
                        mistake(
                                at + "." + key,
                                "dimension-without-meaning",
                                "'" + setting.text() + "' cannot depend on " + dimension.text() + ", only on "
                                        + dimensionWords(setting.dimensions()));
                    }
                }
            });
            return when;
        }

        private Map<Setting, Value> decides(@Nullable Object raw, String at) {
            Map<Setting, Value> decides = new EnumMap<>(Setting.class);
            if (!(raw instanceof Map<?, ?> settings) || settings.isEmpty()) {
                mistake(at, "required", "a rule sets at least one setting");
                return decides;
            }
            settings.forEach((key, value) -> {
                Setting setting = Setting.named(String.valueOf(key)).orElse(null);
                if (setting == null) {
                    mistake(at + "." + key, "unknown-setting", "not one of " + settingWords());
                    return;
                }
                try {
                    if (decides.put(setting, setting.shape().parse(String.join(", ", words(value)))) != null) {
                        mistake(at + "." + key, "duplicate", "'" + setting.text() + "' is set by an older name, too");
                    }
                } catch (IllegalArgumentException unreadable) {
                    mistake(at + "." + key, "unreadable-value", String.valueOf(unreadable.getMessage()));
                }
            });
            return decides;
        }

        private void unknownKeys(Map<?, ?> text, Set<String> known, String at) {
            for (Object key : text.keySet()) {
                if (!known.contains(String.valueOf(key))) {
                    mistake(
                            at + key,
                            "unknown-key",
                            "not one of "
                                    + String.join(", ", known.stream().sorted().toList()));
                }
            }
        }

        private void mistake(String field, String code, String message) {
            mistakes.add(new Mistake(field, code, message));
        }

        private static @Nullable String word(@Nullable Object raw) {
            if (raw == null || raw instanceof Map || raw instanceof Collection) {
                return null;
            }
            String word = raw.toString().strip();
            return word.isEmpty() ? null : word;
        }

        private static List<String> words(@Nullable Object raw) {
            if (raw instanceof Collection<?> many) {
                return many.stream()
                        .map(Reader::word)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
            }
            String one = word(raw);
            return one == null ? List.of() : List.of(one);
        }

        private static String dimensionWords(Set<Dimension> dimensions) {
            return String.join(
                    ", ", dimensions.stream().sorted().map(Dimension::text).toList());
        }

        private static String settingWords() {
            return String.join(
                    ", ",
                    EnumSet.allOf(Setting.class).stream().map(Setting::text).toList());
        }
    }
}

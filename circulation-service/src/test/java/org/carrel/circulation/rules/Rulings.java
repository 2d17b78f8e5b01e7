package org.carrel.circulation.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Rule sets and situations for tests. */
public final class Rulings {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    /** The rules that decide everything, for tests that are about something else. */
    public static final String EVERYONE = """
            - id: everyone
              set:
                loanable: yes
                loanPeriod: 28 days
                closedDays: next open day
                endsWithMembership: no
                renewals: 2
                renewalPeriod: 14 days
                renewFrom: now
                renewWithinDays: unlimited
                renewWhenRequested: no
                grace: none
                overdueCharge: 0.20 EUR per day
                overdueCap: 10 EUR
                loanLimit: 30
                materialLimit: unlimited
                requestKinds: hold, page
                whenAvailable: page
                pickup: anywhere
                requestLimit: 10
                shelfPeriod: 7 open days
            """;

    private static final Map<List<String>, Terms> KNOWN = new ConcurrentHashMap<>();

    private Rulings() {}

    public static Map<String, Object> tree(String yaml) {
        try {
            return YAML.readValue(yaml, TREE);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A rule text out of rules, each a YAML list item. */
    public static Map<String, Object> text(String... rules) {
        return tree("title: test\nrules:\n" + String.join("", rules));
    }

    /** A table of rules that must be sound. */
    public static RuleTable table(String... rules) {
        return switch (RuleText.read(text(rules))) {
            case RuleText.Reading.Sound(var ruleSet) -> new RuleTable(1, ruleSet);
            case RuleText.Reading.Unsound(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    /** Terms where everything is as in {@link #EVERYONE} but for what the rules say. */
    public static Terms terms(String... settings) {
        return KNOWN.computeIfAbsent(List.of(settings), Rulings::termsOf);
    }

    private static Terms termsOf(List<String> settings) {
        StringBuilder special = new StringBuilder("- id: special\n  when: {loanType: [normal]}\n  set:\n");
        StringBuilder ofPatron = new StringBuilder("- id: group\n  when: {patronGroup: [adult]}\n  set:\n");
        int specials = 0;
        int patrons = 0;
        for (String setting : settings) {
            Setting named =
                    Setting.named(setting.substring(0, setting.indexOf(':'))).orElseThrow();
            if (named.dimensions().contains(Dimension.LOAN_TYPE)) {
                special.append("    ").append(setting).append('\n');
                specials++;
            } else {
                ofPatron.append("    ").append(setting).append('\n');
                patrons++;
            }
        }
        return table(EVERYONE, specials == 0 ? "" : special.toString(), patrons == 0 ? "" : ofPatron.toString())
                .terms(situation("MAIN", "adult", "book", "normal"));
    }

    public static Situation situation(String branch, String group, String materialType, String loanType) {
        return new Situation(
                List.of(branch, "LIB", "CON"),
                List.of("MAIN", "LIB", "CON"),
                List.of(),
                group,
                new Situation.ItemKind(materialType, loanType, branch + "-A"));
    }

    /** The rules that a new installation starts with. */
    public static Map<String, Object> shipped() {
        try (InputStream text = Objects.requireNonNull(Rulings.class.getResourceAsStream("/rules/consortium.yaml"))) {
            return YAML.readValue(text, TREE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.carrel.circulation.rules.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.rules.Dimension;
import org.carrel.circulation.rules.RuleSet;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Shape;

import static org.assertj.core.api.Assertions.assertThat;

class RuleYamlTest {
    /** Words that YAML could take for something else. */
    private static final List<String> ODD = List.of(
            "007",
            "yes",
            "No",
            "null",
            "~",
            "1e3",
            "0x1F",
            "2027-01-31",
            "12:30",
            "a: b",
            "#1",
            "- x",
            "é ü ø",
            "'quoted'",
            "\"double\"",
            "*",
            "&anchor",
            "!tag",
            "[list]",
            "{map}",
            "%",
            "@at",
            "`tick`",
            "|",
            ">",
            "true",
            ".5",
            "1_000",
            "line\nbreak");

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String valueOf(Shape shape, Random random) {
        List<String> alternatives = Arrays.asList(shape.example().split(" \\| ", -1));
        return pick(random, alternatives);
    }

    private static Map<String, Object> randomText(Random random) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("id", pick(random, List.of("r", "1.", "0", "no ", "x-")) + i);
            if (random.nextBoolean()) {
                rule.put("note", pick(random, ODD));
            }
            if (random.nextBoolean()) {
                Map<String, Object> when = new LinkedHashMap<>();
                for (Dimension dimension : Dimension.values()) {
                    if (random.nextInt(3) == 0) {
                        when.put(dimension.text(), List.of(pick(random, ODD), pick(random, ODD)));
                    }
                }
                if (!when.isEmpty()) {
                    rule.put("when", when);
                }
            }
            Map<String, Object> set = new LinkedHashMap<>();
            for (Setting setting : Setting.values()) {
                if (random.nextInt(4) == 0 && setting.dimensions().size() == Dimension.values().length) {
                    set.put(setting.text(), valueOf(setting.shape(), random));
                }
            }
            set.put("loanable", "yes");
            rule.put("set", set);
            rules.add(rule);
        }
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("title", pick(random, ODD));
        text.put("rules", rules);
        return text;
    }

    /** Export and import lose nothing, whatever the library calls its branches and types. */
    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333, 4444})
    void a_rule_set_reads_back_what_it_writes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            RuleSet ruleSet = RuleText.readPublished(randomText(random));
            String yaml = RuleYaml.write(ruleSet);
            assertThat(RuleText.readPublished(RuleYaml.parse(yaml)))
                    .as("seed %d round %d:%n%s", seed, round, yaml)
                    .isEqualTo(ruleSet);
        }
    }

    @Test
    void every_example_of_a_value_can_be_read_and_is_written_so_that_it_reads_the_same() {
        for (Setting setting : Setting.values()) {
            for (String value : setting.shape().example().split(" \\| ", -1)) {
                RuleSet ruleSet = RuleText.readPublished(Map.of(
                        "title", "t", "rules", List.of(Map.of("id", "one", "set", Map.of(setting.text(), value)))));
                assertThat(RuleText.readPublished(RuleYaml.parse(RuleYaml.write(ruleSet))))
                        .as(setting.text() + ": " + value)
                        .isEqualTo(ruleSet);
            }
        }
    }

    @Test
    void the_shipped_rules_survive_the_export() {
        RuleSet shipped = RuleText.readPublished(Rulings.shipped());
        String yaml = RuleYaml.write(shipped);
        assertThat(yaml)
                .contains(
                        "loanPeriod: 28 days",
                        "- id: films",
                        "loanable: \"yes\"",
                        "renewals: 3",
                        "overdueCharge: 0.20 EUR per day",
                        "rentalDiscount: 0%");
        assertThat(RuleText.read(RuleYaml.parse(yaml))).isEqualTo(new RuleText.Reading.Sound(shipped));
    }
}

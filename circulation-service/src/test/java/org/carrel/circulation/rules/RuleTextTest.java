package org.carrel.circulation.rules;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.circulation.rules.RuleText.Mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.circulation.rules.Rulings.EVERYONE;
import static org.carrel.circulation.rules.Rulings.text;

class RuleTextTest {
    private static List<Mistake> mistakes(Map<String, Object> text) {
        return switch (RuleText.read(text)) {
            case RuleText.Reading.Sound _ -> List.of();
            case RuleText.Reading.Unsound(var mistakes) -> mistakes;
        };
    }

    @Test
    void the_shipped_rules_are_sound_and_read_back_what_they_write() {
        RuleSet shipped = ((RuleText.Reading.Sound) RuleText.read(Rulings.shipped())).ruleSet();
        assertThat(shipped.rules()).hasSizeGreaterThan(5);
        assertThat(RuleText.read(RuleText.write(shipped))).isEqualTo(new RuleText.Reading.Sound(shipped));
        assertThat(RuleText.readPublished(RuleText.write(shipped))).isEqualTo(shipped);
    }

    @Test
    void two_rules_that_tie_are_refused_with_an_example() {
        assertThat(mistakes(text(
                        EVERYONE,
                        "- {id: films, when: {materialType: [dvd, blu-ray]}, set: {loanPeriod: 7 days, renewals: 1}}\n",
                        "- {id: discs, when: {materialType: [cd, dvd]}, set: {loanPeriod: 14 days}}\n")))
                .containsExactly(
                        new Mistake(
                                "rules[2]",
                                "tie",
                                "'films' and 'discs' decide loanPeriod with equal right, for example where materialType is dvd"));
    }

    @Test
    void two_rules_for_everything_tie_everywhere() {
        assertThat(mistakes(text(EVERYONE, "- {id: again, set: {renewals: 1}}\n")))
                .extracting(Mistake::message)
                .containsExactly("'everyone' and 'again' decide renewals with equal right, everywhere");
    }

    @Test
    void rules_about_different_settings_or_values_do_not_tie() {
        assertThat(mistakes(text(
                        EVERYONE,
                        "- {id: a, when: {materialType: dvd}, set: {loanPeriod: 7 days}}\n",
                        "- {id: b, when: {materialType: dvd}, set: {renewals: 1}}\n",
                        "- {id: c, when: {materialType: cd}, set: {loanPeriod: 7 days}}\n",
                        "- {id: d, when: {materialType: dvd, loanType: short}, set: {loanPeriod: 2 days}}\n",
                        "- {id: e, when: {loanType: short}, set: {loanPeriod: 3 days}}\n")))
                .isEmpty();
    }

    @Test
    void a_setting_that_nothing_decides_everywhere_is_a_gap() {
        assertThat(mistakes(text("- {id: films, when: {materialType: dvd}, set: {loanPeriod: 7 days}}\n")))
                .hasSize(Setting.values().length)
                .allSatisfy(mistake -> assertThat(mistake.code()).isEqualTo("gap"))
                .extracting(Mistake::message)
                .anyMatch(message -> message.contains("'loanPeriod'") && message.contains("for example"));
    }

    @Test
    void all_mistakes_are_told_at_once_each_with_its_place() {
        assertThat(mistakes(Rulings.tree("""
                        title: t
                        colour: red
                        precedence: [branch, weather]
                        rules:
                          - id: everyone
                            set: {loanPeriod: soon, renewals: -1, unheardOf: 1}
                          - id: everyone
                            when: {season: winter, patronGroup: []}
                            set: {loanable: perhaps}
                          - when: {materialType: dvd}
                            set: {loanLimit: 3}
                          - just words
                          - id: nothing
                        """)))
                .extracting(Mistake::field, Mistake::code)
                .containsExactlyInAnyOrder(
                        tuple("colour", "unknown-key"),
                        tuple("precedence", "unknown-dimension"),
                        tuple("precedence", "incomplete"),
                        tuple("rules[0].set.loanPeriod", "unreadable-value"),
                        tuple("rules[0].set.renewals", "unreadable-value"),
                        tuple("rules[0].set.unheardOf", "unknown-setting"),
                        tuple("rules[1].id", "duplicate"),
                        tuple("rules[1].when.season", "unknown-dimension"),
                        tuple("rules[1].when.patronGroup", "required"),
                        tuple("rules[1].set.loanable", "unreadable-value"),
                        tuple("rules[2].id", "required"),
                        tuple("rules[2].when.materialType", "dimension-without-meaning"),
                        tuple("rules[3]", "not-a-rule"),
                        tuple("rules[4].set", "required"));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    @Test
    void a_text_without_anything_is_refused() {
        assertThat(mistakes(Map.of())).extracting(Mistake::field).containsExactlyInAnyOrder("title", "rules");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loanable|yes|yes",
                "loanable|true|yes",
                "loanable|no|no",
                "renewals|3|3",
                "renewals|unlimited|unlimited",
                "loanPeriod|2 weeks|14 days",
                "closedDays|previous open day|previous open day",
                "closedDays|keep|keep",
                "renewFrom|due date|due date",
                "requestKinds|page, hold|page, hold",
                "requestKinds|none|none",
                "whenAvailable|refuse|refuse",
                "pickup|NORTH, MAIN|MAIN, NORTH",
                "pickup|anywhere|anywhere",
                "overduePerDay|0.25 EUR|0.25 EUR",
                "overduePerDay|20 JPY|20 JPY",
                "overduePerDay|0.125 KWD|0.125 KWD",
                "overdueCap|10 EUR|10.00 EUR"
            })
    void a_value_is_written_as_it_is_read(String setting, String text, String written) {
        Value value = Setting.named(setting).orElseThrow().shape().parse(text);
        assertThat(value.text()).isEqualTo(written);
        assertThat(Setting.named(setting).orElseThrow().shape().parse(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loanable|maybe",
                "renewals|many",
                "renewals|1.5",
                "loanPeriod|a while",
                "closedDays|skip",
                "renewFrom|yesterday",
                "requestKinds|recall",
                "whenAvailable|sometimes",
                "overduePerDay|0.25",
                "overduePerDay|0.001 EUR",
                "overduePerDay|0.5 JPY",
                "overduePerDay|1 XYZ",
                "overduePerDay|-1 EUR"
            })
    void a_value_that_cannot_be_read_is_refused(String setting, String text) {
        Shape shape = Setting.named(setting).orElseThrow().shape();
        assertThatThrownBy(() -> shape.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.carrel.circulation.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                .hasSize((int) Stream.of(Setting.values())
                        .filter(Setting::mustBeDecided)
                        .count())
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

    @Test
    void the_shipped_rules_list_every_setting() {
        RuleSet shipped = ((RuleText.Reading.Sound) RuleText.read(Rulings.shipped())).ruleSet();
        assertThat(shipped.rules().getFirst().decides()).containsOnlyKeys(Setting.values());
    }

    @Test
    void a_setting_set_by_its_present_and_its_earlier_name_is_a_mistake() {
        assertThat(mistakes(
                        text(EVERYONE, "- {id: a, when: {materialType: dvd}, set: {grace: 1 day, graceDays: 2}}\n")))
                .extracting(Mistake::field, Mistake::code)
                .containsExactly(tuple("rules[1].set.graceDays", "duplicate"));
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
                "overdueCharge|0.25 EUR|0.25 EUR per day",
                "overdueCharge|20 JPY per 2 hours|20 JPY per 2 hours",
                "overdueCharge|0.125 KWD per week|0.125 KWD per week",
                "recallOverdueCharge|same|same",
                "overdueCap|10 EUR|10.00 EUR",
                "overdueCap|50% of price|50% of price",
                "overdueCap|unlimited|unlimited",
                "rentalFee|1.50 EUR|1.50 EUR per loan",
                "rentalFee|0.50 EUR per day|0.50 EUR per day",
                "rentalDiscount|25%|25%",
                "debtLimit|unlimited|unlimited",
                "loanPeriod|1 year|12 months",
                "loanPeriod|45 minutes|45 minutes",
                "loanPeriod|until the next of 2027-06-30, 2027-01-31|until the next of 2027-01-31, 2027-06-30",
                "dueNoLaterThan|2027-06-30|2027-06-30",
                "dueNoLaterThan|none|none",
                "closedDays|count open days|count open days",
                "closedHours|at closing|at closing",
                "closedHours|90 minutes after next opening|90 minutes after next opening",
                "closedHours|120 minutes after next opening|2 hours after next opening",
                "loanPeriodWhenRequested|same|same",
                "loanPeriodWhenRequested|7 days|7 days",
                "highDemand|3 requests more than copies|3 requests more than copies",
                "highDemand|1 request per copy|1 request per copy",
                "highDemand|none|none",
                "grace|2|2 days",
                "grace|0|none",
                "grace|6 hours|6 hours",
                "recallGrace|same|same",
                "requestKinds|recall|recall",
                "requestLevels|item, title|title, item",
                "limitsStop|requests, borrowing|borrowing, requests",
                "limitsStop|nothing|nothing",
                "pickup|owning branch, home branch|home branch, owning branch",
                "floats|nowhere|nowhere",
                "shelfPeriod|7|7 open days",
                "shelfPeriod|1 hour|1 hour",
                "shelfPeriod|unlimited|365 open days",
                "suspension|2 days per 3 overdue days|2 days per 3 overdue days",
                "reminderFees|1 EUR after 7 days, 2.50 EUR after 14 days|1.00 EUR after 7 days, 2.50 EUR after 14 days",
                "lostCost|price or 25 EUR|price or 25.00 EUR",
                "lostCost|actual|actual",
                "lostRefund|unpaid only|unpaid only",
                "overdueOfFound|recalculate|recalculate",
                "limits|5 films with loanType short and materialType video or dvd|5 films with materialType dvd or video and loanType short",
                "graceDays|2|2 days",
                "overduePerDay|0.25 EUR|0.25 EUR per day",
                "shelfDays|7|7 open days"
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
                "requestKinds|loan",
                "recallReturn|until 2027-06-30",
                "recallReturn|0 days",
                "loanPeriod|until the next of 2027-06-30",
                "loanPeriod|until the next of soon, later",
                "dueNoLaterThan|2027-02-30",
                "closedHours|tomorrow",
                "shelfPeriod|a week",
                "overdueCharge|0.20 EUR per loan",
                "overdueCharge|0.20 EUR per 0 days",
                "overdueCap|0% of price",
                "rentalFee|1 EUR per 2 loans",
                "rentalDiscount|120%",
                "suspension|0 days per overdue day",
                "reminderFees|2 EUR after 14 days, 1 EUR after 7 days",
                "highDemand|0 requests",
                "limits|5 films",
                "limits|5 films with patronGroup child",
                "limits|5 films with materialType dvd and materialType video",
                "lostRefund|half",
                "limitsStop|reading",
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

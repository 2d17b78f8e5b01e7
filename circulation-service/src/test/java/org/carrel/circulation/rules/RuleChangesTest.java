package org.carrel.circulation.rules;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.circulation.rules.RuleChanges.Change;
import org.carrel.circulation.rules.RuleChanges.Detail;
import org.carrel.circulation.rules.RuleChanges.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.rules.Rulings.EVERYONE;

class RuleChangesTest {
    private static RuleSet of(String... rules) {
        return Rulings.table(rules).ruleSet();
    }

    @Test
    void added_removed_and_changed_rules_are_told_part_by_part() {
        RuleSet before = of(
                EVERYONE,
                "- {id: films, when: {materialType: [dvd]}, set: {loanPeriod: 7 days, renewals: 1}}\n",
                "- {id: gone, when: {materialType: cd}, set: {renewals: 0}}\n");
        RuleSet after = of(
                EVERYONE,
                "- {id: new, when: {branch: NORTH}, set: {loanable: no}}\n",
                "- {id: films, note: more of them, when: {materialType: [blu-ray, dvd]}, set: {loanPeriod: 5 days}}\n");
        assertThat(RuleChanges.between(before, after))
                .containsExactlyInAnyOrder(
                        new Change(
                                "films",
                                Kind.CHANGED,
                                List.of(
                                        new Detail("note", null, "more of them"),
                                        new Detail("set.loanPeriod", "7 days", "5 days"),
                                        new Detail("set.renewals", "1", null),
                                        new Detail("when.materialType", "dvd", "blu-ray, dvd"))),
                        new Change(
                                "gone",
                                Kind.REMOVED,
                                List.of(
                                        new Detail("set.renewals", "0", null),
                                        new Detail("when.materialType", "cd", null))),
                        new Change(
                                "new",
                                Kind.ADDED,
                                List.of(
                                        new Detail("set.loanable", null, "no"),
                                        new Detail("when.branch", null, "NORTH"))));
    }

    @Test
    void the_order_of_rules_and_of_values_is_no_change() {
        assertThat(RuleChanges.between(
                        of(
                                EVERYONE,
                                "- {id: a, when: {materialType: [dvd, cd]}, set: {renewals: 1}}\n",
                                "- {id: b, when: {loanType: short}, set: {renewals: 0}}\n"),
                        of(
                                "- {id: b, when: {loanType: short}, set: {renewals: 0}}\n",
                                "- {id: a, when: {materialType: [cd, dvd]}, set: {renewals: 1}}\n",
                                EVERYONE)))
                .isEmpty();
    }

    @Test
    void another_precedence_is_a_change_of_the_set_itself() {
        RuleSet before = of(EVERYONE);
        RuleSet after = new RuleSet("renamed", List.of(Dimension.values()).reversed(), before.rules());
        assertThat(RuleChanges.between(before, after))
                .containsExactly(new Change(
                        "",
                        Kind.CHANGED,
                        List.of(
                                new Detail(
                                        "precedence",
                                        "branch, patronGroup, materialType, loanType, location",
                                        "location, loanType, materialType, patronGroup, branch"),
                                new Detail("title", "test", "renamed"))));
    }
}

package org.carrel.circulation.rules;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SimulationTest {
    private static final UUID SOME = new UUID(0, 1);
    private static final UUID BRANCH = new UUID(0, 2);

    private static LiveLoans.Alike alike(long loans, UUID sample) {
        return new LiveLoans.Alike(
                new LiveLoans.Seen("adult", BRANCH, BRANCH, BRANCH, "book", "normal"), loans, sample);
    }

    private static LiveLoans.Holders holders(int each, long patrons) {
        return new LiveLoans.Holders("adult", BRANCH, each, patrons);
    }

    @Test
    void loans_are_counted_under_each_setting_that_would_be_another() {
        Terms before = Rulings.terms("loanPeriod: 14 days");
        Terms shorter = Rulings.terms("loanPeriod: 7 days", "renewals: 0");
        Simulation.Tally tally = new Simulation.Tally();
        tally.compare(alike(10, SOME), before, shorter, -1);
        tally.compare(alike(5, new UUID(0, 9)), before, shorter, -7);
        tally.compare(alike(100, SOME), before, before, 0);
        Simulation simulation = tally.result();
        assertThat(simulation.loans()).isEqualTo(115);
        assertThat(simulation.loansTouched()).isEqualTo(15);
        assertThat(simulation.dueDates()).isEqualTo(new Simulation.DueDates(15, 0, 100));
        assertThat(simulation.effects())
                .containsExactlyInAnyOrder(
                        new Simulation.Effect(
                                "loanPeriod",
                                "14 days",
                                "special",
                                "7 days",
                                "special",
                                15,
                                List.of(SOME, new UUID(0, 9))),
                        new Simulation.Effect(
                                "renewals", "2", "everyone", "0", "special", 15, List.of(SOME, new UUID(0, 9))));
    }

    @Test
    void only_a_few_loans_are_named_as_samples() {
        Simulation.Tally tally = new Simulation.Tally();
        for (int i = 0; i < 40; i++) {
            tally.compare(alike(1, new UUID(1, i)), Rulings.terms(), Rulings.terms("renewals: 7"), 0);
        }
        assertThat(tally.result().effects())
                .singleElement()
                .satisfies(effect -> assertThat(effect.loans()).isEqualTo(40))
                .satisfies(effect -> assertThat(effect.samples()).hasSize(5));
    }

    @Test
    void patrons_count_who_come_to_be_over_a_limit_but_not_those_who_are_already() {
        Terms before = Rulings.terms("loanLimit: 20");
        Terms after = Rulings.terms("loanLimit: 10");
        Simulation.Tally tally = new Simulation.Tally();
        tally.holders(holders(10, 100), Setting.LOAN_LIMIT, before, after);
        tally.holders(holders(11, 7), Setting.LOAN_LIMIT, before, after);
        tally.holders(holders(20, 3), Setting.LOAN_LIMIT, before, after);
        tally.holders(holders(21, 50), Setting.LOAN_LIMIT, before, after);
        assertThat(tally.result().overLimit())
                .containsExactly(new Simulation.OverLimit("loanLimit", "adult", "20", "10", 10));
    }

    @Test
    void the_same_value_by_another_rule_is_no_difference() {
        Terms before = Rulings.terms();
        Terms after = Rulings.terms("renewals: 2");
        assertThat(after.ruleFor(Setting.RENEWALS)).isEqualTo("special");
        assertThat(Simulation.differing(before, after)).isEmpty();
    }
}

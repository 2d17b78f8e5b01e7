package org.carrel.circulation.recalls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.recalls.Recall.Candidate;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.HOURS;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;

class RecallTest {
    private static final Terms TERMS = Rulings.terms(
            "recallGuarantee: 14 days", "recallReturn: 7 days", "recallLoansLongerThan: none", "recallExtends: no");

    private static Instant days(long days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static Instant endOf(long days) {
        return HOURS.endOf(HOURS.dayOf(days(days)));
    }

    private static Candidate candidate(long number, long lentDaysAgo, Instant dueAt, int recalls, Terms terms) {
        return new Candidate(
                new Loan(
                        new UUID(7, number),
                        1,
                        new UUID(0, number),
                        ADULT.id(),
                        PICKUP,
                        days(-lentDaysAgo),
                        new Loan.Course(dueAt, 0, null)),
                terms,
                recalls,
                HOURS);
    }

    private static Instant dueAt(Candidate candidate) {
        return Recall.of(List.of(candidate), NOW).orElseThrow().dueAt();
    }

    @Test
    void nothing_is_called_back_where_nothing_is_on_loan() {
        assertThat(Recall.of(List.of(), NOW)).isEmpty();
    }

    @Test
    void the_borrower_keeps_what_was_guaranteed() {
        assertThat(dueAt(candidate(1, 2, endOf(26), 0, TERMS))).isEqualTo(endOf(12));
    }

    @Test
    void and_has_time_to_bring_it_back() {
        assertThat(dueAt(candidate(1, 12, endOf(16), 0, TERMS))).isEqualTo(endOf(7));
    }

    @Test
    void a_due_date_that_is_earlier_anyway_stays() {
        assertThat(dueAt(candidate(1, 25, endOf(3), 0, TERMS))).isEqualTo(endOf(3));
    }

    @Test
    void only_the_first_recall_moves_the_due_date() {
        assertThat(dueAt(candidate(1, 2, endOf(26), 1, TERMS))).isEqualTo(endOf(26));
    }

    @Test
    void a_short_loan_is_not_shortened() {
        Terms terms = Rulings.terms("recallGuarantee: none", "recallReturn: 2 days", "recallLoansLongerThan: 14 days");
        assertThat(dueAt(candidate(1, 2, endOf(12), 0, terms))).isEqualTo(endOf(12));
        assertThat(dueAt(candidate(1, 2, endOf(13), 0, terms))).isEqualTo(endOf(2));
    }

    @Test
    void an_overdue_loan_is_due_later_only_if_the_rules_say_so() {
        assertThat(dueAt(candidate(1, 40, endOf(-12), 0, TERMS))).isEqualTo(endOf(-12));
        Terms lenient = Rulings.terms(
                "recallGuarantee: none",
                "recallReturn: 7 days",
                "recallReturnWhenOverdue: 3 days",
                "recallLoansLongerThan: none",
                "recallExtends: yes");
        assertThat(dueAt(candidate(1, 40, endOf(-12), 0, lenient))).isEqualTo(endOf(3));
    }

    @Test
    void the_loan_that_was_recalled_least_is_chosen_then_the_one_that_is_due_first() {
        Candidate often = candidate(1, 20, endOf(2), 2, TERMS);
        Candidate late = candidate(2, 20, endOf(20), 0, TERMS);
        Candidate soon = candidate(3, 20, endOf(10), 0, TERMS);
        assertThat(Recall.of(List.of(often, late, soon), NOW).orElseThrow().candidate())
                .isEqualTo(soon);
    }

    /** Whatever loans there are: nobody is burdened twice before all others once, and no due date gets later. */
    @ParameterizedTest
    @ValueSource(longs = {3, 11, 20261125})
    void the_burden_goes_round(long seed) {
        Random random = new Random(seed);
        int loans = 5;
        int[] recalls = new int[loans];
        Instant[] due = new Instant[loans];
        for (int i = 0; i < loans; i++) {
            due[i] = endOf(random.nextInt(40) - 5);
        }
        for (int round = 0; round < 4 * loans; round++) {
            List<Candidate> candidates = new ArrayList<>();
            for (int i = 0; i < loans; i++) {
                candidates.add(candidate(i, random.nextInt(30), due[i], recalls[i], TERMS));
            }
            Collections.shuffle(candidates, random);
            Recall.Called called = Recall.of(candidates, NOW).orElseThrow();
            int chosen = (int) called.candidate().loan().id().getLeastSignificantBits();
            assertThat(called.dueAt()).as("seed %d", seed).isBeforeOrEqualTo(due[chosen]);
            assertThat(called.moves()).isEqualTo(!called.dueAt().equals(due[chosen]));
            recalls[chosen]++;
            due[chosen] = called.dueAt();
        }
        assertThat(recalls).as("seed %d", seed).containsOnly(4);
    }
}

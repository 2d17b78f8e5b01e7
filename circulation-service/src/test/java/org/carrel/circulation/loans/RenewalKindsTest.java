package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.patrons.Dues;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.Availability;
import org.carrel.platform.money.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.HOURS;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

/** Renewals with the item in hand, without it, and by themselves. */
class RenewalKindsTest {
    private static final UUID LOAN = new UUID(7, 7);
    /** Tomorrow, seen from the desk. */
    private static final Instant DUE = Instant.parse("2026-06-02T21:59:59Z");

    private static Loan loan(Instant dueAt, int unseen) {
        return new Loan(
                LOAN,
                2,
                AtTheDesk.aBook().id(),
                ADULT.id(),
                AtTheDesk.PICKUP,
                Instant.parse("2026-05-05T09:00:00Z"),
                new Loan.Course(dueAt, unseen, unseen, null));
    }

    private static Renewal.Circumstances circumstances(Holdings holdings, Terms current, int automatic) {
        return new Renewal.Circumstances(holdings, current, automatic, false);
    }

    private static Renewal.Facts facts(Loan loan, Terms terms, Renewal.Circumstances circumstances) {
        return new Renewal.Facts(
                loan,
                terms,
                ADULT,
                new ItemState.CheckedOut(LOAN, loan.course().dueAt()),
                queue(),
                HOURS,
                circumstances);
    }

    private static Renewal.Facts facts(Terms terms, int automatic) {
        return facts(loan(DUE, 0), terms, circumstances(Holdings.NONE, terms, automatic));
    }

    private static List<FindingCode> codes(Renewal.Facts facts, Renewal.Kind kind) {
        return Renewal.decide(facts, new Renewal.Ask(NOW, kind, Set.of(), Severities.USUAL, null)).findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void after_so_many_renewals_unseen_the_item_must_be_brought_along() {
        Terms terms = Rulings.terms("renewals: 9", "unseenRenewals: 2");
        Renewal.Facts twice = facts(loan(DUE, 2), terms, circumstances(Holdings.NONE, terms, 0));
        assertThat(codes(twice, Renewal.Kind.UNSEEN)).containsExactly(FindingCode.UNSEEN_RENEWAL_LIMIT_REACHED);
        assertThat(codes(twice, Renewal.Kind.SEEN)).isEmpty();
        Renewal.Facts once = facts(loan(DUE, 1), terms, circumstances(Holdings.NONE, terms, 0));
        assertThat(codes(once, Renewal.Kind.UNSEEN)).isEmpty();
    }

    @Test
    void an_overdue_loan_is_renewed_unless_the_rules_say_no() {
        Loan late = loan(NOW.minusSeconds(3_600), 0);
        Terms no = Rulings.terms("renewWhenOverdue: no");
        assertThat(codes(facts(late, Rulings.terms(), circumstances(Holdings.NONE, no, 0)), Renewal.Kind.UNSEEN))
                .isEmpty();
        assertThat(codes(facts(late, no, circumstances(Holdings.NONE, no, 0)), Renewal.Kind.UNSEEN))
                .containsExactly(FindingCode.LOAN_OVERDUE);
    }

    @Test
    void the_limits_of_standing_that_hold_now_stop_a_renewal() {
        Terms now = Rulings.terms("lostLimit: 0");
        Holdings lost = new Holdings(
                List.of(new Holdings.OnLoan(
                        new Holdings.Thing(
                                new UUID(3, 1), new UUID(3, 2), "book", "normal", AtTheDesk.SHELF, AtTheDesk.BRANCH),
                        DUE,
                        false,
                        Availability.DECLARED_LOST)),
                0,
                0);
        assertThat(codes(facts(loan(DUE, 0), Rulings.terms(), circumstances(lost, now, 0)), Renewal.Kind.SEEN))
                .containsExactly(FindingCode.LOST_LIMIT_EXCEEDED);
        Terms borrowingOnly = Rulings.terms("lostLimit: 0", "limitsStop: borrowing");
        assertThat(codes(
                        facts(loan(DUE, 0), Rulings.terms(), circumstances(lost, borrowingOnly, 0)), Renewal.Kind.SEEN))
                .isEmpty();
    }

    @Test
    void a_loan_for_use_in_the_house_is_not_renewed() {
        Renewal.Facts onSite = facts(
                loan(DUE, 0), Rulings.terms(), new Renewal.Circumstances(Holdings.NONE, Rulings.terms(), 0, true));
        assertThat(codes(onSite, Renewal.Kind.SEEN)).containsExactly(FindingCode.ON_SITE_NOT_RENEWED);
    }

    @Test
    void what_others_wait_for_is_renewed_for_a_shorter_time() {
        Terms terms = Rulings.terms("renewWhenRequested: yes", "renewalPeriodWhenRequested: 3 days");
        Renewal.Facts wanted = new Renewal.Facts(
                loan(DUE, 0),
                terms,
                ADULT,
                new ItemState.CheckedOut(LOAN, DUE),
                queue(requestOf(OTHER)),
                HOURS,
                circumstances(Holdings.NONE, terms, 0));
        assertThat(Renewal.decide(wanted, new Renewal.Ask(NOW, Renewal.Kind.SEEN, Set.of(), Severities.USUAL, null)))
                .isInstanceOfSatisfying(Renewal.Outcome.Granted.class, granted -> assertThat(
                                granted.renewed().course().dueAt())
                        .isEqualTo(Instant.parse("2026-06-04T21:59:59Z")));
    }

    @Test
    void a_loan_is_renewed_by_itself_only_if_the_rules_say_so_and_so_often() {
        assertThat(codes(facts(Rulings.terms(), 0), Renewal.Kind.AUTOMATIC))
                .containsExactly(FindingCode.NOT_RENEWED_AUTOMATICALLY);
        assertThat(codes(facts(Rulings.terms("autoRenew: yes"), 0), Renewal.Kind.AUTOMATIC))
                .isEmpty();
        assertThat(codes(facts(Rulings.terms("autoRenew: yes", "autoRenewals: 1"), 1), Renewal.Kind.AUTOMATIC))
                .containsExactly(FindingCode.AUTO_RENEWAL_LIMIT_REACHED);
    }

    @Test
    void a_loan_is_renewed_by_itself_shortly_before_it_is_due() {
        Terms terms = Rulings.terms("autoRenew: yes", "renewFrom: due date");
        Instant inThreeDays = Instant.parse("2026-06-04T21:59:59Z");
        assertThat(codes(
                        facts(loan(inThreeDays, 0), terms, circumstances(Holdings.NONE, terms, 0)),
                        Renewal.Kind.AUTOMATIC))
                .containsExactly(FindingCode.RENEWAL_TOO_SOON);
        assertThat(codes(
                        facts(loan(inThreeDays, 0), terms, circumstances(Holdings.NONE, terms, 0)),
                        Renewal.Kind.UNSEEN))
                .isEmpty();
    }

    @Test
    void a_loan_is_not_renewed_by_itself_for_ever() {
        assertThat(codes(facts(Rulings.terms("autoRenew: yes", "autoRenewFor: 20 days"), 0), Renewal.Kind.AUTOMATIC))
                .containsExactly(FindingCode.AUTO_RENEWAL_TOO_LATE);
        assertThat(codes(
                        facts(Rulings.terms("autoRenew: yes", "autoRenewNoLaterThan: 2026-06-10"), 0),
                        Renewal.Kind.AUTOMATIC))
                .containsExactly(FindingCode.AUTO_RENEWAL_TOO_LATE);
        assertThat(codes(
                        facts(Rulings.terms("autoRenew: yes", "autoRenewNoLaterThan: 2026-06-20"), 0),
                        Renewal.Kind.AUTOMATIC))
                .isEmpty();
    }

    @Test
    void debts_end_renewals_by_themselves() {
        Terms terms = Rulings.terms("autoRenew: yes", "autoRenewDebtLimit: 0 EUR");
        Patron owing = new Patron(
                ADULT.id(),
                true,
                "adult",
                AtTheDesk.BRANCH,
                null,
                List.of(),
                new Dues(List.of(Money.of(1, "EUR")), null));
        Renewal.Facts facts = new Renewal.Facts(
                loan(DUE, 0),
                terms,
                owing,
                new ItemState.CheckedOut(LOAN, DUE),
                queue(),
                HOURS,
                circumstances(Holdings.NONE, terms, 0));
        assertThat(codes(facts, Renewal.Kind.AUTOMATIC)).containsExactly(FindingCode.AUTO_RENEWAL_DEBT);
        assertThat(codes(facts, Renewal.Kind.UNSEEN)).isEmpty();
    }
}

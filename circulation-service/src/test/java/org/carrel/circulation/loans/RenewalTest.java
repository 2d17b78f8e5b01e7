package org.carrel.circulation.loans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.HOURS;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class RenewalTest {
    private static final Instant DUE = Instant.parse("2026-06-05T21:59:59Z");
    private static final UUID LOAN = new UUID(7, 7);
    private static final Renewal.Circumstances NOTHING_ELSE = new Renewal.Circumstances(Holdings.NONE, null, 0, false);

    private static Loan loan(int renewals, @Nullable Instant returnedAt) {
        return new Loan(
                LOAN,
                1 + renewals,
                AtTheDesk.aBook().id(),
                ADULT.id(),
                AtTheDesk.PICKUP,
                NOW.minusSeconds(86_400),
                new Loan.Course(DUE, renewals, returnedAt));
    }

    private static Renewal.Facts facts(Loan loan, Terms terms, @Nullable Patron patron, Queue queue) {
        return new Renewal.Facts(loan, terms, patron, new ItemState.CheckedOut(LOAN, DUE), queue, HOURS, NOTHING_ELSE);
    }

    private static Renewal.Facts facts(Terms terms) {
        return facts(loan(0, null), terms, ADULT, queue());
    }

    private static Renewal.Ask ask(FindingCode... overrides) {
        return new Renewal.Ask(NOW, Renewal.Kind.UNSEEN, Set.of(overrides), Severities.USUAL, null);
    }

    private static List<FindingCode> codes(Renewal.Facts facts, FindingCode... overrides) {
        return Renewal.decide(facts, ask(overrides)).findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void a_renewal_counts_from_now() {
        Renewal.Outcome outcome = Renewal.decide(facts(Rulings.terms()), ask());
        assertThat(outcome)
                .isEqualTo(new Renewal.Outcome.Granted(
                        new ItemState.CheckedOut(LOAN, DUE),
                        loan(0, null).renewed(Instant.parse("2026-06-15T21:59:59Z"), false),
                        List.of()));
    }

    @Test
    void a_renewal_counts_from_the_due_date_if_the_rules_say_so() {
        Renewal.Outcome.Granted granted =
                (Renewal.Outcome.Granted) Renewal.decide(facts(Rulings.terms("renewFrom: due date")), ask());
        assertThat(granted.renewed().course().dueAt()).isEqualTo(Instant.parse("2026-06-19T21:59:59Z"));
        assertThat(granted.renewed().course().renewals()).isEqualTo(1);
    }

    @Test
    void a_renewal_with_the_item_in_hand_starts_the_count_of_unseen_ones_anew() {
        Loan twiceUnseen = loan(0, null).renewed(DUE, false).renewed(DUE, false);
        assertThat(twiceUnseen.course().unseen()).isEqualTo(2);
        assertThat(twiceUnseen.renewed(DUE, true).course()).isEqualTo(new Loan.Course(DUE, 3, 0, null));
    }

    @Test
    void staff_may_set_the_due_date_as_long_as_it_is_later() {
        Instant friday = Instant.parse("2026-07-03T21:59:59Z");
        Renewal.Ask later = new Renewal.Ask(NOW, Renewal.Kind.SEEN, Set.of(), Severities.USUAL, friday);
        assertThat(Renewal.decide(facts(Rulings.terms()), later))
                .isInstanceOfSatisfying(Renewal.Outcome.Granted.class, granted -> {
                    assertThat(granted.renewed().course().dueAt()).isEqualTo(friday);
                    assertThat(granted.findings())
                            .extracting(Finding::code)
                            .containsExactly(FindingCode.DUE_DATE_SET_BY_STAFF);
                });
        Renewal.Ask sooner = new Renewal.Ask(NOW, Renewal.Kind.SEEN, Set.of(), Severities.USUAL, DUE);
        assertThat(Renewal.decide(facts(Rulings.terms()), sooner).findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.DUE_DATE_SET_BY_STAFF, FindingCode.DUE_DATE_NOT_LATER);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(facts(loan(2, null), Rulings.terms(), ADULT, queue()), FindingCode.RENEWAL_LIMIT_REACHED),
                Arguments.of(facts(Rulings.terms("renewals: 0")), FindingCode.NOT_RENEWABLE),
                Arguments.of(facts(Rulings.terms("renewWithinDays: 3")), FindingCode.RENEWAL_TOO_SOON),
                Arguments.of(facts(Rulings.terms("renewalPeriod: 2 days")), FindingCode.DUE_DATE_NOT_LATER),
                Arguments.of(
                        facts(loan(0, null), Rulings.terms(), ADULT, queue(requestOf(OTHER))),
                        FindingCode.REQUESTED_BY_ANOTHER),
                Arguments.of(
                        facts(loan(0, null), Rulings.terms(), AtTheDesk.blocked(false, null), queue()),
                        FindingCode.PATRON_BLOCKED),
                Arguments.of(
                        facts(loan(0, null), Rulings.terms(), AtTheDesk.until(LocalDate.of(2026, 5, 31)), queue()),
                        FindingCode.PATRON_EXPIRED),
                Arguments.of(facts(loan(0, null), Rulings.terms(), null, queue()), FindingCode.PATRON_NOT_FOUND),
                Arguments.of(
                        facts(
                                loan(0, null),
                                Rulings.terms(),
                                new Patron(ADULT.id(), false, "adult", AtTheDesk.BRANCH, null, List.of()),
                                queue()),
                        FindingCode.PATRON_INACTIVE),
                Arguments.of(facts(loan(0, NOW), Rulings.terms(), ADULT, queue()), FindingCode.LOAN_CLOSED));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void renewal_is_refused(Renewal.Facts facts, FindingCode code) {
        assertThat(codes(facts)).containsExactly(code);
        assertThat(Renewal.decide(facts, ask())).isInstanceOf(Renewal.Outcome.Refused.class);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void an_override_renews_if_the_code_can_be_overridden(Renewal.Facts facts, FindingCode code) {
        boolean can = code.severity() == org.carrel.circulation.findings.Severity.OVERRIDE;
        assertThat(Renewal.decide(facts, ask(code)) instanceof Renewal.Outcome.Granted)
                .isEqualTo(can);
    }

    @Test
    void renewal_is_refused_when_someone_waits_and_tells_how_many() {
        Finding finding = Renewal.decide(
                        facts(loan(0, null), Rulings.terms(), ADULT, queue(requestOf(OTHER), requestOf(OTHER))), ask())
                .findings()
                .getFirst();
        assertThat(finding.figures()).isEqualTo(Map.of("waiting", 2));
        assertThat(finding.rule()).isEqualTo("everyone");
    }

    @Test
    void someone_may_wait_if_the_rules_allow_it() {
        assertThat(codes(
                        facts(loan(0, null), Rulings.terms("renewWhenRequested: yes"), ADULT, queue(requestOf(OTHER)))))
                .isEmpty();
    }

    @Test
    void the_window_opens_with_the_day() {
        // Due on the 5th, three days before is the 2nd: on the 1st it is too soon, a day later it is not.
        Renewal.Facts facts = facts(Rulings.terms("renewWithinDays: 3"));
        Finding finding = Renewal.decide(facts, ask()).findings().getFirst();
        assertThat(finding.figures()).isEqualTo(Map.of("notBefore", "2026-06-02"));
        Instant nextDay = Instant.parse("2026-06-01T22:00:00Z");
        assertThat(Renewal.decide(
                        facts, new Renewal.Ask(nextDay, Renewal.Kind.UNSEEN, Set.of(), Severities.USUAL, null)))
                .isInstanceOf(Renewal.Outcome.Granted.class);
    }

    @Test
    void lost_and_claimed_items_are_never_renewed() {
        for (ItemState state : List.of(
                new ItemState.DeclaredLost(LOAN),
                new ItemState.AgedToLost(LOAN),
                new ItemState.ClaimedReturned(LOAN))) {
            Renewal.Facts facts =
                    new Renewal.Facts(loan(0, null), Rulings.terms(), ADULT, state, queue(), HOURS, NOTHING_ELSE);
            assertThat(Renewal.decide(facts, ask(FindingCode.ITEM_LOST, FindingCode.ITEM_CLAIMED_RETURNED)))
                    .as("%s", state)
                    .isInstanceOf(Renewal.Outcome.Refused.class);
        }
    }

    @Test
    void a_renewal_stops_at_the_end_of_membership() {
        Renewal.Outcome outcome = Renewal.decide(
                facts(
                        loan(0, null),
                        Rulings.terms("endsWithMembership: yes"),
                        AtTheDesk.until(LocalDate.of(2026, 6, 10)),
                        queue()),
                ask());
        assertThat(((Renewal.Outcome.Granted) outcome).renewed().course().dueAt())
                .isEqualTo(Instant.parse("2026-06-10T21:59:59Z"));
        assertThat(outcome.findings()).extracting(Finding::code).containsExactly(FindingCode.DUE_DATE_SHORTENED);
    }

    @Test
    void several_reasons_are_told_together() {
        assertThat(codes(facts(
                        loan(2, null),
                        Rulings.terms("renewWithinDays: 1"),
                        AtTheDesk.until(LocalDate.of(2026, 1, 1)),
                        queue(requestOf(OTHER)))))
                .containsExactly(
                        FindingCode.PATRON_EXPIRED,
                        FindingCode.RENEWAL_LIMIT_REACHED,
                        FindingCode.RENEWAL_TOO_SOON,
                        FindingCode.REQUESTED_BY_ANOTHER);
    }
}

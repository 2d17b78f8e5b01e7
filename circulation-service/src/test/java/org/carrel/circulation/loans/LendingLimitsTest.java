package org.carrel.circulation.loans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.Severity;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.limits.Holdings.OnLoan;
import org.carrel.circulation.limits.Holdings.Thing;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.Availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.BRANCH;
import static org.carrel.circulation.loans.AtTheDesk.DESK;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PLACES;
import static org.carrel.circulation.loans.AtTheDesk.RECORD;
import static org.carrel.circulation.loans.AtTheDesk.SHELF;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.onLoan;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;
import static org.carrel.circulation.loans.AtTheDesk.showing;

/** How much a patron may have and owe, and how long what others want is lent. */
class LendingLimitsTest {

    private static CheckOutFacts facts(Holdings holdings, Terms terms) {
        return facts(holdings, terms, queue(), CheckOutFacts.Demand.NONE);
    }

    private static CheckOutFacts facts(Holdings holdings, Terms terms, Queue queue, CheckOutFacts.Demand demand) {
        return new CheckOutFacts(
                DESK,
                showing(ADULT),
                holdings,
                PLACES,
                new CheckOutFacts.Copy(aBook(), new ItemState.OnShelf(), null, queue, null, demand, terms));
    }

    private static Verdict decide(CheckOutFacts facts, boolean onSite, FindingCode... overrides) {
        return CheckOut.decide(
                facts, new CheckOut.Ask(NOW, Set.copyOf(Arrays.asList(overrides)), Severities.USUAL, onSite, null));
    }

    private static List<FindingCode> codes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::code).toList();
    }

    private static Holdings having(OnLoan... loans) {
        return new Holdings(List.of(loans), 0, 0);
    }

    private static OnLoan standing(Availability availability, Instant dueAt) {
        return new OnLoan(
                new Thing(new UUID(3, 2), new UUID(3, 3), "dvd", "short", new UUID(3, 4), new UUID(3, 5)),
                dueAt,
                false,
                availability);
    }

    private static final Instant LATE = NOW.minus(Duration.ofDays(3));

    private static OnLoan overdue() {
        return standing(Availability.CHECKED_OUT, LATE);
    }

    static Stream<Arguments> limits() {
        OnLoan book = onLoan("book", "normal", false);
        OnLoan ofTitle = new OnLoan(
                new Thing(new UUID(3, 1), RECORD, "book", "normal", SHELF, BRANCH),
                NOW.plusSeconds(9),
                false,
                Availability.CHECKED_OUT);
        return Stream.of(
                Arguments.of("loanLimit: 1", having(book), FindingCode.LOAN_LIMIT_REACHED),
                Arguments.of("materialLimit: 1", having(book), FindingCode.MATERIAL_LIMIT_REACHED),
                Arguments.of("loanTypeLimit: 1", having(book), FindingCode.LOAN_TYPE_LIMIT_REACHED),
                Arguments.of("locationLimit: 1", having(book), FindingCode.LOCATION_LIMIT_REACHED),
                Arguments.of("branchLimit: 1", having(book), FindingCode.BRANCH_LIMIT_REACHED),
                Arguments.of("titleLimit: 1", having(ofTitle), FindingCode.TITLE_LIMIT_REACHED),
                Arguments.of(
                        "limits: [1 novels with materialType book and location MAIN-A]",
                        having(book),
                        FindingCode.GROUP_LIMIT_REACHED),
                Arguments.of("titleLimit: unlimited", having(ofTitle), FindingCode.HAS_COPY_OF_TITLE),
                Arguments.of("overdueLimit: 0", having(overdue()), FindingCode.OVERDUE_LIMIT_EXCEEDED),
                Arguments.of(
                        "lostLimit: 0",
                        having(standing(Availability.DECLARED_LOST, LATE)),
                        FindingCode.LOST_LIMIT_EXCEEDED),
                Arguments.of(
                        "lostLimit: 0",
                        having(standing(Availability.AGED_TO_LOST, LATE)),
                        FindingCode.LOST_LIMIT_EXCEEDED),
                Arguments.of(
                        "claimedReturnedLimit: 0",
                        having(standing(Availability.CLAIMED_RETURNED, LATE)),
                        FindingCode.CLAIM_LIMIT_EXCEEDED),
                Arguments.of("rentalFee: 1.50 EUR per loan", having(), FindingCode.RENTAL_FEE),
                Arguments.of("deposit: 20.00 EUR", having(), FindingCode.DEPOSIT));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("limits")
    void each_limit_stands_in_the_way_by_its_own_code_and_rule(String setting, Holdings holdings, FindingCode code) {
        Verdict verdict = decide(facts(holdings, Rulings.terms(setting)), false);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(codes(verdict)).containsExactly(code);
        if (code != FindingCode.HAS_COPY_OF_TITLE) {
            assertThat(verdict.findings().getFirst().rule()).isIn("special", "group");
        }
        assertThat(decide(facts(holdings, Rulings.terms(setting)), false, code)).isInstanceOf(Verdict.Granted.class);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("limits")
    void nothing_stands_in_the_way_of_who_has_nothing(String setting, Holdings holdings, FindingCode code) {
        if (code != FindingCode.RENTAL_FEE && code != FindingCode.DEPOSIT) {
            assertThat(codes(decide(facts(Holdings.NONE, Rulings.terms(setting)), false)))
                    .isEmpty();
        }
    }

    @Test
    void a_group_is_limited_by_all_that_its_rule_names() {
        Terms terms = Rulings.terms("limits: [2 films with materialType dvd or video, 1 rare with loanType rare]");
        Holdings films = having(onLoan("dvd", "normal", false), onLoan("video", "normal", false));
        assertThat(codes(decide(facts(films, terms), false))).isEmpty();
        assertThat(codes(decide(
                        facts(films, Rulings.terms("limits: [2 things with materialType dvd or video or book]")),
                        false)))
                .containsExactly(FindingCode.GROUP_LIMIT_REACHED);
    }

    @Test
    void limits_of_standing_stop_only_what_the_rules_say_and_overdue_loans_are_told() {
        Terms terms = Rulings.terms("overdueLimit: 0", "limitsStop: requests");
        Verdict verdict = decide(facts(having(overdue()), terms), false);
        assertThat(verdict).isInstanceOf(Verdict.Granted.class);
        assertThat(codes(verdict)).containsExactly(FindingCode.HAS_OVERDUE_LOANS);
        assertThat(verdict.findings().getFirst().severity()).isEqualTo(Severity.INFORM);
    }

    @Test
    void the_item_itself_is_no_second_copy() {
        OnLoan itself = new OnLoan(
                new Thing(aBook().id(), RECORD, "book", "normal", SHELF, BRANCH),
                NOW.plusSeconds(9),
                false,
                Availability.CHECKED_OUT);
        assertThat(codes(decide(facts(having(itself), Rulings.terms("titleLimit: 1")), false)))
                .isEmpty();
    }

    @Test
    void what_the_patron_says_was_returned_takes_no_room() {
        assertThat(codes(decide(
                        facts(having(standing(Availability.CLAIMED_RETURNED, LATE)), Rulings.terms("loanLimit: 1")),
                        false)))
                .isEmpty();
    }

    @Test
    void loans_for_use_in_the_house_count_among_themselves() {
        Holdings reading = having(onLoan("book", "normal", true));
        Terms terms = Rulings.terms("loanLimit: 1", "onSiteLimit: 1");
        assertThat(codes(decide(facts(reading, terms), false))).isEmpty();
        assertThat(codes(decide(facts(reading, terms), true))).containsExactly(FindingCode.ON_SITE_LIMIT_REACHED);
        assertThat(codes(decide(facts(AtTheDesk.holding(1), terms), true))).isEmpty();
    }

    @Test
    void what_the_rules_lend_in_the_house_only_is_lent_so_whatever_is_asked() {
        Verdict verdict = decide(facts(Holdings.NONE, Rulings.terms("onSiteOnly: yes")), false);
        assertThat(codes(verdict)).containsExactly(FindingCode.ON_SITE_ONLY);
        assertThat(((Verdict.Granted) verdict).onSite()).isTrue();
    }

    private static Instant due(Verdict verdict) {
        return ((Verdict.Granted) verdict).dueAt();
    }

    @Test
    void what_others_wait_for_is_lent_for_a_shorter_time() {
        Terms terms = Rulings.terms("loanPeriodWhenRequested: 7 days", "renewWhenRequested: yes");
        Request own = requestOf(ADULT, NOW.minusSeconds(90));
        Verdict verdict = decide(
                facts(Holdings.NONE, terms, queue(own, requestOf(OTHER)), new CheckOutFacts.Demand(1, 1)), false);
        assertThat(due(verdict)).isEqualTo(Instant.parse("2026-06-08T21:59:59Z"));
        assertThat(verdict.findings().getFirst().figures()).containsEntry("because", "loanPeriodWhenRequested");
    }

    @Test
    void a_title_in_high_demand_has_a_period_of_its_own_and_may_be_kept_for_those_who_asked() {
        Terms terms = Rulings.terms(
                "highDemand: 3 requests per copy", "highDemandLoanPeriod: 3 days", "loanableInHighDemand: no");
        Queue nobodyHere = queue();
        CheckOutFacts.Demand high = new CheckOutFacts.Demand(6, 2);
        assertThat(codes(decide(facts(Holdings.NONE, terms, nobodyHere, high), false)))
                .containsExactly(FindingCode.HIGH_DEMAND, FindingCode.DUE_DATE_SHORTENED);
        Verdict verdict = decide(facts(Holdings.NONE, terms, queue(requestOf(ADULT)), high), false);
        assertThat(due(verdict)).isEqualTo(Instant.parse("2026-06-04T21:59:59Z"));
        assertThat(codes(decide(facts(Holdings.NONE, terms, nobodyHere, new CheckOutFacts.Demand(5, 2)), false)))
                .isEmpty();
    }

    @Test
    void fixed_days_bound_the_period_on_both_sides() {
        Verdict ceiling = decide(facts(Holdings.NONE, Rulings.terms("dueNoLaterThan: 2026-06-19")), false);
        assertThat(due(ceiling)).isEqualTo(Instant.parse("2026-06-19T21:59:59Z"));
        assertThat(codes(ceiling)).containsExactly(FindingCode.DUE_DATE_SHORTENED);
        Verdict floor = decide(facts(Holdings.NONE, Rulings.terms("dueNoEarlierThan: 2026-08-31")), false);
        assertThat(due(floor)).isEqualTo(Instant.parse("2026-08-31T21:59:59Z"));
        assertThat(codes(floor)).containsExactly(FindingCode.DUE_DATE_LENGTHENED);
        Verdict neither = decide(
                facts(Holdings.NONE, Rulings.terms("dueNoLaterThan: 2026-07-19", "dueNoEarlierThan: 2026-06-02")),
                false);
        assertThat(due(neither)).isEqualTo(Instant.parse("2026-06-29T21:59:59Z"));
        assertThat(codes(neither)).isEmpty();
    }

    @Test
    void all_that_stands_in_the_way_is_told_at_once() {
        List<OnLoan> loans = new ArrayList<>(AtTheDesk.holding(3).loans());
        loans.add(overdue());
        loans.add(standing(Availability.DECLARED_LOST, LATE));
        Terms terms = Rulings.terms(
                "loanLimit: 3", "materialLimit: 3", "overdueLimit: 0", "lostLimit: 0", "deposit: 1.00 EUR");

        assertThat(codes(decide(facts(new Holdings(loans, 0, 0), terms), false)))
                .containsExactly(
                        FindingCode.DEPOSIT,
                        FindingCode.OVERDUE_LIMIT_EXCEEDED,
                        FindingCode.LOST_LIMIT_EXCEEDED,
                        FindingCode.LOAN_LIMIT_REACHED,
                        FindingCode.MATERIAL_LIMIT_REACHED);
    }
}

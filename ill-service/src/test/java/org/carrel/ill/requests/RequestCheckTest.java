package org.carrel.ill.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.ill.patrons.PatronStanding;
import org.carrel.ill.patrons.PatronStanding.RequestBlock;
import org.carrel.ill.requests.RequestFacts.Pickup;
import org.carrel.ill.requests.RequestFinding.CopyrightDeclarationMissing;
import org.carrel.ill.requests.RequestFinding.DuplicateRequest;
import org.carrel.ill.requests.RequestFinding.HeldLocally;
import org.carrel.ill.requests.RequestFinding.MembershipExpired;
import org.carrel.ill.requests.RequestFinding.NeededBeforePassed;
import org.carrel.ill.requests.RequestFinding.NotAPickupPoint;
import org.carrel.ill.requests.RequestFinding.PatronBlocked;
import org.carrel.ill.requests.RequestFinding.PatronInactive;
import org.carrel.ill.requests.RequestFinding.PatronUnknown;
import org.carrel.ill.requests.RequestFinding.TooManyRequests;

import static org.assertj.core.api.Assertions.assertThat;

class RequestCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 28);
    private static final UUID PATRON = new UUID(0, 1);
    private static final UUID DESK = new UUID(0, 2);
    private static final UUID RECORD = new UUID(0, 3);
    private static final IllRequestId EARLIER = new IllRequestId(new UUID(0, 4));
    private static final PatronStanding GOOD = new PatronStanding(true, "adult", TODAY, List.of());
    private static final Wanted LOAN = loan(null);

    @Test
    void a_patron_in_good_standing_may_request_on_the_last_day_of_membership() {
        assertThat(RequestCheck.decide(loan(TODAY), facts(GOOD), Set.of()))
                .isEqualTo(new RequestCheck.Accepted(List.of()));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var block = new RequestBlock(new UUID(0, 9), "conduct", TODAY);
        var lifted = new RequestBlock(new UUID(0, 8), "conduct", TODAY.minusDays(1));
        var patron = new PatronStanding(false, "adult", TODAY.minusDays(1), List.of(lifted, block));
        var facts = new RequestFacts(
                PATRON, patron, 5, 5, List.of(EARLIER), List.of(RECORD), new Pickup(DESK, false), TODAY);
        assertThat(RequestCheck.decide(loan(TODAY.minusDays(1)), facts, Set.of()))
                .isEqualTo(new RequestCheck.Refused(List.of(
                        new PatronInactive(PATRON),
                        new MembershipExpired(TODAY.minusDays(1)),
                        new PatronBlocked(new UUID(0, 9), "conduct"),
                        new TooManyRequests(5, 5),
                        new DuplicateRequest(EARLIER.value()),
                        new HeldLocally(RECORD),
                        new NotAPickupPoint(DESK),
                        new NeededBeforePassed(TODAY.minusDays(1)))));
    }

    @Test
    void one_request_below_the_limit_is_still_one_too_few_to_refuse() {
        var facts = new RequestFacts(PATRON, GOOD, 4, 5, List.of(), List.of(), new Pickup(DESK, true), TODAY);
        assertThat(RequestCheck.findings(LOAN, facts)).isEmpty();
    }

    @Test
    void staff_may_waive_what_the_consortium_owns() {
        var owned = new RequestFacts(PATRON, GOOD, 0, 5, List.of(), List.of(RECORD), new Pickup(DESK, true), TODAY);
        assertThat(RequestCheck.decide(LOAN, owned, Set.of("held-locally")))
                .isEqualTo(new RequestCheck.Accepted(List.of("held-locally")));
    }

    @Test
    void a_waiver_covers_only_what_it_names() {
        var facts = new RequestFacts(PATRON, GOOD, 5, 5, List.of(), List.of(RECORD), new Pickup(DESK, true), TODAY);
        assertThat(RequestCheck.decide(LOAN, facts, Set.of("held-locally")))
                .isEqualTo(new RequestCheck.Refused(List.of(new TooManyRequests(5, 5))));
    }

    @Test
    void a_waiver_of_what_was_not_found_is_not_recorded() {
        assertThat(RequestCheck.decide(LOAN, facts(GOOD), Set.of("held-locally", "no-such-code")))
                .isEqualTo(new RequestCheck.Accepted(List.of()));
    }

    @Test
    void nobody_can_waive_that_the_patron_or_the_pickup_point_does_not_exist() {
        var facts = new RequestFacts(PATRON, null, 0, 5, List.of(), List.of(), new Pickup(DESK, false), TODAY);
        assertThat(RequestCheck.decide(LOAN, facts, Set.of("patron-unknown", "not-a-pickup-point")))
                .isEqualTo(new RequestCheck.Refused(List.of(new PatronUnknown(PATRON), new NotAPickupPoint(DESK))));
    }

    @Test
    void a_copy_takes_a_signed_declaration() {
        assertThat(RequestCheck.findings(copy(false), facts(GOOD)))
                .containsExactly(new CopyrightDeclarationMissing("US-CCG"));
        assertThat(RequestCheck.findings(copy(true), facts(GOOD))).isEmpty();
    }

    @Test
    void the_gravest_finding_names_the_outcome() {
        assertThat(new RequestCheck.Refused(List.of(new HeldLocally(RECORD), new PatronInactive(PATRON))).outcome())
                .isEqualTo(Outcome.PATRON_REFUSED);
        assertThat(new RequestCheck.Refused(List.of(new NotAPickupPoint(DESK), new HeldLocally(RECORD))).outcome())
                .isEqualTo(Outcome.HELD_LOCALLY);
        assertThat(new RequestCheck.Refused(List.of(new DuplicateRequest(EARLIER.value()), new TooManyRequests(1, 1)))
                        .outcome())
                .isEqualTo(Outcome.LIMIT_REACHED);
    }

    @Test
    void two_requests_are_the_same_when_isbn_or_title_author_and_part_agree() {
        var one = new Wanted(ServiceType.LOAN, "Sult: roman", "Hamsun, Knut, 1859-1952", null, null, null, null);
        var two = new Wanted(ServiceType.LOAN, "SULT - Roman.", "Knut Hamsun", null, "1890", null, null);
        assertThat(one.duplicateKey()).isEqualTo(two.duplicateKey());
        assertThat(copy(true).duplicateKey()).isNotEqualTo(one.duplicateKey());
        assertThat(part("1-9").duplicateKey()).isNotEqualTo(part("10-19").duplicateKey());
    }

    private static RequestFacts facts(@Nullable PatronStanding patron) {
        return new RequestFacts(PATRON, patron, 0, 5, List.of(), List.of(), new Pickup(DESK, true), TODAY);
    }

    private static Wanted loan(@Nullable LocalDate neededBefore) {
        return new Wanted(ServiceType.LOAN, "Sult", "Knut Hamsun", null, null, neededBefore, null);
    }

    private static Wanted copy(boolean signed) {
        return new Wanted(
                ServiceType.COPY,
                "Edda",
                null,
                null,
                null,
                null,
                new CopyPart("On hunger", null, "12", "3", "1-9", "US-CCG", signed));
    }

    private static Wanted part(String pages) {
        return new Wanted(
                ServiceType.COPY,
                "Edda",
                null,
                null,
                null,
                null,
                new CopyPart("On hunger", null, "12", "3", pages, null, true));
    }
}

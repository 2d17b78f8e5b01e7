package org.carrel.catalog.weeding;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.carrel.events.Availability;

import static org.assertj.core.api.Assertions.assertThat;

class WeedingTest {

    private static Candidate.Decision decision(Candidate.Kind kind, boolean lastCopyToo) {
        return new Candidate.Decision(kind, null, null, lastCopyToo, "me", Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(
            value = Availability.class,
            names = {"CHECKED_OUT", "AWAITING_PICKUP", "IN_TRANSIT", "CLAIMED_RETURNED", "DECLARED_LOST", "ON_ORDER"})
    void what_somebody_has_or_waits_for_is_not_taken_from_them(Availability state) {
        assertThat(Weeding.obstacle(decision(Candidate.Kind.WITHDRAW, true), state, 3, false))
                .contains("not-in-hand");
        assertThat(Weeding.obstacle(decision(Candidate.Kind.KEEP, false), state, 3, false))
                .isEmpty();
    }

    @Test
    void the_last_copy_goes_only_if_somebody_said_so() {
        assertThat(Weeding.obstacle(decision(Candidate.Kind.WITHDRAW, false), Availability.AVAILABLE, 1, false))
                .contains("last-copy");
        assertThat(Weeding.obstacle(decision(Candidate.Kind.WITHDRAW, true), Availability.AVAILABLE, 1, false))
                .isEmpty();
        assertThat(Weeding.obstacle(decision(Candidate.Kind.TRANSFER, false), Availability.AVAILABLE, 1, false))
                .isEmpty();
    }

    @Test
    void what_has_left_cannot_leave_again() {
        assertThat(Weeding.obstacle(decision(Candidate.Kind.REPAIR, false), Availability.WITHDRAWN, 0, true))
                .contains("withdrawn-already");
    }
}

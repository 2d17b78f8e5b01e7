package org.carrel.patron.logins;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.carrel.patron.logins.Throttle.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottleTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Throttle THROTTLE =
            new Throttle(3, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({"0,0", "3,0", "4,1", "5,2", "6,4", "7,8", "13,512", "14,900", "100,900", "2147483647,900"})
    void after_the_free_ones_each_failure_doubles_the_delay_up_to_the_bound(int failures, long seconds) {
        assertThat(THROTTLE.delay(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void the_wait_counts_from_the_last_failure() {
        var tally = new Tally(6, NOON);
        assertThat(THROTTLE.wait(tally, NOON)).contains(Duration.ofSeconds(4));
        assertThat(THROTTLE.wait(tally, NOON.plusMillis(3_999))).contains(Duration.ofMillis(1));
        assertThat(THROTTLE.wait(tally, NOON.plusSeconds(4))).isEmpty();
    }

    @Test
    void failures_are_forgotten_after_a_day() {
        var tally = new Tally(50, NOON);
        assertThat(THROTTLE.after(tally, NOON.plus(Duration.ofHours(23))).failures())
                .isEqualTo(51);
        assertThat(THROTTLE.after(tally, NOON.plus(Duration.ofHours(25))).failures())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Throttles.class)
    void whoever_waits_long_enough_gets_in_however_many_have_failed(Throttles kind) {
        Throttle throttle = kind.throttle();
        var tally = new Tally(1_000_000, NOON);
        assertThat(throttle.wait(tally, NOON.plus(throttle.longest()))).isEmpty();
    }

    /** An attacker at other addresses can slow the owner of an account down, for half a minute and no longer. */
    @Test
    void others_cannot_keep_the_owner_out_for_longer_than_half_a_minute() {
        assertThat(Throttles.ACCOUNT.throttle().longest()).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(Throttles.ADDRESS.throttle().longest()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    /** A year of guessing at one account from one address is fewer guesses than it takes to try a small word list. */
    @Test
    void guessing_for_a_year_gets_nowhere() {
        Throttle throttle = Throttles.ACCOUNT_AT_ADDRESS.throttle();
        Instant now = NOON;
        Instant end = NOON.plus(Duration.ofDays(365));
        var tally = new Tally(0, NOON);
        int guesses = 0;
        while (now.isBefore(end)) {
            now = now.plus(throttle.wait(tally, now).orElse(Duration.ZERO));
            tally = throttle.after(tally, now);
            guesses++;
        }
        assertThat(guesses).isBetween(30_000, 40_000);
    }

    @Test
    void the_strictest_count_decides() {
        assertThat(Throttles.wait(
                        List.of(
                                new Throttles.Count(Throttles.ADDRESS, new Tally(52, NOON)),
                                new Throttles.Count(Throttles.ACCOUNT_AT_ADDRESS, new Tally(7, NOON)),
                                new Throttles.Count(Throttles.ACCOUNT, new Tally(0, NOON))),
                        NOON))
                .contains(Duration.ofSeconds(4));
        assertThat(Throttles.wait(List.of(), NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,192.0.2.7",
        "2001:db8:1:2:3:4:5:6,20010db800010002",
        "2001:db8:1:2::ffff,20010db800010002",
        "::ffff:192.0.2.7,192.0.2.7",
        "unknown,unknown"
    })
    void an_ipv6_household_is_one_address(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }
}

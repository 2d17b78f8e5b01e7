package org.carrel.patron.logins;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.carrel.patron.logins.Throttle.Tally;

/**
 * The three counts that a log-in attempt is held against. One account from one address has to wait for long. One
 * address trying many accounts, and one account tried from many addresses, wait as well, but never for longer than half
 * a minute: an attacker must not be able to keep colleagues at the same desk, or the owner of an account, out.
 */
public enum Throttles {
    /** One account from one address. */
    ACCOUNT_AT_ADDRESS(4, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(24)),
    /** One address, whatever the account. */
    ADDRESS(50, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1)),
    /** One account, whatever the address. Not counted where the account has logged in from that address before. */
    ACCOUNT(50, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1));

    private final int free;
    private final Duration first;
    private final Duration longest;
    private final Duration memory;

    Throttles(int free, Duration first, Duration longest, Duration memory) {
        this.free = free;
        this.first = first;
        this.longest = longest;
        this.memory = memory;
    }

    public Throttle throttle() {
        return new Throttle(free, first, longest, memory);
    }

    /** One count as it stands. */
    public record Count(Throttles kind, Tally tally) {}

    /** How long an attempt has to wait, by the strictest of the counts. */
    public static Optional<Duration> wait(List<Count> counts, Instant now) {
        return counts.stream()
                .map(count -> count.kind().throttle().wait(count.tally(), now))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }
}

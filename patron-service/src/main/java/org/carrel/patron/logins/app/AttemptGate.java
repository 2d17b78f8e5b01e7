package org.carrel.patron.logins.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.patron.logins.ClientAddress;
import org.carrel.patron.logins.LoginFailures;
import org.carrel.patron.logins.LoginFailures.Counter;
import org.carrel.patron.logins.Throttle;
import org.carrel.patron.logins.Throttles;

/**
 * Lets attempts to log in through, or makes them wait. Each one is counted as failed before the password is looked at
 * and taken back when it was right, so that a thousand attempts at the same moment are not a thousand free guesses.
 */
@ApplicationScoped
class AttemptGate {

    private static final Duration FAMILIAR_FOR = Duration.ofDays(90);

    private final LoginFailures failures;
    private final Clock clock;

    AttemptGate(LoginFailures failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Whose door it is, and who knocks.
     *
     * @param account what the account is called, with its kind
     * @param address where the attempt comes from
     */
    record Attempt(String account, String address) {

        String pair() {
            return Digest.of(account + "\n" + ClientAddress.network(address));
        }

        Counter pairKey() {
            return new Counter(Throttles.ACCOUNT_AT_ADDRESS, pair());
        }

        Counter accountKey() {
            return new Counter(Throttles.ACCOUNT, Digest.of(account));
        }

        Counter addressKey() {
            return new Counter(Throttles.ADDRESS, Digest.of(ClientAddress.network(address)));
        }
    }

    /** Counts an attempt and lets it through, or says how long it has to wait. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Duration> enter(Attempt attempt) {
        Instant now = now();
        List<Counter> keys = keys(attempt, now);
        List<Throttles.Count> counts = failures.hold(keys, now);
        Optional<Duration> wait = Throttles.wait(counts, now);
        if (wait.isEmpty()) {
            for (Throttles.Count count : counts) {
                Throttle.Tally more = count.kind().throttle().after(count.tally(), now);
                keys.stream().filter(key -> key.kind() == count.kind()).forEach(key -> failures.write(key, more));
            }
        }
        return wait;
    }

    /** The attempt was no failure after all. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void succeeded(Attempt attempt) {
        Instant now = now();
        for (Counter key : keys(attempt, now)) {
            failures.takeBack(key);
        }
        failures.clear(attempt.pairKey());
        failures.noteFamiliar(attempt.pair(), now);
    }

    private List<Counter> keys(Attempt attempt, Instant now) {
        var keys = new ArrayList<>(List.of(attempt.pairKey(), attempt.addressKey()));
        if (!failures.familiar(attempt.pair(), now.minus(FAMILIAR_FOR))) {
            keys.add(attempt.accountKey());
        }
        return keys;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

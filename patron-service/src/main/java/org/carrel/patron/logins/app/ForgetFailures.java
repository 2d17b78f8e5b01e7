package org.carrel.patron.logins.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;

import org.carrel.patron.logins.LoginFailures;

/** Forgets failed log-ins that no count remembers any more. */
@ApplicationScoped
class ForgetFailures {

    private static final Duration FAILURES = Duration.ofDays(2);
    private static final Duration FAMILIAR = Duration.ofDays(91);

    private final LoginFailures failures;
    private final Clock clock;

    ForgetFailures(LoginFailures failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "8m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        Instant now = clock.instant();
        failures.forgetBefore(now.minus(FAILURES), now.minus(FAMILIAR));
    }
}

package org.carrel.patron.logins.web;

import java.time.Duration;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.carrel.platform.problem.Problem;

/** Says how long to wait after too many failed attempts. */
final class Throttled {

    private Throttled() {}

    static Response answer(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        Problem problem = Problem.of(429, "too-many-attempts", "Too many attempts have failed.")
                .detail("Wait before the next one; each failure doubles the time.")
                .with("retryAfterSeconds", seconds);
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}

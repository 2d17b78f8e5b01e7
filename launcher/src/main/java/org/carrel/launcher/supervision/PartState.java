package org.carrel.launcher.supervision;

import java.time.Duration;
import java.time.Instant;

/** Where one part of the stack stands. */
public sealed interface PartState {
    /** Cannot start before others are ready. */
    record Waiting(String forWhat) implements PartState {}

    record Starting(Instant since, int attempt) implements PartState {}

    record Ready(Instant since, Duration took, long pid) implements PartState {}

    /** Ended, or never became ready; it will be started again. */
    record Down(String reason, Instant nextStart, int failures) implements PartState {}

    record Stopping() implements PartState {}

    record Stopped() implements PartState {}

    /** One of yours, which the launcher only uses. */
    record External(String address) implements PartState {}
}

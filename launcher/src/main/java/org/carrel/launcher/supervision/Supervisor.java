package org.carrel.launcher.supervision;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.carrel.launcher.stack.BackOff;
import org.carrel.launcher.supervision.Runner.Running;

/**
 * Keeps parts running: one thread for each starts it when what it needs is ready, and again whenever it ends. Parts are
 * stopped in the reverse order of their needs.
 */
public final class Supervisor {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final long POLL_MILLISECONDS = 100;

    private final List<Part> parts;
    private final BackOff backOff;
    private final Board board;
    private final Children children;
    private final Clock clock;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    public Supervisor(List<Part> parts, BackOff backOff, Board board, Children children, Clock clock) {
        this.parts = List.copyOf(parts);
        this.backOff = backOff;
        this.board = board;
        this.children = children;
        this.clock = clock;
    }

    public void start() {
        for (Part part : parts) {
            board.set(part.name(), new PartState.Waiting(String.join(", ", part.needs())));
        }
        for (Part part : parts) {
            threads.add(Thread.ofPlatform().name("keep " + part.name()).start(() -> keep(part)));
        }
    }

    /** Stops everything, dependants first. Returns when nothing is left. */
    public void stop() {
        stop.countDown();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            joinQuietly(thread);
        }
        List<Part> left = new ArrayList<>(parts);
        while (!left.isEmpty()) {
            List<Part> unneeded = left.stream()
                    .filter(part ->
                            left.stream().noneMatch(other -> other.needs().contains(part.name())))
                    .toList();
            List<Part> next = unneeded.isEmpty() ? List.copyOf(left) : unneeded;
            List<Thread> stops = next.stream()
                    .map(part -> Thread.ofPlatform().start(() -> stop(part)))
                    .toList();
            stops.forEach(Supervisor::joinQuietly);
            left.removeAll(next);
        }
    }

    private void stop(Part part) {
        Running current = running.remove(part.name());
        if (current != null) {
            board.set(part.name(), new PartState.Stopping());
            current.stop();
            children.remove(current.pid());
        }
        board.set(part.name(), new PartState.Stopped());
    }

    private void keep(Part part) {
        int failures = 0;
        try {
            awaitNeeds(part);
            while (stop.getCount() > 0) {
                Instant began = clock.instant();
                board.set(part.name(), new PartState.Starting(began, failures + 1));
                String reason = runOnce(part, began);
                if (stop.getCount() == 0) {
                    return;
                }
                Instant ended = clock.instant();
                failures = backOff.failures(failures, Duration.between(began, ended));
                Duration wait = backOff.after(failures);
                board.set(part.name(), new PartState.Down(reason, ended.plus(wait), failures));
                if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            // Told to stop; whoever tells stops what is running.
        }
    }

    private void awaitNeeds(Part part) throws InterruptedException {
        List<String> missing = board.missing(part.needs());
        while (!missing.isEmpty()) {
            board.set(part.name(), new PartState.Waiting(String.join(", ", missing)));
            board.awaitChange(1_000);
            missing = board.missing(part.needs());
        }
    }

    /** Returns how it ended. */
    private String runOnce(Part part, Instant began) throws InterruptedException {
        Running started;
        try {
            started = part.runner().start();
        } catch (IOException e) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
        running.put(part.name(), started);
        children.add(started.pid(), part.name());
        boolean ready = false;
        while (!started.end().isDone()) {
            if (!ready && started.isReady()) {
                ready = true;
                Instant now = clock.instant();
                board.set(part.name(), new PartState.Ready(now, Duration.between(began, now), started.pid()));
            } else if (!ready && Duration.between(began, clock.instant()).compareTo(READY_WITHIN) > 0) {
                started.stop();
                ended(part, started);
                return "not ready within " + READY_WITHIN.toSeconds() + " s";
            }
            if (stop.await(ready ? 4 * POLL_MILLISECONDS : POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
        }
        ended(part, started);
        return started.end().join();
    }

    private void ended(Part part, Running gone) {
        running.remove(part.name(), gone);
        children.remove(gone.pid());
    }

    private static void joinQuietly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

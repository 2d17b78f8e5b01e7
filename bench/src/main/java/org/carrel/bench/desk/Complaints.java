package org.carrel.bench.desk;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.carrel.bench.load.Line;

/** Answers that should not have been. The first one is kept, to be shown. */
final class Complaints {
    private final AtomicLong count = new AtomicLong();
    private final AtomicReference<@Nullable String> first = new AtomicReference<>();

    void add(String act, Line.Reply reply) {
        count.incrementAndGet();
        first.compareAndSet(null, act + " was answered with " + reply.status() + ": " + reply.body());
    }

    long count() {
        return count.get();
    }

    @Nullable
    String first() {
        return first.get();
    }
}

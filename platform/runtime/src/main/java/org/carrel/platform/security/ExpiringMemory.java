package org.carrel.platform.security;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known about texts until a moment of its own. When it is full it forgets what has expired, and if that is not
 * enough everything: a stranger who shows up with many texts costs those who are known one more proof, and no memory.
 */
final class ExpiringMemory<T> {

    private final int most;
    private final ConcurrentMap<String, Entry<T>> entries = new ConcurrentHashMap<>();

    private record Entry<T>(T value, Instant until) {}

    ExpiringMemory(int most) {
        this.most = most;
    }

    @Nullable
    T get(String text, Instant now) {
        Entry<T> entry = entries.get(text);
        if (entry == null) {
            return null;
        }
        if (now.isBefore(entry.until())) {
            return entry.value();
        }
        entries.remove(text, entry);
        return null;
    }

    void put(String text, T value, Instant now, Instant until) {
        if (!now.isBefore(until)) {
            return;
        }
        if (entries.size() >= most) {
            entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        }
        if (entries.size() >= most) {
            entries.clear();
        }
        entries.put(text, new Entry<>(value, until));
    }

    int size() {
        return entries.size();
    }
}

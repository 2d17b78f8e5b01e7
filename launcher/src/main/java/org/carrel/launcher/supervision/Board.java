package org.carrel.launcher.supervision;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import org.carrel.launcher.supervision.PartState.External;
import org.carrel.launcher.supervision.PartState.Ready;

/** The present state of every part, for all who want to know. */
public final class Board {
    /** Told of every change, on the thread that made it. */
    public interface Listener {
        void changed(String part, PartState state);
    }

    private final Map<String, PartState> states = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void set(String part, PartState state) {
        synchronized (states) {
            if (state.equals(states.put(part, state))) {
                return;
            }
            states.notifyAll();
        }
        listeners.forEach(listener -> listener.changed(part, state));
    }

    public Map<String, PartState> states() {
        synchronized (states) {
            return new LinkedHashMap<>(states);
        }
    }

    public boolean allReady() {
        return states().values().stream().allMatch(Board::serves);
    }

    /** Those of the given parts that do not serve at present. */
    public List<String> missing(Collection<String> parts) {
        Map<String, PartState> now = states();
        return parts.stream().filter(part -> !serves(now.get(part))).toList();
    }

    /** Waits for a change of any state, or for the given time. */
    public void awaitChange(long milliseconds) throws InterruptedException {
        synchronized (states) {
            states.wait(milliseconds);
        }
    }

    private static boolean serves(@Nullable PartState state) {
        return state instanceof Ready || state instanceof External;
    }
}

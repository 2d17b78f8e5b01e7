package org.carrel.launcher.commands;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

import org.carrel.launcher.health.Memory;
import org.carrel.launcher.supervision.Board;
import org.carrel.launcher.supervision.PartState;

/**
 * What the stack shows of itself while it starts and runs: on a terminal one line per part that is kept up to date,
 * elsewhere one line per change.
 */
final class Screen {
    private static final String ESCAPE = "\u001b[";

    private final PrintStream out;
    private final boolean live;
    private final Board board;
    private final Clock clock;
    private final DateTimeFormatter time;
    private boolean drawing;
    private int drawn;

    Screen(PrintStream out, boolean live, Board board, Clock clock) {
        this.out = out;
        this.live = live;
        this.board = board;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
        board.listen(this::changed);
    }

    /** A line of text, above the live ones. */
    synchronized void say(String text) {
        erase();
        out.println(text);
        draw();
    }

    /** From here on the parts are shown live, where that is possible. */
    synchronized void begin() {
        drawing = live;
        draw();
    }

    /** Leaves the parts as they are shown now; changes become lines. */
    synchronized void end() {
        erase();
        draw();
        drawn = 0;
        drawing = false;
    }

    /** Brings the live lines up to date. */
    synchronized void refresh() {
        if (drawing) {
            erase();
            draw();
        }
    }

    private synchronized void changed(String part, PartState state) {
        if (drawing) {
            refresh();
        } else if (!(state instanceof PartState.Waiting)) {
            out.println(time.format(clock.instant()) + "  " + line(part, state));
        }
    }

    private void erase() {
        if (drawn > 0) {
            // Up to where the lines begin, and away with all below.
            out.print(ESCAPE + drawn + "A" + ESCAPE + "J");
            drawn = 0;
        }
    }

    private void draw() {
        if (!drawing) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, PartState> part : board.states().entrySet()) {
            lines.add("  " + line(part.getKey(), part.getValue()));
        }
        lines.forEach(out::println);
        out.flush();
        drawn = lines.size();
    }

    private String line(String part, PartState state) {
        return "%-13s %s".formatted(part, words(state));
    }

    private String words(PartState state) {
        return switch (state) {
            case PartState.Waiting(String what) -> what.isEmpty() ? "waiting" : "waiting for " + what;
            case PartState.Starting(var since, int attempt) ->
                "starting, %s%s"
                        .formatted(
                                seconds(Duration.between(since, clock.instant())),
                                attempt > 1 ? ", attempt " + attempt : "");
            case PartState.Ready ready ->
                "ready in %-7s pid %-8d %s".formatted(seconds(ready.took()), ready.pid(), memory(ready.pid()));
            case PartState.Down(String reason, var next, int failures) ->
                "down (%s); failure %d in a row, next try in %s"
                        .formatted(reason, failures, seconds(Duration.between(clock.instant(), next)));
            case PartState.Stopping() -> "stopping";
            case PartState.Stopped() -> "stopped";
            case PartState.External(String address) -> "yours, at " + address;
        };
    }

    /** The children of this process are parts of their own. */
    private static String memory(long pid) {
        return megabytes(pid == ProcessHandle.current().pid() ? Memory.residentAlone(pid) : Memory.resident(pid));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", Math.max(0, duration.toMillis()) / 1_000.0);
    }

    static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() / (1024 * 1024) + " MB" : "";
    }
}

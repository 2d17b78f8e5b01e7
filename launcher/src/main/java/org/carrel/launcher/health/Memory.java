package org.carrel.launcher.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of processes and of the machine, in bytes. */
public final class Memory {
    private static final long KIBI = 1024;

    private Memory() {}

    /**
     * What the process and its children keep resident: all of its own, and of its children's what they do not share
     * with it.
     */
    public static OptionalLong resident(long pid) {
        OptionalLong own = residentAlone(pid);
        if (own.isEmpty()) {
            return own;
        }
        long children = ProcessHandle.of(pid)
                .map(ProcessHandle::descendants)
                .orElseGet(Stream::empty)
                .mapToLong(child -> field(Path.of("/proc", Long.toString(child.pid()), "status"), "RssAnon:")
                        .orElse(0))
                .sum();
        return OptionalLong.of(own.getAsLong() + children);
    }

    /** What the process alone keeps resident. */
    public static OptionalLong residentAlone(long pid) {
        return field(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    /** What programs could still get without swapping. */
    public static OptionalLong available() {
        return field(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    private static OptionalLong field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).replace("kB", "").strip())
                    .mapToLong(number -> Long.parseLong(number) * KIBI)
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return OptionalLong.empty();
        }
    }
}

package org.carrel.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.carrel.bench.results.Figures;
import org.carrel.bench.stack.RunningStack;

/**
 * What one process keeps resident, in megabytes.
 *
 * @param resident counts pages that it shares with others in full
 * @param proportional counts a page that n processes share as an n-th part, so that a sum tells the truth
 * @param written what the system cannot take back and read again from a file
 */
public record Footprint(double resident, double proportional, double written) {
    private static final double KILOBYTES_PER_MEGABYTE = 1024;
    private static final Set<String> SERVERS = Set.of("postgresql", "kafka");

    /** The aim for everything but PostgreSQL and Kafka, in megabytes. */
    private static final double TARGET = 1.2 * 1024;

    /** The process with this id; empty if it has ended, or if the system does not tell. */
    public static Optional<Footprint> of(long pid) throws IOException {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        return Files.isReadable(rollup) ? parse(Files.readAllLines(rollup)) : Optional.empty();
    }

    static Optional<Footprint> parse(List<String> rollup) {
        Optional<Double> resident = field(rollup, "Rss:");
        Optional<Double> proportional = field(rollup, "Pss:");
        Optional<Double> written = field(rollup, "Anonymous:");
        return resident.flatMap(rss -> proportional.flatMap(pss -> written.map(own -> new Footprint(rss, pss, own))));
    }

    private static Optional<Double> field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> Long.parseLong(
                                line.substring(name.length()).replace("kB", "").strip())
                        / KILOBYTES_PER_MEGABYTE)
                .findFirst();
    }

    /** Adds the memory of the parts of a stack to the figures; {@code when} says at which moment. */
    public static void measure(RunningStack stack, String when, Figures figures) throws IOException {
        Map<String, Footprint> parts = new LinkedHashMap<>();
        for (var part : new TreeMap<>(stack.parts()).entrySet()) {
            if (!SERVERS.contains(part.getKey()) && part.getValue().pid() > 0) {
                // The mail catcher is a thread of the launcher.
                String name = part.getKey().equals("mail") ? "launcher" : part.getKey();
                of(part.getValue().pid()).ifPresent(footprint -> parts.put(name, footprint));
            }
        }
        parts.forEach((name, footprint) ->
                figures.lower("resident memory of " + name + ", " + when, footprint.resident(), "MB", null));
        figures.lower(
                "resident memory of all, " + when,
                parts.values().stream().mapToDouble(Footprint::resident).sum(),
                "MB",
                TARGET);
        figures.lower(
                "proportional share of all, " + when,
                parts.values().stream().mapToDouble(Footprint::proportional).sum(),
                "MB",
                null);
        figures.lower(
                "memory of all that no file can give back, " + when,
                parts.values().stream().mapToDouble(Footprint::written).sum(),
                "MB",
                null);
    }
}

package org.carrel.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shape of the machine that figures were found on.
 *
 * @param memoryMegabytes of the whole machine
 * @param postgresql version of the server that was used
 */
public record Machine(int cores, long memoryMegabytes, String system, String jdk, String postgresql) {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String TOTAL = "MemTotal:";

    /** This machine. */
    public static Machine here(String postgresql) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                postgresql);
    }

    /** Zero where the system does not tell. */
    private static long memory() {
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith(TOTAL))
                    .map(line ->
                            line.substring(TOTAL.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }
}

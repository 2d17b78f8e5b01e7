package org.carrel.catalog.partners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The clients of Debian's package yaz, started for one conversation each. */
public final class YazClients {

    private static final int PATIENCE_SECONDS = 30;

    private YazClients() {}

    /** What yaz-client says when it is told these lines. */
    public static String yazClient(String... lines) {
        var input = new ArrayList<>(List.of(lines));
        input.add("quit");
        return run(List.of("yaz-client"), input);
    }

    /** What zoomsh says to these commands. */
    public static String zoomsh(String... commands) {
        var command = new ArrayList<>(List.of("zoomsh"));
        command.addAll(List.of(commands));
        command.add("quit");
        return run(command, List.of());
    }

    private static String run(List<String> command, List<String> input) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out = process.outputWriter(StandardCharsets.UTF_8)) {
                for (String line : input) {
                    out.write(line + "\n");
                }
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s came to an end", command)
                    .isTrue();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    command.getFirst() + " cannot be started; it comes with Debian's package yaz", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

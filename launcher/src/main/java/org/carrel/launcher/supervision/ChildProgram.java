package org.carrel.launcher.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.carrel.launcher.servers.Tethered;

/**
 * A part that is a process of its own. It holds the other end of its input, which ends when this launcher does.
 *
 * @param command asked for at every start: what is right may change between two
 * @param lastWords part of the line after which the program has done all that matters; it need not take its time after
 *     it
 * @param ended told of every end before the next start, with whether it ever was ready
 */
public record ChildProgram(
        String name,
        Supplier<List<String>> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        Readiness readiness,
        String lastWords,
        Ended ended)
        implements Runner {
    private static final int STOP_WITHIN_SECONDS = 20;

    /** What to learn from an end. */
    public interface Ended {
        void after(boolean wasReady);
    }

    @Override
    public Running start() throws IOException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(List.copyOf(command.get()))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = Tethered.start(builder, List.of(), Tethered.Farewell.TERM);
        Child child = new Child(process);
        RotatingLog.at(log).follow(name, process.getInputStream(), child::hears);
        return child;
    }

    private final class Child implements Running {
        private final Process process;
        private final CompletableFuture<String> end;
        private volatile boolean ready;
        private volatile boolean stopping;

        Child(Process process) {
            this.process = process;
            this.end = process.onExit().thenApply(gone -> {
                ended.after(ready);
                return "ended with code " + gone.exitValue() + "; see " + log;
            });
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public boolean isReady() {
            if (!ready && readiness instanceof Readiness.Http http) {
                ready = http.isReached();
            }
            return ready;
        }

        private void hears(String line) {
            if (readiness instanceof Readiness.Says says && line.startsWith(says.words())) {
                ready = true;
            }
            if (stopping && line.contains(lastWords)) {
                process.destroyForcibly();
            }
        }

        @Override
        public CompletableFuture<String> end() {
            return end;
        }

        @Override
        public void stop() {
            stopping = true;
            // Process.destroy() would close the output too, and with it the log of the shutdown.
            process.toHandle().destroy();
            try {
                if (!process.waitFor(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException _) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}

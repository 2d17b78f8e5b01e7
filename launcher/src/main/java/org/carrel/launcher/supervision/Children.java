package org.carrel.launcher.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that this launcher started, on file, so that the next one can end what a killed launcher left behind. A
 * pid is ours only while the process with it started at the moment on file: pids are reused, above all after a power
 * cut.
 */
public final class Children {
    private final Path file;
    private final Map<Long, Child> children = new LinkedHashMap<>();

    /** A process that was ours when it was written down. */
    record Child(long pid, Instant started, String name) {

        static Optional<Child> of(long pid, String name) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(started -> new Child(pid, started, name));
        }

        static Optional<Child> parse(String line) {
            String[] words = line.strip().split(" ", 3);
            if (words.length != 3) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new Child(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1])), words[2]));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }

        String line() {
            return pid + " " + started.toEpochMilli() + " " + name;
        }

        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                    .startInstant()
                    .filter(instant -> instant.toEpochMilli() == started.toEpochMilli())
                    .isPresent());
        }
    }

    public Children(Path file) {
        this.file = file;
    }

    /** Writes the process down. This launcher's own parts are not children. */
    public synchronized void add(long pid, String name) {
        if (pid != ProcessHandle.current().pid()) {
            Child.of(pid, name).ifPresent(child -> {
                children.put(pid, child);
                save();
            });
        }
    }

    public synchronized void remove(long pid) {
        if (children.remove(pid) != null) {
            save();
        }
    }

    /** Ends what an earlier launcher left running; returns the names of what it was. */
    public List<String> endOrphans() throws IOException {
        List<String> ended = new ArrayList<>();
        if (!Files.exists(file)) {
            return ended;
        }
        List<Child> orphans = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Child.parse(line).filter(child -> child.alive().isPresent()).ifPresent(orphans::add);
        }
        for (Child orphan : orphans) {
            orphan.alive().ifPresent(ProcessHandle::destroy);
            ended.add(orphan.name());
        }
        for (Child orphan : orphans) {
            orphan.alive().ifPresent(Children::awaitEnd);
        }
        Files.deleteIfExists(file);
        return ended;
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(15, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void save() {
        try {
            if (children.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.write(unfinished, children.values().stream().map(Child::line).toList());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}

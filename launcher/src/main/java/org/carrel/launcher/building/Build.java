package org.carrel.launcher.building;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.carrel.launcher.building.Staleness.Times;

/** Runs Maven for the modules that changed, and says in one line each what it does. */
public final class Build {
    private static final String STAMP = "target/carrel-build.stamp";
    private static final Set<String> NOT_SOURCE = Set.of("target", "node_modules", "results");
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\d\\S* +\\[(\\d+)/(\\d+)]");
    private static final Pattern ONLY_MODULE = Pattern.compile("\\[INFO] Building (.+?) \\d\\S*$");

    /** An error, but not Maven's advice on how to read errors. */
    private static final Pattern TELLING =
            Pattern.compile("^\\[ERROR] (?!-> \\[|To see|Re-run|For more|\\[Help|After correcting|  mvn )\\s*\\S");

    private final Path root;
    private final Clock clock;
    private final Progress progress;

    /** Where the build tells how it gets on. */
    public interface Progress {
        void line(String text);
    }

    public Build(Path root, Clock clock, Progress progress) {
        this.root = root;
        this.clock = clock;
        this.progress = progress;
    }

    /** Builds those of the modules that are not up to date, with all that they are built with. */
    public void bringUpToDate(Collection<Path> wanted) throws IOException {
        Path lockFile = root.resolve("target/carrel-build.lock");
        Files.createDirectories(lockFile.resolveSibling("."));
        // Two stacks of one clone may start at once; the second finds everything built.
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            buildStale(wanted);
        }
    }

    private void buildStale(Collection<Path> wanted) throws IOException {
        Map<Path, Module> modules = Modules.of(root);
        SequencedSet<Path> stale = Staleness.stale(wanted, modules, times(modules));
        if (stale.isEmpty()) {
            return;
        }
        Instant began = clock.instant();
        progress.line("Building " + stale.stream().map(Path::toString).collect(Collectors.joining(", ")));
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "-B",
                "-Dquick=true",
                "-Dmaven.test.skip=true",
                "-Dstyle.color=never",
                "-am",
                "-pl",
                stale.stream().map(Path::toString).collect(Collectors.joining(",")),
                "package"));
        run(command, root.resolve("target/carrel-build.log"));
        for (Path module : withUpstream(stale, modules)) {
            Path stamp = root.resolve(module).resolve(STAMP);
            Files.createDirectories(stamp.resolveSibling("."));
            Files.writeString(stamp, began + "\n");
            Files.setLastModifiedTime(stamp, FileTime.from(began));
        }
    }

    private Map<Path, Times> times(Map<Path, Module> modules) throws IOException {
        Map<Path, Times> times = new HashMap<>();
        for (Module module : modules.values()) {
            Path folder = root.resolve(module.path());
            Instant newest = newest(folder);
            for (Path above = folder; above != null && above.startsWith(root); above = above.getParent()) {
                newest = later(newest, modified(above.resolve("pom.xml")).orElse(Instant.EPOCH));
            }
            Optional<Instant> built =
                    Files.exists(root.resolve(module.output())) ? modified(folder.resolve(STAMP)) : Optional.empty();
            times.put(module.path(), new Times(newest, built));
        }
        return times;
    }

    private static Set<Path> withUpstream(Collection<Path> paths, Map<Path, Module> modules) {
        Set<Path> all = new HashSet<>();
        List<Path> open = new ArrayList<>(paths);
        while (!open.isEmpty()) {
            Path path = open.removeLast();
            Module module = modules.get(path);
            if (module != null && all.add(path)) {
                open.addAll(module.upstream());
            }
        }
        return all;
    }

    private void run(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.resolveSibling("."));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven;
        try {
            maven = builder.start();
        } catch (IOException e) {
            throw new IOException("Maven is missing: install Maven 3.8 or later, so that `mvn` is on the PATH.", e);
        }
        List<String> errors = new ArrayList<>();
        int downloads = 0;
        try (BufferedReader said = maven.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                file.write(line);
                file.newLine();
                if (TELLING.matcher(line).find() && errors.size() < 20) {
                    errors.add(line);
                }
                if (line.contains("Downloaded from") && ++downloads % 50 == 0) {
                    progress.line("  " + downloads + " files downloaded");
                }
                step(line).ifPresent(progress::line);
            }
            if (maven.waitFor() != 0) {
                errors.forEach(progress::line);
                throw new IOException("The build failed; all of its output is in " + log);
            }
        } catch (InterruptedException e) {
            maven.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("The build was interrupted", e);
        }
    }

    /** What a line of Maven's output says about where it is. */
    static Optional<String> step(String line) {
        Matcher one = MODULE.matcher(line);
        if (one.find()) {
            return Optional.of("  %s of %s: %s".formatted(one.group(2), one.group(3), one.group(1)));
        }
        Matcher only = ONLY_MODULE.matcher(line);
        return only.find() ? Optional.of("  1 of 1: " + only.group(1)) : Optional.empty();
    }

    private static Instant newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Instant.EPOCH;
        }
        Instant[] newest = {Instant.EPOCH};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_SOURCE.contains(directory.getFileName().toString())
                                || directory.endsWith(Path.of("src", "test"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                newest[0] = later(newest[0], attributes.lastModifiedTime().toInstant());
                return FileVisitResult.CONTINUE;
            }
        });
        return newest[0];
    }

    private static Optional<Instant> modified(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file).toInstant()) : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package org.carrel.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;

/** The one folder that a stack keeps everything in, and the names in it. */
public record DataFolder(Path path) {
    private static final String MARKER = "carrel-data.txt";
    private static final String MARKER_TEXT = """
            This folder holds the data of a Carrel installation: databases, events, mail and secrets.
            `./carrel reset` deletes it. Format 1.
            """;

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** What a path turns out to be. */
    public enum State {
        /** Nothing there yet. */
        NEW,
        /** A stack has been here. */
        OURS,
        /** Files that are not ours. */
        FOREIGN
    }

    public State state() throws IOException {
        if (!Files.exists(path)) {
            return State.NEW;
        }
        if (!Files.isDirectory(path)) {
            return State.FOREIGN;
        }
        if (Files.isRegularFile(marker())) {
            return State.OURS;
        }
        return contents().isEmpty() ? State.NEW : State.FOREIGN;
    }

    /** Makes the folder, or leaves it as it is if it is ours; refuses one with other things in it. */
    public void prepare() throws IOException {
        if (state() == State.FOREIGN) {
            throw new IOException(
                    "%s holds other things (%s); Carrel needs a folder of its own. Choose one with --data."
                            .formatted(path, contents()));
        }
        Files.createDirectories(path);
        if (!Files.exists(marker())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(marker(), MARKER_TEXT);
        }
        for (Path folder : new Path[] {run(), logs(), mail(), caches()}) {
            Files.createDirectories(folder);
        }
    }

    private Path marker() {
        return path.resolve(MARKER);
    }

    public Path run() {
        return path.resolve("run");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path mail() {
        return path.resolve("mail");
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    public Path caches() {
        return path.resolve("aot");
    }

    public Path postgres() {
        return path.resolve("postgresql");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path of(ServiceName service) {
        return path.resolve("services").resolve(service.label());
    }

    /** There when the demo library has been loaded. */
    public Path demoMarker() {
        return path.resolve("demo-loaded.txt");
    }

    private String contents() throws IOException {
        if (!Files.isDirectory(path)) {
            return "a file";
        }
        try (var entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .sorted()
                    .limit(5)
                    .collect(Collectors.joining(", "));
        }
    }
}

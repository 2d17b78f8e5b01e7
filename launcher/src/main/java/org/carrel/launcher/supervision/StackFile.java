package org.carrel.launcher.supervision;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Where a running stack is found by other terminals. The lock says whether one runs, and the operating system drops it
 * with the process, however that ends; the text beside it says which.
 */
public final class StackFile implements AutoCloseable {
    private static final int LOCK_TRIES = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path text;
    private final FileChannel channel;
    private final FileLock lock;

    /**
     * A running stack. Instants are ISO 8601 texts.
     *
     * @param pid of its launcher
     */
    public record Running(long pid, String since, String url, int port, List<PartLine> parts) {
        public Running {
            parts = List.copyOf(parts);
        }

        public Instant startedAt() {
            return Instant.parse(since);
        }
    }

    /**
     * One part of it.
     *
     * @param pid zero while it does not run
     */
    public record PartLine(
            String name,
            int port,
            long pid,
            String state,
            @Nullable String since) {}

    private StackFile(Path text, FileChannel channel, FileLock lock) {
        this.text = text;
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or empty if another launcher holds it. */
    public static Optional<StackFile> lock(Path runFolder) throws IOException {
        Files.createDirectories(runFolder);
        FileChannel channel =
                FileChannel.open(runFolder.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        for (int i = 0; lock == null && i < LOCK_TRIES; i++) {
            // A look from another terminal takes the lock too, for a moment.
            pause();
            lock = tryLock(channel);
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        Path text = runFolder.resolve("stack.json");
        Files.deleteIfExists(text);
        return Optional.of(new StackFile(text, channel, lock));
    }

    /** The stack that runs on the folder, if one does; what a power cut left does not count. */
    public static Optional<Running> running(Path runFolder) throws IOException {
        Path lockFile = runFolder.resolve("stack.lock");
        if (!Files.exists(lockFile)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock != null) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(runFolder.resolve("stack.json")), Running.class));
        } catch (NoSuchFileException _) {
            // It has the lock and has not come to writing yet.
            return Optional.of(new Running(0, Instant.EPOCH.toString(), "", 0, List.of()));
        }
    }

    /** Null if it is taken, by another process or by this one. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized void write(Running running) throws IOException {
        Path unfinished = text.resolveSibling("stack.json.unfinished");
        Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(running));
        Files.move(unfinished, text, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public synchronized void close() throws IOException {
        Files.deleteIfExists(text);
        lock.release();
        channel.close();
    }
}

package org.carrel.patron.tokens.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.tokens.KeyRing;

/**
 * Keeps the signing keys in one file of the data folder that only the service's own user can read. Replicas share the
 * folder: whoever comes first makes the keys, changes are made under a lock and put in place whole, and the others
 * notice a change within a second.
 */
@ApplicationScoped
public class KeyFolder {

    /** One thread at a time: the lock on a file keeps other processes out, but belongs to this process as a whole. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private static final Logger LOG = Logger.getLogger(KeyFolder.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    /** How long tokens of a superseded key may be about: their life, and what clocks may differ by. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final Set<PosixFilePermission> OWNER_ONLY_FILE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> CREATED_OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE);
    private static final FileAttribute<Set<PosixFilePermission>> CREATED_OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path file;
    private final Duration tokenLife;
    private final Clock clock;
    private final ObjectMapper json;

    private volatile @Nullable Seen seen;

    KeyFolder(
            @ConfigProperty(name = "carrel.data-dir") Path dataDir,
            @ConfigProperty(name = "carrel.tokens.life") Duration tokenLife,
            Clock clock,
            ObjectMapper json) {
        this.folder = dataDir.resolve("keys");
        this.file = folder.resolve("signing-keys.json");
        this.tokenLife = tokenLife.plus(CLOCK_TOLERANCE);
        this.clock = clock;
        this.json = json;
    }

    /** The file as it was when it was last read. */
    private record Seen(KeyRing ring, Mark mark, long lookedAtNanos) {

        /** What tells one state of the file from another: it is replaced whole, so its identity changes. */
        private record Mark(
                FileTime modified, long size, @Nullable Object identity) {}
    }

    /** The keys as they are now; made if there are none. */
    public KeyRing ring() {
        Seen last = seen;
        KeyRing ring = last != null && System.nanoTime() - last.lookedAtNanos() < LOOK_AGAIN_NANOS
                ? last.ring()
                : lookInTurn();
        return ring.withoutExpired(clock.instant(), tokenLife);
    }

    /** Lets the waiting key sign from now on, and makes another one wait. */
    public KeyRing rotate() {
        TURN.lock();
        try {
            return change(ring -> {
                Instant now = clock.instant();
                return ring == null ? fresh(now) : ring.rotated(SigningKeys.make(now), now, tokenLife);
            });
        } finally {
            TURN.unlock();
        }
    }

    /** Turns the keys as they are, or null where there are none, into what they are to be. */
    private interface Change {

        KeyRing to(@Nullable KeyRing before);
    }

    private KeyRing lookInTurn() {
        TURN.lock();
        try {
            return look();
        } finally {
            TURN.unlock();
        }
    }

    private KeyRing look() {
        try {
            Seen.Mark mark = mark();
            Seen last = seen;
            KeyRing ring = last != null && last.mark().equals(mark) ? last.ring() : read();
            seen = new Seen(ring, mark, System.nanoTime());
            return ring;
        } catch (NoSuchFileException e) {
            return change(ring -> ring == null ? fresh(clock.instant()) : ring);
        } catch (IOException e) {
            throw new UncheckedIOException("the signing keys cannot be read", e);
        }
    }

    private KeyRing change(Change change) {
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder)) {
                createFolder();
            }
            Path lockFile = folder.resolve("lock");
            try (FileChannel channel = FileChannel.open(
                            lockFile,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            CREATED_OWNER_ONLY_FILE);
                    FileLock _ = channel.lock()) {
                KeyRing before = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? read() : null;
                KeyRing after = change.to(before);
                if (!after.equals(before)) {
                    write(after);
                    LOG.infof(
                            "signing keys changed current=%s keys=%d",
                            after.current().kid(), after.keys().size());
                }
                seen = new Seen(after, mark(), System.nanoTime());
                return after;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the signing keys cannot be changed", e);
        }
    }

    private void createFolder() throws IOException {
        try {
            Files.createDirectory(folder, CREATED_OWNER_ONLY_FOLDER);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("another replica made the key folder first");
        }
    }

    private static KeyRing fresh(Instant now) {
        return KeyRing.first(SigningKeys.make(now), SigningKeys.make(now), now);
    }

    private Seen.Mark mark() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Seen.Mark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private KeyRing read() throws IOException {
        return new KeyRing(json.readValue(Files.readAllBytes(file), new TypeReference<List<KeyRing.Entry>>() {}));
    }

    /** Written aside, forced to disk and moved into place: a power cut leaves the old keys or the new, never half. */
    private void write(KeyRing ring) throws IOException {
        Path aside = Files.createTempFile(folder, "signing-keys", ".new", CREATED_OWNER_ONLY_FILE);
        try {
            try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(json.writeValueAsBytes(ring.keys()));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}

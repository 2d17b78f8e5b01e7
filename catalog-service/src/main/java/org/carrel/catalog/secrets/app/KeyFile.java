package org.carrel.catalog.secrets.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.jboss.logging.Logger;

import org.carrel.catalog.secrets.SealingKeys;

/**
 * Sealing keys in a file that only the service's own user can read, one key a line, made when there is none. To replace
 * a key, a line with a new one goes before it; the old line goes when every instance has been started anew.
 */
final class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path file;
    private final Clock clock;

    KeyFile(Path folder, Clock clock) {
        this.folder = folder;
        this.file = folder.resolve("sealing-keys.txt");
        this.clock = clock;
    }

    /** The keys; instances that share the folder make them once. */
    SealingKeys keys() {
        try {
            Files.createDirectories(folder, OWNER_ONLY_FOLDER);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            OWNER_ONLY_FILE);
                    FileLock _ = channel.lock()) {
                if (!Files.exists(file)) {
                    make();
                }
            }
            return SealingKeys.of(Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the sealing keys cannot be read", e);
        }
    }

    /** Written aside and moved into place: a power cut leaves a whole key or none. */
    private void make() throws IOException {
        String id = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        Path aside = Files.createTempFile(folder, "sealing-keys", ".new", OWNER_ONLY_FILE);
        try {
            try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                out.write(StandardCharsets.UTF_8.encode(String.join("\n", List.of(SealingKeys.made(id), ""))));
                out.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
        LOG.infof("made a sealing key id=%s", id);
    }
}

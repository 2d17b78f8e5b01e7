package org.carrel.gateway.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.jboss.logging.Logger;

import org.carrel.gateway.GatewayConfig;

/** The keys that seal session cookies: given by the operator, or made once and kept in the data folder. */
final class SessionKeys {

    private static final Logger LOG = Logger.getLogger(SessionKeys.class);
    private static final int LENGTH = 32;

    private SessionKeys() {}

    /** The keys to open with; the first one seals. */
    static List<SecretKey> load(GatewayConfig.Sessions config, SecureRandom random) {
        String given = config.key().orElse("").strip();
        if (!given.isEmpty()) {
            return Arrays.stream(given.split(",", -1)).map(SessionKeys::parse).toList();
        }
        String folder = config.dataDir().orElse("").strip();
        if (folder.isEmpty()) {
            LOG.warn("no session key and no data folder are configured: sessions end when the gateway stops");
            return List.of(key(fresh(random)));
        }
        return List.of(keptIn(Path.of(folder, "keys", "session.key"), random));
    }

    private static SecretKey keptIn(Path file, SecureRandom random) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.notExists(file)) {
                make(file, random);
            }
            return parse(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the session key " + file + " cannot be kept or read", e);
        }
    }

    /** Written aside and linked into place, so that the file is whole or not there, and the first of two wins. */
    private static void make(Path file, SecureRandom random) throws IOException {
        Path aside = Files.createTempFile(file.getParent(), "session", ".new", ownerOnly(file));
        try {
            Files.writeString(aside, Base64.getEncoder().encodeToString(fresh(random)), StandardCharsets.US_ASCII);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            LOG.debugf("%s was made by another process", file);
        } finally {
            Files.delete(aside);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }

    private static byte[] fresh(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }

    private static SecretKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("a session key is base64 of " + LENGTH + " bytes", notBase64);
        }
        if (bytes.length != LENGTH) {
            throw new IllegalStateException("a session key is " + LENGTH + " bytes long, not " + bytes.length);
        }
        return key(bytes);
    }

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }
}

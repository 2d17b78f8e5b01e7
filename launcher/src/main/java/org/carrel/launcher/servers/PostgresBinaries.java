package org.carrel.launcher.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the jar on the class path. */
public record PostgresBinaries(Path home) {

    /** Unpacks below the given folder, unless that has been done; safe when several programs do it at once. */
    public static PostgresBinaries unpackedBelow(Path folder) throws IOException {
        String architecture = architecture(System.getProperty("os.arch", ""));
        String archive = "postgres-linux-" + architecture + ".txz";
        URL resource = PostgresBinaries.class.getClassLoader().getResource(archive);
        if (resource == null) {
            throw new IOException(
                    "There is no PostgreSQL for %s (%s) on the class path; name your own server with CARREL_DATABASE_URL."
                            .formatted(System.getProperty("os.name"), architecture));
        }
        Path home = folder.resolve(jarNameOf(resource));
        if (isComplete(home)) {
            return new PostgresBinaries(home);
        }
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!isComplete(home)) {
                Path unfinished = folder.resolve(home.getFileName() + ".unfinished");
                Folders.delete(unfinished);
                try (InputStream in = resource.openStream()) {
                    unpack(in, unfinished);
                }
                Folders.delete(home);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new PostgresBinaries(home);
    }

    public String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    static String architecture(String osArch) {
        return switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }

    private static boolean isComplete(Path home) {
        return Files.isExecutable(home.resolve("bin/postgres"));
    }

    private static String jarNameOf(URL resource) {
        String path = resource.getPath();
        int end = path.lastIndexOf(".jar!");
        return end < 0 ? "postgresql" : path.substring(path.lastIndexOf('/', end) + 1, end);
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive reaches outside of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}

package org.carrel.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds the {@code carrel} script: where builds leave what the launcher runs. */
public final class RepositoryRoot {
    public static final String PROPERTY = "carrel.root";

    private RepositoryRoot() {}

    /**
     * The folder named by the system property, or the nearest one above the working directory with the script in it.
     */
    public static Path find() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("carrel"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "No folder above %s holds the carrel script; set -D%s=FOLDER.".formatted(start, PROPERTY));
    }
}

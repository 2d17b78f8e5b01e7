package org.carrel.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How to start this module's own programs in another JVM. */
public record ProgramPath(Path code, Path libraries) {

    /** The running code itself, with the libraries that its build left beside it. */
    public static ProgramPath of(Path root) {
        Path target = root.resolve("launcher/target");
        Path libraries = target.resolve("lib");
        Path code = Stream.of(
                        running(),
                        Optional.of(target.resolve("carrel-launcher.jar")),
                        Optional.of(target.resolve("classes")))
                .flatMap(Optional::stream)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> notBuilt(root));
        if (!Files.isDirectory(libraries)) {
            throw notBuilt(root);
        }
        return new ProgramPath(code, libraries);
    }

    /** Independent of later builds: a running JVM must not see its jar replaced. */
    public ProgramPath copiedTo(Path folder) throws IOException {
        if (Files.isDirectory(code)) {
            return this;
        }
        Files.createDirectories(folder);
        return new ProgramPath(
                Files.copy(code, folder.resolve("carrel-launcher.jar"), StandardCopyOption.REPLACE_EXISTING),
                libraries);
    }

    public String classPath() {
        return code + File.pathSeparator + libraries.resolve("*");
    }

    /** What follows the options in a command that runs one of this module's main classes. */
    public List<String> arguments(String mainClass) {
        return List.of("-cp", classPath(), mainClass);
    }

    /** The start of a command that runs one of this module's main classes. */
    public List<String> java(String... options) {
        String executable =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(
                        Stream.concat(Stream.of(executable), Stream.of(options)),
                        Stream.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                classPath()))
                .toList();
    }

    private static Optional<Path> running() {
        CodeSource source = ProgramPath.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(location.toURI()));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static IllegalStateException notBuilt(Path root) {
        return new IllegalStateException(
                "The launcher's libraries are not in %s. Build them with: mvn -pl launcher package"
                        .formatted(root.resolve("launcher/target/lib")));
    }
}

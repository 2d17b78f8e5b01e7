package org.carrel.launcher.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The JDK's ahead-of-time cache of one program: classes loaded and linked, and profiles, as the program left them once.
 *
 * <p>The first start of a build records; when the stack has done some work the recording is ended in the running
 * process, and the cache made of it in the background. A cache belongs to one build of the jars, one JVM and one set of
 * options. It is never needed: a start that fails with one is repeated without.
 */
public final class AotCache {
    private final String name;
    private final List<String> options;
    private final List<String> program;
    private final Path code;
    private final Path folder;
    private volatile boolean distrusted;
    private volatile Mode mode = Mode.NONE;

    private enum Mode {
        NONE,
        RECORDING,
        USING
    }

    /**
     * A cache for one program.
     *
     * @param options of the JVM
     * @param program the rest of the command as far as it names the class path
     * @param code the folder whose files make up the program
     * @param folder where caches are kept
     */
    public AotCache(String name, List<String> options, List<String> program, Path code, Path folder) {
        this.name = name;
        this.options = List.copyOf(options);
        this.program = List.copyOf(program);
        this.code = code;
        this.folder = folder;
    }

    /** The options for the next start. */
    public List<String> optionsForStart() {
        if (distrusted) {
            mode = Mode.NONE;
            return List.of();
        }
        try {
            String key = key();
            removeOthers(key);
            Path cache = folder.resolve(name + "-" + key + ".aot");
            if (Files.exists(cache)) {
                mode = Mode.USING;
                return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off");
            }
            mode = Mode.RECORDING;
            return List.of(
                    "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording(key), "-Xlog:aot*=off", "-Xlog:cds*=off");
        } catch (IOException _) {
            mode = Mode.NONE;
            return List.of();
        }
    }

    /** After a start that never became ready the next one does without. */
    public void ended(boolean wasReady) {
        if (!wasReady && mode != Mode.NONE) {
            distrusted = true;
            try {
                removeOthers("");
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot remove the caches of " + name, e);
            }
        }
    }

    /** Whether the running process records what a cache can be made of. */
    public boolean isRecording() {
        return mode == Mode.RECORDING;
    }

    /** Ends the recording of the process and makes the cache; takes some seconds of a processor, at low priority. */
    public void make(long pid) throws IOException, InterruptedException {
        String key = key();
        Path recording = recording(key);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        run(List.of(java + "/jcmd", Long.toString(pid), "AOT.end_recording"));
        if (!Files.exists(recording)) {
            throw new IOException("The recording of " + name + " was not written");
        }
        Path unfinished = folder.resolve(name + "-" + key + ".unfinished");
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19", java + "/java"));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + recording,
                "-XX:AOTCache=" + unfinished,
                "-Xlog:aot*=off",
                "-Xlog:cds*=off"));
        command.addAll(program);
        run(command);
        Files.move(
                unfinished,
                folder.resolve(name + "-" + key + ".aot"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(recording);
        mode = Mode.NONE;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("No cache for %s; see %s".formatted(name, folder.resolve(name + ".log")));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Path recording(String key) {
        return folder.resolve(name + "-" + key + ".recording");
    }

    private void removeOthers(String key) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "-*.{aot,recording,unfinished}")) {
            for (Path file : files) {
                boolean current = !key.isEmpty()
                        && file.getFileName().toString().startsWith(name + "-" + key)
                        && !file.toString().endsWith(".unfinished");
                if (!current) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Changes with the jars, the JVM and the options. */
    String key() throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version", ""))
                .append(options)
                .append(program);
        try (Stream<Path> files = Files.walk(code)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(file)
                        .append(Files.size(file))
                        .append(Files.getLastModifiedTime(file).toMillis());
            }
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package org.carrel.launcher.supervision;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The log of one part: one file, and as many older ones as are kept, none longer than the limit by more than a line.
 */
public final class RotatingLog implements Closeable {
    private static final long MEGABYTE = 1024L * 1024;

    private final Path file;
    private final long limit;
    private final int kept;
    private OutputStream out;
    private long size;

    public static RotatingLog at(Path file) throws IOException {
        return new RotatingLog(file, 10 * MEGABYTE, 3);
    }

    RotatingLog(Path file, long limit, int kept) throws IOException {
        this.file = file;
        this.limit = limit;
        this.kept = kept;
        this.out = open();
    }

    public synchronized void line(String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (size > 0 && size + bytes.length > limit) {
            rotate();
        }
        out.write(bytes);
        out.flush();
        size += bytes.length;
    }

    /** Copies a program's output until it ends, on a thread of its own; the watcher sees every line. */
    public void follow(String name, InputStream output, Consumer<String> watcher) {
        Thread.ofPlatform().daemon().name("log of " + name).start(() -> {
            try (this;
                    var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    lineIfPossible(line);
                    watcher.accept(line);
                }
            } catch (IOException _) {
                // The program is gone, and its output with it.
            }
        });
    }

    /** A full disk must not stop the part: its pipe would fill up and block it. */
    private void lineIfPossible(String text) {
        try {
            line(text);
        } catch (IOException _) {
            // The next line may fit again.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        for (int i = kept - 1; i >= 1; i--) {
            Path older = numbered(i);
            if (Files.exists(older)) {
                Files.move(older, numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
        out = open();
    }

    private OutputStream open() throws IOException {
        size = Files.exists(file) ? Files.size(file) : 0;
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}

package org.carrel.launcher.servers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts programs that die with this one, however it dies, and that the terminal's Ctrl-C does not reach: the one that
 * started them stops them in its own order.
 *
 * <p>The kernel sends the signal when the <em>thread</em> that started the program ends (prctl(2), PR_SET_PDEATHSIG),
 * so one thread that never ends does all the starting. Where setpriv is missing, orphans are left to whoever starts
 * next.
 */
public final class Tethered {
    private static final BlockingQueue<Runnable> STARTS = new LinkedBlockingQueue<>();
    private static final boolean SETSID = isOnPath("setsid");
    private static final boolean SETPRIV =
            isOnPath("setpriv") && helpOf("setpriv").contains("--pdeathsig");

    static {
        Thread.ofPlatform().name("starter").daemon().start(() -> {
            while (true) {
                try {
                    STARTS.take().run();
                } catch (InterruptedException _) {
                    return;
                }
            }
        });
    }

    /** The signal that the program gets when this one is gone. */
    public enum Farewell {
        /** Orderly, for JVMs. */
        TERM,
        /** Orderly without waiting for clients, for PostgreSQL. */
        INT
    }

    private Tethered() {}

    /** Whether the kernel ends the programs started here when this one is killed. */
    public static boolean isReliable() {
        return SETPRIV;
    }

    /**
     * Starts the program.
     *
     * @param prefix a command in front that changes who the program runs as, may be empty
     */
    public static Process start(ProcessBuilder program, List<String> prefix, Farewell farewell) throws IOException {
        List<String> command = new ArrayList<>();
        if (SETSID) {
            command.add("setsid");
        }
        command.addAll(prefix);
        if (SETPRIV) {
            // After the prefix: a change of identity clears the signal.
            command.addAll(List.of("setpriv", "--pdeathsig", farewell.name()));
        }
        command.addAll(program.command());
        program.command(command);
        CompletableFuture<Process> started = new CompletableFuture<>();
        STARTS.add(() -> {
            try {
                started.complete(program.start());
            } catch (IOException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // It may start all the same; nobody would know of it.
            var _ = started.thenAccept(Process::destroy);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while starting " + command.getFirst(), e);
        } catch (Exception e) {
            throw new IOException("Cannot start " + String.join(" ", command), e);
        }
    }

    static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static String helpOf(String program) {
        try {
            Process help = new ProcessBuilder(program, "--help")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            help.waitFor();
            return text.toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

package org.carrel.launcher.servers;

import java.io.IOException;

/** POSIX signals, beyond the two that {@link Process} can send. */
public final class Signals {
    private Signals() {}

    /** Sends the signal; a process that is gone already is no error. */
    public static void send(long pid, String signal) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while signalling process " + pid, e);
        }
    }
}

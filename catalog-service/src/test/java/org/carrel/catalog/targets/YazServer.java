package org.carrel.catalog.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The test server of YAZ, which others wrote: Z39.50 and SRU on one port, with made-up hits on real records. */
public final class YazServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/yaz-ztest");

    private final Process process;
    private final int port;

    private YazServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; a clear word if the machine has none. */
    public static YazServer start() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError("This test talks to yaz-ztest: install the Debian package \"yaz\".");
        }
        int port = freePort();
        try {
            Process process = new ProcessBuilder(PROGRAM.toString(), "-v", "none", "tcp:127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(listens(port)).isTrue());
            return new YazServer(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** A port at which nobody listens. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

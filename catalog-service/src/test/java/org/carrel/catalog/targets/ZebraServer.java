package org.carrel.catalog.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Zebra, the server with which many libraries offer their catalogues by Z39.50: it really searches, in an index of the
 * records that it is given, by title, author, subject, ISBN and any word.
 */
public final class ZebraServer implements AutoCloseable {

    private static final Path INDEXER = Path.of("/usr/bin/zebraidx");
    private static final Path PROGRAM = Path.of("/usr/bin/zebrasrv");
    private static final String RULES = """
            name marc21
            attset bib1.att
            esetname F @
            esetname B @
            marc usmarc.mar
            xpath disable
            all any
            melm 020$a ISBN:w
            melm 100 author,author:p
            melm 245$a title,title:p
            melm 650 subject-heading,subject-heading:p
            """;

    private final Process process;
    private final Path folder;
    private final int port;

    private ZebraServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one with records in ISO 2709; a clear word if the machine has none. */
    public static ZebraServer serving(byte[] records) {
        if (!Files.isExecutable(INDEXER) || !Files.isExecutable(PROGRAM)) {
            throw new AssertionError("This test talks to Zebra: install the Debian package \"idzebra-2.0\".");
        }
        try {
            Path folder = Files.createTempDirectory("zebra");
            Path config = folder.resolve("zebra.cfg");
            Files.writeString(folder.resolve("marc21.abs"), RULES);
            Files.writeString(config, """
                    profilePath: %1$s:/usr/share/idzebra-2.0/tab
                    modulePath: %2$s
                    attset: bib1.att
                    recordType: grs.marcxml.marc21
                    storeKeys: 1
                    storeData: 1
                    register: %1$s:100M
                    lockDir: %1$s
                    keyTmpDir: %1$s
                    perm.anonymous: r
                    encoding: utf-8
                    """.formatted(folder, modules()));
            Path file = Files.write(folder.resolve("records.mrc"), records);
            run(folder, INDEXER.toString(), "-c", config.toString(), "init");
            run(folder, INDEXER.toString(), "-c", config.toString(), "update", file.toString());
            int port = YazServer.freePort();
            Process process = new ProcessBuilder(PROGRAM.toString(), "-c", config.toString(), "tcp:127.0.0.1:" + port)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(listens(port)).isTrue());
            return new ZebraServer(process, folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String modules() throws IOException {
        try (Stream<Path> places =
                Files.find(Path.of("/usr/lib"), 3, (path, _) -> path.endsWith(Path.of("idzebra-2.0", "modules")))) {
            return places.findFirst()
                    .orElseThrow(() -> new AssertionError("the modules of Zebra are not there"))
                    .toString();
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(process.exitValue()).as(() -> said(log)).isZero();
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
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

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.carrel.launcher.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import org.carrel.launcher.stack.DataFolder;
import org.carrel.launcher.supervision.StackFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The command against a catalogue that has the file already and takes it again only if forced. */
class ImportTest {

    @TempDir
    private Path folder;

    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private HttpServer catalogue;
    private StackFile stack;

    @BeforeEach
    void start() throws IOException {
        catalogue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalogue.createContext(
                "/api/patron/log-ins",
                exchange -> answer(exchange, 201, "application/json", "{\"accessToken\":\"x\"}"));
        catalogue.createContext("/api/catalog/imports", this::imports);
        catalogue.start();
        stack = StackFile.lock(new DataFolder(folder).run()).orElseThrow();
        stack.write(new StackFile.Running(
                1, Instant.EPOCH.toString(), "", catalogue.getAddress().getPort(), List.of()));
    }

    @AfterEach
    void stop() throws IOException {
        stack.close();
        catalogue.stop(0);
    }

    private void imports(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, "application/json", "{\"state\":\"DONE\",\"processed\":1,\"unchanged\":1}");
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        uploads.add(query);
        if (query.contains("force=true")) {
            exchange.getResponseHeaders().set("Location", "/api/catalog/imports/two");
            answer(exchange, 202, "application/json", "{}");
        } else {
            answer(
                    exchange,
                    409,
                    "application/problem+json",
                    "{\"code\":\"file-imported-before\",\"importId\":\"one\",\"title\":\"Before.\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        try (exchange) {
            exchange.getResponseBody().write(octets);
        }
    }

    private int imported(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("books.mrc"), "00000nam");
        var words = new ArrayList<>(List.of(file.toString(), "--data", folder.toString()));
        words.addAll(List.of(options));
        return new CommandLine(new Import()).execute(words.toArray(String[]::new));
    }

    @Test
    void a_file_that_was_loaded_before_is_refused_in_a_sentence_that_says_what_to_do() throws IOException {
        PrintStream before = System.err;
        var told = new ByteArrayOutputStream();
        int code;
        try (var stream = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            System.setErr(stream);
            code = imported("--source", "vendor");
        } finally {
            System.setErr(before);
        }
        assertThat(code).isEqualTo(Carrel.REFUSED);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "This file was loaded from the source vendor before (import one); to load it again, add --force.");
    }

    @Test
    void it_is_loaded_again_if_forced() throws IOException {
        assertThat(imported("--force")).isZero();
        assertThat(uploads).singleElement().asString().contains("force=true");
    }
}

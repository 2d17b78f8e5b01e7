package org.carrel.launcher.commands;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.carrel.launcher.secrets.Account;
import org.carrel.launcher.secrets.Secrets;
import org.carrel.launcher.stack.DataFolder;
import org.carrel.launcher.supervision.StackFile;

@Command(name = "import", description = "Loads a file of MARC records into the running stack's catalogue.")
final class Import implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private Place place = new Place();

    @Parameters(paramLabel = "FILE", description = "ISO 2709, or MARCXML if the name ends in .xml.")
    private Path file = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "CODE",
            description =
                    "Code of where the records come from (default: local); a record is known by it and its control number.")
    private String source = "local";

    @Option(names = "--force", description = "Loads the file although it was loaded before.")
    private boolean force;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            System.err.println("Cannot read " + file + ".");
            return Carrel.REFUSED;
        }
        DataFolder data = place.dataFolder();
        Optional<StackFile.Running> running = StackFile.running(data.run()).filter(stack -> stack.pid() > 0);
        if (running.isEmpty()) {
            System.err.println(
                    "Carrel does not run on %s. Start it first: ./carrel up%s".formatted(data.path(), place.asTyped()));
            return Carrel.REFUSED;
        }
        Account cataloguer = Secrets.in(data.secrets()).account("cataloguer").orElseThrow();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            URI base = URI.create("http://127.0.0.1:" + running.get().port());
            String token = logIn(client, base, cataloguer);
            return switch (upload(client, base, token)) {
                case Sent.Taken(URI progress) -> follow(client, progress, token);
                case Sent.LoadedBefore(String importId) -> {
                    System.err.println(
                            "This file was loaded from the source %s before (import %s); to load it again, add --force."
                                    .formatted(source, importId));
                    yield Carrel.REFUSED;
                }
            };
        }
    }

    private static String logIn(HttpClient client, URI base, Account account) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("username", account.username(), "password", account.password()));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(base.resolve("/api/patron/log-ins"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The account %s of %s was not let in: %s"
                    .formatted(account.username(), "secrets/accounts", problem(answer)));
        }
        return JSON.readTree(answer.body()).path("accessToken").asText();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What the catalogue said to the file. */
    private sealed interface Sent {

        /** It is on its way. */
        record Taken(URI progress) implements Sent {}

        /** The catalogue had it from the same source before. */
        record LoadedBefore(String importId) implements Sent {}
    }

    private Sent upload(HttpClient client, URI base, String token) throws IOException, InterruptedException {
        boolean xml = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml");
        URI target = base.resolve("/api/catalog/imports?source=" + encoded(source) + "&name="
                + encoded(file.getFileName().toString()) + (force ? "&force=true" : ""));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(target)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", xml ? "application/marcxml+xml" : "application/marc")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 409) {
            JsonNode problem = JSON.readTree(answer.body());
            if (problem.path("code").asText().equals("file-imported-before")) {
                return new Sent.LoadedBefore(problem.path("importId").asText());
            }
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The file was not taken: " + problem(answer));
        }
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("The catalogue did not say where the import is."));
        return new Sent.Taken(base.resolve(URI.create(location).getRawPath()));
    }

    private static int follow(HttpClient client, URI progress, String token) throws IOException, InterruptedException {
        String shown = "";
        while (true) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(progress)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The import cannot be followed: " + problem(answer));
            }
            JsonNode state = JSON.readTree(answer.body());
            String line = "%s: %d read, %d added, %d changed, %d as they were, %d rejected"
                    .formatted(
                            state.path("state").asText().toLowerCase(Locale.ROOT),
                            state.path("processed").asLong(),
                            state.path("created").asLong(),
                            state.path("updated").asLong(),
                            state.path("unchanged").asLong(),
                            state.path("rejected").asLong());
            if (!line.equals(shown)) {
                System.out.println(line);
                shown = line;
            }
            switch (state.path("state").asText()) {
                case "DONE" -> {
                    if (state.path("rejected").asLong() > 0) {
                        System.out.println("Why: " + progress + "/rejected");
                    }
                    return 0;
                }
                case "FAILED", "CANCELLED" -> {
                    System.err.println(state.path("failure").asText("The import did not finish."));
                    return Carrel.REFUSED;
                }
                default -> Thread.sleep(500);
            }
        }
    }

    private static String problem(HttpResponse<String> answer) throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.contains("json")) {
            JsonNode problem = JSON.readTree(answer.body());
            return "%d %s %s"
                    .formatted(
                            answer.statusCode(),
                            problem.path("title").asText(),
                            problem.path("detail").asText());
        }
        return Integer.toString(answer.statusCode());
    }
}

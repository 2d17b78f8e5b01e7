package org.carrel.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.carrel.bench.api.Accounts;
import org.carrel.bench.api.CarrelApi;

/**
 * A stack that runs on this machine, as its data folder describes it.
 *
 * @param url its public address
 * @param parts by name
 */
public record RunningStack(Path data, URI url, Map<String, Part> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A part of it.
     *
     * @param pid zero while it does not run
     */
    public record Part(int port, long pid, String state) {
        public boolean isReady() {
            return state.equals("ready");
        }
    }

    public RunningStack {
        parts = Map.copyOf(parts);
    }

    /** The stack that runs on the folder; empty if none does, or if it has not come so far yet. */
    public static Optional<RunningStack> on(Path data) throws IOException {
        try {
            JsonNode text = JSON.readTree(Files.readString(data.resolve("run/stack.json")));
            Map<String, Part> parts = new LinkedHashMap<>();
            text.path("parts")
                    .forEach(part -> parts.put(
                            part.path("name").asText(),
                            new Part(
                                    part.path("port").asInt(),
                                    part.path("pid").asLong(),
                                    part.path("state").asText())));
            return Optional.of(
                    new RunningStack(data, URI.create(text.path("url").asText()), parts));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Where a service answers without the gateway. */
    public URI direct(String service) {
        Part part = parts.get(service);
        if (part == null) {
            throw new IllegalStateException("the stack on " + data + " has no part named " + service);
        }
        return URI.create("http://127.0.0.1:" + part.port());
    }

    /** The public address, by number: a name could stand for two addresses, and the second try would be measured. */
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + url.getPort());
    }

    public Accounts accounts() throws IOException {
        return Accounts.read(data.resolve("secrets/accounts"));
    }

    /** Carrel as the holder of one of the first accounts sees it. */
    public CarrelApi as(String username) throws IOException {
        return CarrelApi.at(gateway()).as(username, accounts().password(username));
    }

    /** Its own server, or the one that the environment names. */
    public DatabaseServer database() throws IOException {
        String external = System.getenv().getOrDefault("CARREL_DATABASE_URL", "");
        if (!external.isBlank()) {
            return new DatabaseServer(
                    external,
                    System.getenv().getOrDefault("CARREL_DATABASE_USER", "carrel"),
                    System.getenv().getOrDefault("CARREL_DATABASE_PASSWORD", ""));
        }
        Part server = parts.get("postgresql");
        if (server == null) {
            throw new IllegalStateException("the stack on " + data + " uses a database server that the environment"
                    + " (CARREL_DATABASE_URL) does not name");
        }
        return new DatabaseServer(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                "carrel",
                Files.readString(data.resolve("secrets/database-password")).strip());
    }
}

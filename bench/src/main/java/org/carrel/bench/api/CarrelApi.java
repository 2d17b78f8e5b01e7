package org.carrel.bench.api;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * Carrel as somebody who has logged in sees it: paths below the public address, JSON in and out. A command carries a
 * new {@code Idempotency-Key}; when the line breaks it is sent again with the same key, which is safe. Thread-safe.
 */
public final class CarrelApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final Clock clock;
    private final @Nullable LogIn logIn;
    private volatile @Nullable Token token;

    private record LogIn(String username, String password) {}

    private record Token(String text, Instant renewAt) {}

    private CarrelApi(HttpClient http, URI base, Clock clock, @Nullable LogIn logIn) {
        this.http = http;
        this.base = base;
        this.clock = clock;
        this.logIn = logIn;
    }

    /** Carrel as the public sees it. */
    public static CarrelApi at(URI base) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new CarrelApi(http, base, Clock.systemUTC(), null);
    }

    /** Carrel as a member of staff sees it. Logs in at the first request and again before the token runs out. */
    public CarrelApi as(String username, String password) {
        return new CarrelApi(http, base, clock, new LogIn(username, password));
    }

    /** A query parameter's value, encoded. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public Answer get(String path) {
        return answer(send(path, HttpRequest.Builder::GET));
    }

    /** Sends a command. */
    public Answer post(String path, Object body) {
        return command(path, UUID.randomUUID().toString(), body);
    }

    /** Sends a command under a key of the caller's, so that doing it again later does nothing new. */
    public Answer command(String path, String idempotencyKey, Object body) {
        return answer(send(path, request -> request.POST(json(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)));
    }

    /** Puts a body, on a version if an entity tag is given. */
    public Answer put(String path, @Nullable String etag, Object body) {
        return answer(send(path, request -> {
            request.PUT(json(body)).header("Content-Type", "application/json");
            if (etag != null) {
                request.header("If-Match", etag);
            }
        }));
    }

    /** Sends a text that is not JSON. */
    public Answer put(String path, @Nullable String etag, String mediaType, String body) {
        return answer(send(path, request -> {
            request.PUT(BodyPublishers.ofString(body)).header("Content-Type", mediaType);
            if (etag != null) {
                request.header("If-Match", etag);
            }
        }));
    }

    /** Uploads octets. */
    public Answer upload(String path, String mediaType, byte[] octets) {
        return answer(send(path, request -> request.POST(BodyPublishers.ofByteArray(octets))
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())));
    }

    /** Uploads a file, which is never in memory as a whole. */
    public Answer upload(String path, String mediaType, Path file, Duration within) {
        String key = UUID.randomUUID().toString();
        return answer(send(path, request -> request.POST(file(file))
                .timeout(within)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", key)));
    }

    private static BodyPublisher file(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands at an address, whatever its type. */
    public String text(String path) {
        HttpResponse<byte[]> response = send(path, request -> request.GET().setHeader("Accept", "*/*"));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(base.resolve(path) + " answered " + response.statusCode());
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(String path, Consumer<HttpRequest.Builder> method) {
        for (int attempt = 1; ; attempt++) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).setHeader("Accept", "application/json");
            method.accept(request);
            bearer().ifPresent(text -> request.header("Authorization", "Bearer " + text));
            try {
                HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
                boolean tryAgain = response.statusCode() == 503 || response.statusCode() == 429;
                if (!tryAgain || attempt == TRIES) {
                    return response;
                }
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new UncheckedIOException("no answer from " + base.resolve(path), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            pause(attempt);
        }
    }

    /** The token that requests carry now, for clients of another make; empty text for the public. */
    public String accessToken() {
        return bearer().orElse("");
    }

    private Optional<String> bearer() {
        if (logIn == null) {
            return Optional.empty();
        }
        Token held = token;
        if (held == null || clock.instant().isAfter(held.renewAt())) {
            held = logIn(logIn);
            token = held;
        }
        return Optional.of(held.text());
    }

    private synchronized Token logIn(LogIn who) {
        Token held = token;
        if (held != null && clock.instant().isBefore(held.renewAt())) {
            return held;
        }
        JsonNode answer = at(base).post(
                        "/api/patron/log-ins", Map.of("username", who.username(), "password", who.password()))
                .good();
        Duration life = Duration.ofSeconds(answer.path("expiresIn").asLong(60));
        return new Token(
                answer.path("accessToken").asText(), clock.instant().plus(life).minusSeconds(30));
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + body, e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        byte[] bytes = response.body();
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        JsonNode body = bytes.length == 0 || !isJson ? MissingNode.getInstance() : read(bytes);
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValue("ETag"),
                response.headers().firstValue("Location"));
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is not the JSON that it says it is", e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(200L * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

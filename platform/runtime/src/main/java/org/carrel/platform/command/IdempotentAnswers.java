package org.carrel.platform.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;

/**
 * The first answer given to each {@code Idempotency-Key}, kept in the transaction that made it. Two requests with one
 * key at the same time: the second waits on the first one's row and then gets its answer.
 */
@ApplicationScoped
class IdempotentAnswers {

    static final String KEY_HEADER = "Idempotency-Key";

    private static final String REPLAYED_HEADER = "Idempotency-Replayed";
    private static final int LONGEST_KEY = 255;
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int PURGE_BATCH = 5_000;

    private final DataSource database;
    private final Clock clock;
    private final ObjectMapper json;
    private final Caller caller;
    private final UriInfo uri;
    private final Request request;

    IdempotentAnswers(
            DataSource database, Clock clock, ObjectMapper json, Caller caller, UriInfo uri, Request request) {
        this.database = database;
        this.clock = clock;
        this.json = json;
        this.caller = caller;
        this.uri = uri;
        this.request = request;
    }

    /** Runs the action unless this caller has sent this key before; within the caller's transaction. */
    Response once(String key, Object[] parameters, Callable<Response> action) throws Exception {
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            throw new ProblemException(Problem.invalid(
                    KEY_HEADER, "not-a-key", "must be 1 to 255 visible ASCII characters, such as a UUID"));
        }
        String subject = caller.subject();
        byte[] fingerprint = fingerprint(parameters);
        try (Connection connection = database.getConnection()) {
            if (!claimed(connection, subject, key, fingerprint)) {
                return replay(connection, subject, key, fingerprint);
            }
            Response response = action.call();
            if (response.getStatus() >= 500) {
                return response;
            }
            return stored(connection, subject, key, response);
        }
    }

    private boolean claimed(Connection connection, String subject, String key, byte[] fingerprint) throws SQLException {
        String sql = """
                insert into idempotency_key (caller, key, fingerprint, created_at)
                values (?, ?, ?, ?) on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, subject);
            insert.setString(2, key);
            insert.setBytes(3, fingerprint);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    private Response replay(Connection connection, String subject, String key, byte[] fingerprint) throws SQLException {
        String sql = """
                select fingerprint, status, content_type, location, etag, body
                from idempotency_key where caller = ? and key = ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subject);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !MessageDigest.isEqual(row.getBytes(1), fingerprint)) {
                    return Problem.of(422, "idempotency-key-reused", "This key belongs to another request.")
                            .detail("Send a new Idempotency-Key with a new request; repeat a key only with the very "
                                    + "same request.")
                            .response();
                }
                var response = Response.status(row.getInt(2)).header(REPLAYED_HEADER, true);
                header(response, HttpHeaders.CONTENT_TYPE, row.getString(3));
                header(response, HttpHeaders.LOCATION, row.getString(4));
                header(response, HttpHeaders.ETAG, row.getString(5));
                byte[] body = row.getBytes(6);
                return (body == null ? response : response.entity(body)).build();
            }
        }
    }

    private Response stored(Connection connection, String subject, String key, Response response)
            throws SQLException, JsonProcessingException {
        byte[] body = response.hasEntity() ? json.writeValueAsBytes(response.getEntity()) : null;
        MediaType mediaType = response.getMediaType();
        String contentType =
                body == null ? null : mediaType == null ? MediaType.APPLICATION_JSON : mediaType.toString();
        String sql = """
                update idempotency_key set status = ?, content_type = ?, location = ?, etag = ?, body = ?
                where caller = ? and key = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, response.getStatus());
            update.setString(2, contentType);
            update.setString(3, response.getHeaderString(HttpHeaders.LOCATION));
            update.setString(4, response.getHeaderString(HttpHeaders.ETAG));
            update.setBytes(5, body);
            update.setString(6, subject);
            update.setString(7, key);
            update.executeUpdate();
        }
        return body == null
                ? response
                : Response.fromResponse(response).entity(body).type(contentType).build();
    }

    private static void header(Response.ResponseBuilder response, String name, @Nullable String value) {
        if (value != null) {
            response.header(name, value);
        }
    }

    /** What makes two requests the same: method, address, and everything in the body that was read. */
    private byte[] fingerprint(Object[] parameters) throws JsonProcessingException {
        MessageDigest digest = sha256();
        digest.update(request.getMethod().getBytes(StandardCharsets.UTF_8));
        digest.update(uri.getRequestUri().getPath().getBytes(StandardCharsets.UTF_8));
        String query = uri.getRequestUri().getQuery();
        digest.update((query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
        for (Object parameter : parameters) {
            if (parameter instanceof Record
                    || parameter instanceof Collection<?>
                    || parameter instanceof String
                    || parameter instanceof byte[]
                    || (parameter instanceof Map<?, ?> && !(parameter instanceof MultivaluedMap<?, ?>))) {
                digest.update(json.writeValueAsBytes(parameter));
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Forgets keys older than 48 hours, in batches, next to whatever other replicas are doing. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() throws SQLException {
        Instant before = clock.instant().minus(KEPT);
        String sql = """
                delete from idempotency_key where (caller, key) in (
                  select caller, key from idempotency_key where created_at < ? limit ? for update skip locked)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            do {
                delete.setTimestamp(1, Timestamp.from(before));
                delete.setInt(2, PURGE_BATCH);
            } while (delete.executeUpdate() == PURGE_BATCH);
        }
    }
}

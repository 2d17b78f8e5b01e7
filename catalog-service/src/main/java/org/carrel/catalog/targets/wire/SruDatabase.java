package org.carrel.catalog.targets.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.targets.CqlMapping;
import org.carrel.catalog.targets.Deadline;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.HostGuard;
import org.carrel.catalog.targets.OutsideDatabase;
import org.carrel.catalog.targets.OutsideFailure;
import org.carrel.catalog.targets.OutsideFailure.Code;
import org.carrel.catalog.targets.Target;

/** A database that speaks SRU: 1.1 and 1.2 of the Library of Congress, 2.0 of OASIS. Redirects are not followed. */
public final class SruDatabase implements OutsideDatabase {

    private static final int BATCH = 10;
    private static final long LONGEST_ANSWER = 8L * 1024 * 1024;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final Target.Description target;
    private final Target.Connection.Sru connection;
    private final HostGuard guard;

    public SruDatabase(Target.Description target, Target.Connection.Sru connection, HostGuard guard) {
        this.target = target;
        this.connection = connection;
        this.guard = guard;
    }

    @Override
    public Answer search(FieldedQuery query, int limit, Deadline deadline, Consumer<Found> found) {
        String cql = CqlMapping.of(query, target.indexes());
        var complaints = new ArrayList<String>();
        long total;
        int position = 1;
        do {
            SruAnswer answer = SruAnswer.read(ask(cql, position, Math.min(BATCH, limit - position + 1), deadline));
            total = answer.total();
            if (answer.records().isEmpty()) {
                if (!answer.diagnostics().isEmpty() && position == 1) {
                    throw new OutsideFailure(
                            Code.DIAGNOSTIC, answer.diagnostics().getFirst());
                }
                complaints.addAll(answer.diagnostics());
                break;
            }
            for (SruAnswer.Entry entry : answer.records()) {
                switch (entry) {
                    case SruAnswer.Entry.Marc(Octets octets) ->
                        found.accept(new Found(position, octets, Serialisation.MARCXML, "UTF-8"));
                    case SruAnswer.Entry.Complaint(String message) ->
                        complaints.add("Record " + position + ": " + message);
                }
                position++;
            }
        } while (position <= Math.min(limit, total));
        return new Answer(total, complaints);
    }

    private byte[] ask(String cql, int start, int count, Deadline deadline) {
        URI base = connection.baseUrl();
        guard.resolve(base.getHost());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(base, cql, start, count))
                .timeout(Duration.ofMillis(deadline.leftMillis()))
                .header("Accept", "application/xml, text/xml");
        Target.Credentials credentials = target.credentials();
        if (credentials != null) {
            String both = credentials.user() + ":" + credentials.password();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<byte[]> response = sent(request.build(), deadline);
        return switch (response.statusCode()) {
            case 200 -> response.body();
            case 401, 403 -> throw new OutsideFailure(Code.REFUSED, "The database does not let us in.");
            default ->
                throw new OutsideFailure(
                        Code.PROTOCOL_ERROR, "The database answered with HTTP status " + response.statusCode() + ".");
        };
    }

    /** The timeout of a request ends with the head of the answer; this one ends with its last octet. */
    private static HttpResponse<byte[]> sent(HttpRequest request, Deadline deadline) {
        CompletableFuture<HttpResponse<byte[]>> answer = HTTP.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new OutsideFailure(Code.TIMED_OUT, "No answer came in the time allowed.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(Code.INTERRUPTED, "The search was broken off.");
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case HttpTimeoutException _ ->
                    new OutsideFailure(Code.TIMED_OUT, "No answer came in the time allowed.");
                case IOException io ->
                    new OutsideFailure(Code.UNREACHABLE, "The database gave no answer: " + io.getMessage());
                case null, default -> new IllegalStateException("an HTTP exchange failed", e);
            };
        } finally {
            answer.cancel(true);
        }
    }

    private URI uri(URI base, String cql, int start, int count) {
        var uri = new StringBuilder(base.toString());
        uri.append(base.getRawQuery() == null ? '?' : base.getRawQuery().isEmpty() ? "" : "&");
        List<String> parameters =
                switch (connection.version()) {
                    case V1_1, V1_2 ->
                        List.of(
                                "version=" + connection.version().number(),
                                "operation=searchRetrieve",
                                "recordPacking=xml");
                    case V2_0 -> List.of("recordXMLEscaping=xml");
                };
        return URI.create(uri.append(String.join("&", parameters))
                .append("&query=")
                .append(URLEncoder.encode(cql, StandardCharsets.UTF_8))
                .append("&startRecord=")
                .append(start)
                .append("&maximumRecords=")
                .append(count)
                .append("&recordSchema=")
                .append(URLEncoder.encode(connection.schema(), StandardCharsets.UTF_8))
                .toString());
    }
}

package org.carrel.gateway.door;

import java.util.function.Consumer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * One request at the door, with what has been established about it.
 *
 * @param routing the request and its answer
 * @param client who sent it
 * @param trace the trace it belongs to
 */
public record Visit(RoutingContext routing, Client client, Trace trace) {

    private static final Logger LOG = Logger.getLogger(Visit.class);

    /** Unread bodies up to this size are read and dropped, so that the connection lives on. */
    private static final long WORTH_READING = 64 * 1024;

    private static final long LINGER_MILLIS = 1_000;

    public HttpServerRequest request() {
        return routing.request();
    }

    public HttpServerResponse response() {
        return routing.response();
    }

    public Vertx vertx() {
        return routing.vertx();
    }

    public String path() {
        String path = request().path();
        return path == null ? "" : path;
    }

    /** Whether the method promises to change nothing (RFC 9110 §9.2.1). */
    public boolean isSafe() {
        return switch (request().method().name()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    /**
     * Goes on with what a future brings, on the event loop of this request, whoever completed it. A failure, of the
     * future or of what comes next, is answered here: nothing else would.
     */
    public <T> void with(Future<T> future, Consumer<T> next) {
        if (future.isComplete()) {
            proceed(future, next);
            return;
        }
        Context own = vertx().getOrCreateContext();
        future.onComplete(done -> own.runOnContext(here -> proceed(future, next)));
    }

    private <T> void proceed(Future<T> done, Consumer<T> next) {
        if (done.failed()) {
            fail(done.cause());
            return;
        }
        try {
            next.accept(done.result());
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Answers with a problem; whatever of the request is still on its way is not taken in. */
    public void refuse(Problem problem) {
        if (response().headWritten() || response().closed()) {
            cut();
            return;
        }
        response().setStatusCode(problem.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach((name, value) -> response().putHeader(name, value));
        leaveBodyUnread();
        send(Problem.MEDIA_TYPE, problem.json(trace).toBuffer());
    }

    /** Answers that something went wrong here, and logs what it was; a client that left is owed neither. */
    public void fail(Throwable cause) {
        if (response().closed()) {
            return;
        }
        LOG.errorf(cause, "a request could not be handled, trace=%s", trace.id());
        refuse(Problem.of(500, "internal-error", "Something went wrong here; it has been logged."));
    }

    /** Ends an answer that has begun and cannot be finished, in a way the client notices. */
    public void cut() {
        if (request().version() == HttpVersion.HTTP_2) {
            response().reset();
        } else {
            var _ = request().connection().close();
        }
    }

    /** Answers with JSON that is meant for this client only. */
    public void answer(int status, JsonObject json) {
        response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        send("application/json", json.toBuffer());
    }

    private void send(String mediaType, Buffer content) {
        response().putHeader(HttpHeaders.CONTENT_TYPE, mediaType).putHeader(HttpHeaders.CONTENT_ENCODING, "identity");
        var _ = response().end(content);
    }

    /**
     * Says no before the body is in. A small rest is read and dropped; for a large one the connection ends, but only
     * after the client had a moment to read the answer (RFC 9112 §9.6).
     */
    private void leaveBodyUnread() {
        HttpServerRequest request = request();
        if (request.isEnded()) {
            return;
        }
        request.handler(dropped -> {});
        request.exceptionHandler(gone -> {});
        request.resume();
        if (request.version() == HttpVersion.HTTP_2 || restIsSmall(request)) {
            return;
        }
        response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        routing.addEndHandler(sent ->
                vertx().setTimer(LINGER_MILLIS, late -> request.connection().close()));
    }

    private static boolean restIsSmall(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        }
        try {
            return Long.parseLong(length) <= WORTH_READING;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}

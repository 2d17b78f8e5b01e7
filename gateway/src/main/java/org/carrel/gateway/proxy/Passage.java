package org.carrel.gateway.proxy;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.door.AnswerHeaders;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.routes.Route;

/** One request on its way to a service, and the answer on its way back. */
final class Passage implements ProxyInterceptor {

    /** Of an answer, what concerned only the connection to the service, or is not a service's to say. */
    private static final List<String> DROPPED = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Connection",
            "Te",
            "Trailer",
            "Upgrade",
            "Server",
            "Set-Cookie",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Methods",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age");

    private final Visit visit;
    private final Route route;
    private final LimitedBody body;
    private final long limit;
    private final Squeeze squeeze;
    private final TrafficMeters meters;
    private final Duration retryAfter;
    private final @Nullable String accepts;
    private final boolean restoredTag;
    private final boolean personal;
    private final long since = System.nanoTime();

    Passage(Visit visit, Route route, long limit, Squeeze squeeze, TrafficMeters meters, Duration retryAfter) {
        this.visit = visit;
        this.route = route;
        this.limit = limit;
        this.squeeze = squeeze;
        this.meters = meters;
        this.retryAfter = retryAfter;
        HttpServerRequest request = visit.request();
        body = new LimitedBody(request, limit);
        accepts = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        restoredTag = Squeeze.restoreTags(request.headers());
        personal = request.headers().contains(HttpHeaders.AUTHORIZATION);
        ForwardedHeaders.rewrite(request.headers(), visit);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest asked = visit.request();
        String query = asked.query();
        request.setURI(query == null ? visit.path() : visit.path() + '?' + query);
        // The host the client asked for, so that a service can write absolute links.
        if (asked.authority() != null) {
            request.setAuthority(asked.authority());
        }
        request.setBody(Body.body(body, request.getBody().length()));
        // When it fails the answer is made here and the proxy's part is over: its own would be a bare 502.
        Promise<ProxyResponse> answer = Promise.promise();
        context.sendRequest().onComplete(answer::complete, this::failed);
        return answer.future();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse answer = context.response();
        meters.answered(route.service(), answer.getStatusCode(), System.nanoTime() - since);
        MultiMap headers = answer.headers();
        ForwardedHeaders.dropConnectionOptions(headers);
        DROPPED.forEach(headers::remove);
        AnswerHeaders.takeOff(headers);
        if (personal && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            // Desks are shared: what one person saw must not stay on the disk for the next.
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        squeeze.mark(headers, answer.getStatusCode(), accepts, restoredTag);
        Body content = answer.getBody();
        if (content != null) {
            answer.setBody(Body.body(new AnswerBody(content.stream(), visit::cut), content.length()));
        }
        return context.sendResponse();
    }

    /** Says why there is no answer. */
    private void failed(Throwable cause) {
        if (visit.response().closed()) {
            return;
        }
        if (body.exceeded()) {
            visit.refuse(Problem.tooLarge(limit));
            return;
        }
        meters.failed(route.service());
        String name = route.service().label() + "-service";
        String detail =
                switch (cause) {
                    case ConnectException _ -> name + " cannot be reached.";
                    case ConnectionPoolTooBusyException _ -> name + " has more to do than it can take.";
                    default -> name + " did not answer.";
                };
        visit.refuse(Problem.unavailable(route.service(), detail, retryAfter));
    }
}

package org.carrel.gateway.health;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.proxy.Upstreams;
import org.carrel.gateway.routes.Service;

/**
 * {@code /health/live} and {@code /health/ready} of the whole system. It is ready when people can be recognised, titles
 * found and items lent; anything else that is missing makes it degraded, which is told but is no reason to turn people
 * away.
 */
@Singleton
public final class HealthEndpoint {

    private static final Set<Service> ESSENTIAL = EnumSet.of(Service.PATRON, Service.CATALOG, Service.CIRCULATION);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Upstreams upstreams;
    private final AtomicReference<@Nullable Round> latest = new AtomicReference<>();

    @Inject
    HealthEndpoint(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    /** The answers of one round of questions; however many ask, the services are asked once a second. */
    private record Round(long begun, Future<Map<Service, Boolean>> ready) {}

    public void live(Visit visit) {
        if (isQuestion(visit)) {
            visit.answer(200, new JsonObject().put("status", "UP"));
        }
    }

    public void ready(Visit visit) {
        if (!isQuestion(visit)) {
            return;
        }
        visit.with(round(), ready -> {
            boolean allReady = !ready.containsValue(false);
            boolean essentialReady = ESSENTIAL.stream().allMatch(service -> ready.getOrDefault(service, false));
            var services = new JsonObject();
            ready.forEach((service, up) -> services.put(service.label(), up ? "UP" : "DOWN"));
            visit.answer(
                    essentialReady ? 200 : 503,
                    new JsonObject()
                            .put("status", allReady ? "UP" : essentialReady ? "DEGRADED" : "DOWN")
                            .put("services", services));
        });
    }

    private static boolean isQuestion(Visit visit) {
        String method = visit.request().method().name();
        if ("GET".equals(method) || "HEAD".equals(method)) {
            return true;
        }
        visit.refuse(Problem.methodNotAllowed("GET, HEAD"));
        return false;
    }

    private Future<Map<Service, Boolean>> round() {
        long now = System.nanoTime();
        Round known = latest.get();
        if (known != null && now - known.begun() < REMEMBERED_NANOS) {
            return known.ready();
        }
        Promise<Map<Service, Boolean>> answers = Promise.promise();
        if (!latest.compareAndSet(known, new Round(now, answers.future()))) {
            return round();
        }
        Map<Service, Future<Boolean>> asked = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            asked.put(service, isReady(service));
        }
        Future.join(List.copyOf(asked.values())).onComplete(joined -> {
            var ready = new EnumMap<Service, Boolean>(Service.class);
            asked.forEach((service, answer) -> ready.put(service, answer.result()));
            answers.complete(ready);
        });
        return answers.future();
    }

    private Future<Boolean> isReady(Service service) {
        return upstreams
                .request(service, HttpMethod.GET, "/q/health/ready")
                .compose(request -> ask(request))
                .otherwise(false);
    }

    private static Future<Boolean> ask(HttpClientRequest request) {
        request.idleTimeout(PATIENCE.toMillis());
        return request.send().compose(answer -> answer.body().map(answer.statusCode() == 200));
    }
}

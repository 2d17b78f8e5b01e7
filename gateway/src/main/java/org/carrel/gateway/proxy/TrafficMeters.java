package org.carrel.gateway.proxy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.carrel.gateway.routes.Service;

/** What operators see of the traffic to each service. */
final class TrafficMeters {

    private final Map<Service, Meters> meters = new EnumMap<>(Service.class);

    TrafficMeters(MeterRegistry registry) {
        for (Service service : Service.values()) {
            meters.put(service, Meters.of(service, registry));
        }
    }

    void answered(Service service, int status, long nanos) {
        Timer timer = of(service).answers()[Math.clamp(status / 100, 1, 5) - 1];
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(Service service) {
        of(service).failures().increment();
    }

    private Meters of(Service service) {
        return Objects.requireNonNull(meters.get(service));
    }

    /** Timers by the first digit of the status, and what never came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Meters(Timer[] answers, Counter failures) {

        static Meters of(Service service, MeterRegistry registry) {
            Timer[] answers = IntStream.rangeClosed(1, 5)
                    .mapToObj(digit -> Timer.builder("carrel.gateway.upstream")
                            .description("Time until a service began to answer")
                            .tag("service", service.label())
                            .tag("status", digit + "xx")
                            .register(registry))
                    .toArray(Timer[]::new);
            Counter failures = Counter.builder("carrel.gateway.upstream.unavailable")
                    .description("Requests that a service could not be reached for or did not answer")
                    .tag("service", service.label())
                    .register(registry);
            return new Meters(answers, failures);
        }
    }
}

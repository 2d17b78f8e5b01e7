package org.carrel.platform.outbox;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.carrel.platform.messaging.Messaging;

/** The relay of this service, from start to stop, with its metrics. */
@ApplicationScoped
class OutboxRelay {

    private final Relay relay;
    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();

    OutboxRelay(
            Messaging messaging,
            DataSource dataSource,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.meters = meters;
        this.relay =
                new Relay(messaging.topics(), dataSource, Relay.Sessions.to(url, user, password), messaging.kafka());
    }

    void onStart(@Observes StartupEvent event) {
        registered.add(Gauge.builder("carrel.outbox.age.seconds", relay, Relay::ageSeconds)
                .description("How long the oldest unpublished event has been waiting")
                .register(meters));
        registered.add(Gauge.builder("carrel.outbox.pending", relay, Relay::pending)
                .description("Events not yet published")
                .register(meters));
        registered.add(FunctionCounter.builder("carrel.outbox.published", relay, Relay::published)
                .description("Events published by this process")
                .register(meters));
        relay.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        relay.close();
        // The registry outlives the application where it is started twice in one JVM, and would keep the old relay's.
        registered.forEach(meters::remove);
    }

    void wake() {
        relay.wake();
    }
}

package org.carrel.platform.inbox;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.events.CarrelEvent;
import org.carrel.events.Topic;
import org.carrel.platform.messaging.Envelope;
import org.carrel.platform.messaging.EventJson;
import org.carrel.platform.messaging.Messaging;
import org.carrel.platform.messaging.UnreadableEventException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Takes the events that Kafka delivers, at least once, and hands each to its handler in one transaction.
 *
 * <p>Use it as the whole body of a method that is {@code @Incoming} and {@code @Blocking}. When it returns, the event
 * is dealt with: handled, known already, of a type that this version does not know, or put on the dead-letter topic.
 * While the database or another part is away it does not return: the partition waits, and nothing is given up.
 */
@ApplicationScoped
public class Inbox {

    /** Bound while staff replay a dead letter: one attempt, and a failure is told to them. */
    private static final ScopedValue<Boolean> REPLAYING = ScopedValue.newInstance();

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int TRANSACTION_SECONDS = 60;

    private final DataSource dataSource;
    private final Messaging messaging;
    private final DeadLetters deadLetters;
    private final Tracer tracer;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    Inbox(
            DataSource dataSource,
            Messaging messaging,
            DeadLetters deadLetters,
            Tracer tracer,
            MeterRegistry meters,
            Clock clock) {
        this.dataSource = dataSource;
        this.messaging = messaging;
        this.deadLetters = deadLetters;
        this.tracer = tracer;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Handles a fact exactly once: the handler's changes and the note that it has run are committed together.
     *
     * @param consumer a stable name for what the handler does; each consumer handles each event once
     */
    public <T extends CarrelEvent> void once(
            String consumer, ConsumerRecord<String, byte[]> record, Class<T> events, Consumer<Received<T>> handler) {
        receive(consumer, record, events, received -> {
            if (InboxTable.note(dataSource, consumer, received.id())) {
                handler.accept(received);
                return Outcome.HANDLED;
            }
            return Outcome.DUPLICATE;
        });
    }

    /**
     * Brings a replica up to date. The handler must leave alone what it holds in the same or a newer version; then it
     * may see an event any number of times, and a replica can be rebuilt from the topic's beginning.
     */
    public <T extends CarrelEvent> void project(
            ConsumerRecord<String, byte[]> record, Class<T> events, Consumer<Received<T>> handler) {
        receive("replica", record, events, received -> {
            handler.accept(received);
            return Outcome.HANDLED;
        });
    }

    private <T extends CarrelEvent> void receive(
            String consumer, ConsumerRecord<String, byte[]> record, Class<T> events, Handling<T> handling) {
        if (REPLAYING.isBound()) {
            count(record, consumer, handle(consumer, record, events, handling));
            return;
        }
        Outcome outcome;
        try {
            outcome = attempts.until(describe(record), () -> handle(consumer, record, events, handling));
        } catch (Attempts.GivenUp givenUp) {
            attempts.asLongAsItTakes(describe(record), () -> deadLetters.put(record, consumer, givenUp.reason()));
            outcome = Outcome.DEAD_LETTER;
        }
        count(record, consumer, outcome);
    }

    /** Runs a consumer method once for a dead letter; whatever it throws is the caller's to tell. */
    void replay(Runnable consumerMethod) {
        ScopedValue.where(REPLAYING, true).run(consumerMethod);
    }

    private <T extends CarrelEvent> Outcome handle(
            String consumer, ConsumerRecord<String, byte[]> record, Class<T> events, Handling<T> handling) {
        Envelope envelope = Envelope.from(record, messaging.names());
        Optional<Class<? extends CarrelEvent>> type = topicOf(events).eventType(envelope.type());
        if (type.isEmpty()) {
            return Outcome.UNKNOWN_TYPE;
        }
        T event = events.cast(EventJson.read(envelope.data().getBytes(UTF_8), type.get()));
        if (!event.aggregateId().equals(envelope.aggregateId())) {
            throw new UnreadableEventException("subject and data name different aggregates", null);
        }
        var received = new Received<>(envelope.id(), event, envelope.time());
        Span span = begin(consumer, envelope);
        try (Scope _ = span.makeCurrent()) {
            return QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .call(() -> handling.handle(received));
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR).recordException(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private Span begin(String consumer, Envelope envelope) {
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), envelope, TraceOfEvent.GETTER);
        return tracer.spanBuilder("handle " + envelope.type())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("carrel.consumer", consumer)
                .setAttribute("messaging.message.id", envelope.id().toString())
                .startSpan();
    }

    private static Topic topicOf(Class<? extends CarrelEvent> events) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.events().equals(events))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not the events of one topic: " + events));
    }

    private void count(ConsumerRecord<?, ?> record, String consumer, Outcome outcome) {
        String topic = messaging.names().bare(record.topic());
        meters.counter("carrel.inbox.events", "topic", topic, "consumer", consumer, "outcome", outcome.label)
                .increment();
        meters.timer("carrel.inbox.delay", "topic", topic)
                .record(Duration.ofMillis(Math.max(0, clock.millis() - record.timestamp())));
        if (outcome == Outcome.UNKNOWN_TYPE) {
            LOG.debugf("event of an unknown type skipped record=%s", describe(record));
        }
    }

    private static String describe(ConsumerRecord<?, ?> record) {
        return record.topic() + "/" + record.partition() + "@" + record.offset();
    }

    void onStop(@Observes ShutdownEvent event) {
        attempts.stop();
    }

    private enum Outcome {
        HANDLED("handled"),
        DUPLICATE("duplicate"),
        UNKNOWN_TYPE("unknown-type"),
        DEAD_LETTER("dead-letter");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }
    }

    /** What is done with an event inside its transaction. */
    @FunctionalInterface
    private interface Handling<T extends CarrelEvent> {
        Outcome handle(Received<T> received) throws SQLException;
    }

    private enum TraceOfEvent implements TextMapGetter<Envelope> {
        GETTER;

        @Override
        public Iterable<String> keys(Envelope envelope) {
            return envelope.traceparent() == null ? java.util.List.of() : java.util.List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable Envelope envelope, String key) {
            return envelope != null && "traceparent".equals(key) ? envelope.traceparent() : null;
        }
    }
}

package org.carrel.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import org.carrel.events.CarrelEvent;
import org.carrel.events.Topic;
import org.carrel.platform.messaging.Envelope;
import org.carrel.platform.messaging.EventJson;
import org.carrel.platform.messaging.TopicNames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listens to a topic of the service under test, from the moment the probe is made. For use within a {@link CarrelTest},
 * by one thread.
 *
 * <pre>{@code
 * try (var loans = EventProbe.on(Topic.LOANS)) {
 *     // act
 *     loans.eventuallyExactly(List.of(new ItemCheckedOut(…)));
 * }
 * }</pre>
 */
public final class EventProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    /** After the expected events have come: how long a surplus one has time to show up. */
    private static final Duration AFTERWARDS = Duration.ofMillis(400);

    private final Topic topic;
    private final TopicNames names;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Envelope> envelopes = new ArrayList<>();

    private EventProbe(Topic topic, TopicNames names, KafkaConsumer<String, byte[]> consumer) {
        this.topic = topic;
        this.names = names;
        this.consumer = consumer;
    }

    /** A probe that hears what is published on the topic from now on. */
    public static EventProbe on(Topic topic) {
        EventProbe probe = connected(topic);
        probe.consumer.seekToEnd(probe.consumer.assignment());
        probe.consumer.assignment().forEach(probe.consumer::position);
        return probe;
    }

    /** A probe that hears what is published from now on, and what is on the topic already. */
    public static EventProbe fromTheBeginningOf(Topic topic) {
        EventProbe probe = connected(topic);
        probe.consumer.seekToBeginning(probe.consumer.assignment());
        return probe;
    }

    private static EventProbe connected(Topic topic) {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, EventPublisher.bootstrap());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "event-probe");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var probe = new EventProbe(topic, EventPublisher.names(), consumer);
        consumer.assign(probe.partitions());
        return probe;
    }

    /** The service under test makes its topics in the background; wait for that. */
    private List<TopicPartition> partitions() {
        String name = names.of(topic);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                List<TopicPartition> found = consumer.partitionsFor(name).stream()
                        .map(partition -> new TopicPartition(name, partition.partition()))
                        .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            } catch (UnknownTopicOrPartitionException _) {
                // Not made yet.
            }
            pause();
        }
        throw new AssertionError("there is no topic " + name);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for events", e);
        }
    }

    /** Waits until the events heard so far satisfy the assertions; fails with what they say when time is up. */
    public void eventually(Consumer<List<CarrelEvent>> assertions) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            listen(POLL);
            try {
                assertions.accept(events());
                return;
            } catch (AssertionError unsatisfied) {
                if (System.nanoTime() >= deadline) {
                    throw unsatisfied;
                }
            }
        }
    }

    /** Waits for exactly these events, in this order per aggregate, and makes sure that no other follows. */
    public void eventuallyExactly(List<? extends CarrelEvent> expected) {
        eventually(heard -> assertThat(heard).hasSizeGreaterThanOrEqualTo(expected.size()));
        listen(AFTERWARDS);
        assertThat(inOrderPerAggregate(events())).isEqualTo(inOrderPerAggregate(expected));
    }

    /** Partitions may interleave differently from how the events were made; aggregates may not. */
    private static List<CarrelEvent> inOrderPerAggregate(List<? extends CarrelEvent> events) {
        var sorted = new ArrayList<CarrelEvent>(events);
        sorted.sort((one, other) -> one.aggregateId().compareTo(other.aggregateId()));
        return sorted;
    }

    /** Waits for an event of a type and returns it. */
    public <T extends CarrelEvent> T eventually(Class<T> type) {
        return eventually(type, _ -> true);
    }

    /** Waits for an event of a type that satisfies a condition and returns the first one. */
    public <T extends CarrelEvent> T eventually(Class<T> type, Predicate<T> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = events().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .filter(condition)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() >= deadline) {
                throw new AssertionError("no such " + type.getSimpleName() + " among " + events());
            }
            listen(POLL);
        }
    }

    /** Makes sure that nothing is published for a moment. */
    public void staysSilent() {
        int before = envelopes.size();
        listen(AFTERWARDS);
        assertThat(events().subList(before, envelopes.size())).isEmpty();
    }

    /** What has been heard so far. */
    public List<CarrelEvent> events() {
        return envelopes.stream().map(this::open).toList();
    }

    /** What has been heard so far about one aggregate. */
    public List<CarrelEvent> eventsOf(UUID aggregateId) {
        return events().stream()
                .filter(event -> event.aggregateId().equals(aggregateId))
                .toList();
    }

    /** What has been heard so far, with what CloudEvents says about it. */
    public List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }

    private CarrelEvent open(Envelope envelope) {
        return EventJson.read(
                envelope.data().getBytes(UTF_8),
                topic.eventType(envelope.type())
                        .orElseThrow(() -> new AssertionError("not a type of this topic: " + envelope.type())));
    }

    private void listen(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            int before = envelopes.size();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofNanos(left))) {
                envelopes.add(Envelope.from(record, names));
            }
            if (envelopes.size() > before && time.equals(POLL)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

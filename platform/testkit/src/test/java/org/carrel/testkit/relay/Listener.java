package org.carrel.testkit.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import org.carrel.events.Topic;
import org.carrel.platform.messaging.Envelope;
import org.carrel.platform.messaging.TopicNames;

/**
 * A consumer in a thread of its own, with an inbox in memory: it knows every event by its id and counts each once. It
 * commits its offsets after it has handled the records, so that it sees some again after it was interrupted.
 */
final class Listener implements AutoCloseable {

    private final String bootstrap;
    private final TopicNames names;
    private final String group;
    private final Map<UUID, List<Long>> delivered = new ConcurrentHashMap<>();
    private final Set<UUID> inbox = new HashSet<>();
    private final Map<UUID, List<Long>> handled = new ConcurrentHashMap<>();
    private KafkaConsumer<String, byte[]> consumer;
    private Thread thread;

    Listener(String bootstrap, TopicNames names, String group) {
        this.bootstrap = bootstrap;
        this.names = names;
        this.group = group;
        this.consumer = connect();
        this.thread = run(consumer, true);
    }

    private KafkaConsumer<String, byte[]> connect() {
        var connected = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        connected.subscribe(List.of(names.of(Topic.LOANS)));
        return connected;
    }

    private Thread run(KafkaConsumer<String, byte[]> connected, boolean first) {
        return Thread.ofPlatform().daemon().name("listener-" + group).start(() -> {
            try (connected) {
                while (true) {
                    for (ConsumerRecord<String, byte[]> record : connected.poll(Duration.ofMillis(200))) {
                        handle(Envelope.from(record, names), first);
                    }
                    connected.commitAsync();
                }
            } catch (WakeupException _) {
                // Interrupted by the test, offsets of the last records uncommitted.
            }
        });
    }

    private synchronized void handle(Envelope envelope, boolean first) {
        UUID key = envelope.aggregateId();
        if (first) {
            delivered.computeIfAbsent(key, _ -> new ArrayList<>()).add(envelope.aggregateVersion());
        }
        if (inbox.add(envelope.id())) {
            handled.computeIfAbsent(key, _ -> new ArrayList<>()).add(envelope.aggregateVersion());
        }
    }

    /** Breaks off and starts again where its group has committed. */
    void restart() {
        close();
        consumer = connect();
        thread = run(consumer, false);
    }

    /** How many events it has handled, each counted once. */
    synchronized int handled() {
        return inbox.size();
    }

    /** What it has handled: the versions of each aggregate in the order in which they came. */
    synchronized Map<UUID, List<Long>> state() {
        var state = new TreeMap<UUID, List<Long>>();
        handled.forEach((key, versions) -> state.put(key, List.copyOf(versions)));
        return state;
    }

    /** Every record of each aggregate in the order of its partition, repetitions included; until a restart. */
    synchronized Map<UUID, List<Long>> delivered() {
        var records = new TreeMap<UUID, List<Long>>();
        delivered.forEach((key, versions) -> records.put(key, List.copyOf(versions)));
        return records;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

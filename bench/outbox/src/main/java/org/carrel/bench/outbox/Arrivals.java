package org.carrel.bench.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import org.carrel.events.Topic;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Hears the topic and measures how long after its commit each event came; keeps the order per key. */
final class Arrivals implements AutoCloseable {

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    /** By key and version: when the transaction was committed. */
    private final Map<String, Long> committed = new ConcurrentHashMap<>();

    private final Map<String, Long> early = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> versions = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final AtomicInteger count = new AtomicInteger();
    private Histogram lags = new Histogram(3);

    Arrivals(Servers servers) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        servers.bootstrap(),
                        "isolation.level",
                        "read_committed",
                        "fetch.min.bytes",
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topic.LOANS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        thread = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    arrived(record, System.nanoTime());
                }
            }
        } catch (WakeupException _) {
            consumer.close();
        }
    }

    private synchronized void arrived(ConsumerRecord<String, byte[]> record, long now) {
        Matcher version = VERSION.matcher(new String(record.value(), UTF_8));
        if (!version.find()) {
            throw new IllegalStateException("no version");
        }
        String name = record.key() + "/" + version.group(1);
        versions.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(Long.valueOf(version.group(1)));
        if (seen.add(name)) {
            count.incrementAndGet();
            Long at = committed.remove(name);
            if (at == null) {
                early.put(name, now);
            } else {
                lags.recordValue(Math.max(0, now - at));
            }
        }
    }

    /** To be called right after the commit. The event may have arrived already. */
    void committed(String key, long version) {
        long now = System.nanoTime();
        synchronized (this) {
            String name = key + "/" + version;
            if (early.remove(name) == null) {
                committed.put(name, now);
            } else {
                lags.recordValue(0);
            }
        }
    }

    int count() {
        return count.get();
    }

    void await(int events, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count.get() < events) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + count.get() + " of " + events + " events came");
            }
            Thread.sleep(1);
        }
    }

    /** The lags since the last call. */
    synchronized Histogram takeLags() {
        Histogram taken = lags;
        lags = new Histogram(3);
        return taken;
    }

    /** How many keys whose versions did not come in order. */
    synchronized long keysOutOfOrder() {
        return versions.values().stream()
                .filter(list -> !list.equals(list.stream().sorted().toList()))
                .count();
    }

    @Override
    public void close() throws IllegalStateException {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package org.carrel.bench.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's embedded engine with the EventRouter, reading the write-ahead log by logical decoding, and an idempotent
 * producer. Its polling is set much tighter than the default of half a second.
 */
final class DebeziumContender implements Contender {

    private final Servers servers;
    private final String snapshotMode;
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private volatile @Nullable DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private volatile boolean closed;

    /**
     * A contender that has not started.
     *
     * @param snapshotMode {@code initial} where the log begins too late, {@code no_data} to go on from the slot
     */
    DebeziumContender(Servers servers, String snapshotMode) {
        this.servers = servers;
        this.snapshotMode = snapshotMode;
    }

    @Override
    public String name() {
        return "debezium";
    }

    @Override
    public void start() {
        executor.execute(this::keepRunning);
    }

    /** The engine gives up when another one holds the slot; whoever embeds it has to start it again. */
    private void keepRunning() {
        while (!closed) {
            run();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private void run() {
        var sender = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        servers.bootstrap(),
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "client.id",
                        "debezium"),
                new StringSerializer(),
                new ByteArraySerializer());
        var made = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings())
                .notifying((records, committer) -> {
                    send(sender, records);
                    for (RecordChangeEvent<SourceRecord> record : records) {
                        committer.markProcessed(record);
                    }
                    committer.markBatchFinished();
                })
                .build();
        engine = made;
        made.run();
        sender.close();
    }

    private static void send(KafkaProducer<String, byte[]> sender, List<RecordChangeEvent<SourceRecord>> records)
            throws InterruptedException {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>();
        for (RecordChangeEvent<SourceRecord> change : records) {
            SourceRecord record = change.record();
            if (record.key() instanceof String key && record.value() instanceof String value) {
                var sent = new ProducerRecord<>(record.topic(), key, value.getBytes(StandardCharsets.UTF_8));
                record.headers().forEach(header -> sent.headers()
                        .add(header.key(), String.valueOf(header.value()).getBytes(StandardCharsets.UTF_8)));
                acknowledgements.add(sender.send(sent));
            }
        }
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            try {
                acknowledgement.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Properties settings() {
        var settings = new Properties();
        settings.setProperty("name", "outbox");
        settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        settings.setProperty("offset.flush.interval.ms", "1000");
        settings.setProperty("plugin.name", "pgoutput");
        settings.setProperty("database.hostname", "127.0.0.1");
        settings.setProperty("database.port", Integer.toString(servers.postgresPort()));
        settings.setProperty("database.user", Servers.USER);
        settings.setProperty("database.password", Servers.PASSWORD);
        settings.setProperty("database.dbname", Servers.DATABASE);
        settings.setProperty("topic.prefix", "debezium");
        settings.setProperty("slot.name", "outbox");
        settings.setProperty("slot.retry.delay.ms", "500");
        settings.setProperty("slot.max.retries", "1000");
        settings.setProperty("publication.name", "outbox");
        settings.setProperty("publication.autocreate.mode", "filtered");
        settings.setProperty("table.include.list", "public.outbox");
        settings.setProperty("snapshot.mode", snapshotMode);
        settings.setProperty("tombstones.on.delete", "false");
        settings.setProperty("poll.interval.ms", "5");
        settings.setProperty("transforms", "outbox");
        settings.setProperty("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
        settings.setProperty("transforms.outbox.table.field.event.id", "event_id");
        settings.setProperty("transforms.outbox.table.field.event.key", "aggregate_id");
        settings.setProperty("transforms.outbox.table.field.event.payload", "data");
        settings.setProperty("transforms.outbox.route.by.field", "topic");
        settings.setProperty("transforms.outbox.route.topic.replacement", "${routedByValue}");
        return settings;
    }

    @Override
    public void committed() {
        // It reads the log.
    }

    @Override
    public void close() {
        closed = true;
        DebeziumEngine<RecordChangeEvent<SourceRecord>> running = engine;
        try {
            if (running != null) {
                running.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executor.shutdown();
    }
}

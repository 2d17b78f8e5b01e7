package org.carrel.launcher.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker and its KRaft controller in this JVM, on 127.0.0.1, with their data in one folder. */
public final class LocalKafka implements AutoCloseable {
    /** Fixed, so that a folder can be moved between machines; one node needs no other name. */
    private static final String CLUSTER_ID = "carrel-local-cluster00";

    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;
    private final int port;

    private LocalKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** What may differ between a library's broker and a test's. */
    public record Settings(boolean durable, boolean createsTopicsOnDemand) {
        /** An acknowledged event survives a power cut; topics are made by whoever owns them. */
        public static final Settings DURABLE = new Settings(true, false);

        public static final Settings THROW_AWAY = new Settings(false, true);
    }

    /** Starts the broker on the folder, which is formatted first if need be, and returns when it serves clients. */
    public static LocalKafka start(Path dataFolder, int port, int controllerPort, Settings settings)
            throws IOException {
        Path log = dataFolder.toAbsolutePath().normalize().resolve("log");
        Files.createDirectories(log);
        format(log);
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(configuration(log, port, controllerPort, settings)), Time.SYSTEM);
        server.startup();
        return new LocalKafka(server, port);
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public void awaitEnd() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Formatting an already formatted folder changes nothing; one cut short by a power cut is finished. */
    private static void format(Path log) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(1)
                    .setDirectories(List.of(log.toString()))
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IOException("Kafka could not format " + log, e);
        }
    }

    private static Map<String, String> configuration(Path log, int port, int controllerPort, Settings settings) {
        String client = "PLAINTEXT://127.0.0.1:" + port;
        String controller = "127.0.0.1:" + controllerPort;
        Map<String, String> configuration = new HashMap<>();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", "1");
        configuration.put("controller.quorum.voters", "1@" + controller);
        configuration.put("controller.listener.names", CONTROLLER);
        configuration.put("listeners", client + "," + CONTROLLER + "://" + controller);
        configuration.put("advertised.listeners", client);
        configuration.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        configuration.put("log.dirs", log.toString());
        configuration.put("auto.create.topics.enable", Boolean.toString(settings.createsTopicsOnDemand()));
        configuration.put("num.partitions", "1");
        configuration.put("offsets.topic.num.partitions", "4");
        configuration.put("offsets.topic.replication.factor", "1");
        configuration.put("transaction.state.log.num.partitions", "1");
        configuration.put("transaction.state.log.replication.factor", "1");
        configuration.put("transaction.state.log.min.isr", "1");
        configuration.put("share.coordinator.state.topic.num.partitions", "1");
        configuration.put("share.coordinator.state.topic.replication.factor", "1");
        configuration.put("share.coordinator.state.topic.min.isr", "1");
        configuration.put("group.initial.rebalance.delay.ms", "0");
        configuration.put("num.network.threads", "2");
        configuration.put("num.io.threads", "4");
        configuration.put("background.threads", "2");
        configuration.put("log.segment.bytes", Integer.toString(32 * 1024 * 1024));
        configuration.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        configuration.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        if (settings.durable()) {
            // One node has no replica to recover from: what it acknowledges must be on the disk.
            configuration.put("log.flush.interval.messages", "1");
        }
        return configuration;
    }
}

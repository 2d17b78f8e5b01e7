package org.carrel.testkit;

import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import org.carrel.events.CarrelEvent;
import org.carrel.events.Topic;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.messaging.Envelope;
import org.carrel.platform.messaging.TopicNames;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Feeds the consumers of a service under test: puts events on their topics as the owning service would. For use within
 * a {@link CarrelTest}.
 */
public final class EventPublisher {

    private static final IdSource IDS = new IdSource();
    private static final int PATIENCE_SECONDS = 20;

    private EventPublisher() {}

    /**
     * Publishes an event, as part of the current trace; when this returns, the broker has it. Returns the event's id.
     */
    public static UUID publish(CarrelEvent event) {
        UUID id = IDS.next();
        publish(id, event);
        return id;
    }

    /** Publishes an event under an id of one's choice; twice under the same one for a redelivery. */
    public static void publish(UUID id, CarrelEvent event) {
        Envelope envelope = Envelope.of(id, event, Clock.systemUTC().instant(), Envelope.currentTrace());
        send(envelope.toRecord(names(), Topic.of(event).service()));
    }

    /** Puts something on a topic that is no event: what a consumer must survive. */
    public static void publishGarbage(Topic topic, UUID key, String value) {
        send(new ProducerRecord<>(names().of(topic), key.toString(), value.getBytes(UTF_8)));
    }

    /** Puts an event on a topic that says it is of another type than it is. */
    public static void publishAs(String type, CarrelEvent event) {
        Envelope honest = Envelope.of(IDS.next(), event, Clock.systemUTC().instant(), Envelope.currentTrace());
        Envelope disguised = new Envelope(
                honest.id(),
                honest.topic(),
                type,
                honest.aggregateId(),
                honest.aggregateVersion(),
                honest.time(),
                honest.traceparent(),
                honest.data());
        send(disguised.toRecord(names(), Topic.of(event).service()));
    }

    static TopicNames names() {
        return new TopicNames(ConfigProvider.getConfig()
                .getOptionalValue("carrel.topic-prefix", String.class)
                .orElse(""));
    }

    static String bootstrap() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "event-publisher");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the broker did not take a record for " + record.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while publishing", e);
        }
    }
}

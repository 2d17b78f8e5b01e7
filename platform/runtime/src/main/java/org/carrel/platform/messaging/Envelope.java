package org.carrel.platform.messaging;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import org.carrel.events.CarrelEvent;
import org.carrel.events.Topic;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An event on its way: what CloudEvents 1.0 says about it, and its JSON.
 *
 * @param id the event's own id (UUIDv7); consumers know a redelivery by it
 * @param topic the topic's name without the prefix of the installation
 * @param type CloudEvents type, see {@link Topic#typeOf(Class)}
 * @param aggregateId what the event is about; the Kafka key and the CloudEvents subject
 * @param aggregateVersion version of the aggregate after the event
 * @param time when it happened
 * @param traceparent W3C trace context in which it happened
 * @param data the event as JSON
 */
public record Envelope(
        UUID id,
        String topic,
        String type,
        UUID aggregateId,
        long aggregateVersion,
        Instant time,
        @Nullable String traceparent,
        String data) {

    private static final String JSON = "application/json";
    private static final String VERSION = "aggregateversion";
    private static final String TRACEPARENT = "traceparent";

    /** Puts an event into its envelope. */
    public static Envelope of(UUID id, CarrelEvent event, Instant time, @Nullable String traceparent) {
        return new Envelope(
                id,
                Topic.of(event).topicName(),
                Topic.typeOf(event.getClass()),
                event.aggregateId(),
                event.version(),
                time,
                traceparent,
                EventJson.write(event));
    }

    /** The W3C trace context of the calling thread, for the envelope of an event that happens now. */
    public static @Nullable String currentTrace() {
        var carrier = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current(), carrier, (_, name, value) -> carrier.put(name, value));
        return carrier.get(TRACEPARENT);
    }

    /** The record to send: CloudEvents attributes as headers, the JSON as the value, the aggregate as the key. */
    public ProducerRecord<String, byte[]> toRecord(TopicNames names, String service) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(URI.create("/carrel/" + service))
                .withType(type)
                .withSubject(aggregateId.toString())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withDataContentType(JSON)
                .withDataSchema(URI.create("https://carrel.dev/schemas/" + type + ".json"))
                .withExtension(VERSION, Long.toString(aggregateVersion))
                .withData(data.getBytes(UTF_8));
        if (traceparent != null) {
            event.withExtension(TRACEPARENT, traceparent);
        }
        return KafkaMessageFactory.createWriter(names.named(topic), aggregateId.toString())
                .writeBinary(event.build());
    }

    /**
     * Opens a record that came from Kafka.
     *
     * @throws UnreadableEventException if it is no CloudEvent of ours
     */
    public static Envelope from(ConsumerRecord<?, byte[]> record, TopicNames names) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
            if (event.getSubject() == null || event.getTime() == null || event.getData() == null) {
                throw new UnreadableEventException("a CloudEvent without subject, time or data", null);
            }
            return new Envelope(
                    UUID.fromString(event.getId()),
                    names.bare(record.topic()),
                    event.getType(),
                    UUID.fromString(event.getSubject()),
                    version(event),
                    event.getTime().toInstant(),
                    extension(event, TRACEPARENT),
                    new String(event.getData().toBytes(), UTF_8));
        } catch (CloudEventRWException | IllegalArgumentException e) {
            throw new UnreadableEventException("not a CloudEvent of Carrel: " + e.getMessage(), e);
        }
    }

    private static long version(CloudEvent event) {
        String version = extension(event, VERSION);
        if (version == null) {
            throw new UnreadableEventException("a CloudEvent without " + VERSION, null);
        }
        return Long.parseLong(version);
    }

    private static @Nullable String extension(CloudEvent event, String name) {
        Object value = event.getExtension(name);
        return value == null ? null : value.toString();
    }
}

package org.carrel.platform.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.messaging.TopicNames;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record that could not be handled, as it lies on the dead-letter topic: the record itself, and why.
 *
 * @param id the letter's own id
 * @param offset where it lies on the dead-letter topic
 * @param topic the topic it came from, without the prefix of the installation
 * @param partition its partition there
 * @param originalOffset its offset there
 * @param consumer which consumer gave it up
 * @param exception class of the failure
 * @param reason message of the failure
 * @param putAsideAt when it was given up
 * @param type CloudEvents type, if it has one
 * @param time when it happened, if it says so
 * @param key the Kafka key: the aggregate
 * @param data the payload
 */
public record DeadLetter(
        UUID id,
        long offset,
        String topic,
        int partition,
        long originalOffset,
        String consumer,
        String exception,
        String reason,
        Instant putAsideAt,
        @Nullable String type,
        @Nullable String time,
        @Nullable String key,
        @Nullable String data) {

    private static final String PREFIX = "dead-letter-";
    static final String ID = PREFIX + "id";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String CONSUMER = PREFIX + "consumer";
    static final String EXCEPTION = PREFIX + "exception";
    static final String REASON = PREFIX + "reason";
    static final String AT = PREFIX + "at";

    /** Reads a letter; empty if somebody put something else on the topic. */
    static Optional<DeadLetter> read(ConsumerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        if (headers.lastHeader(ID) == null || headers.lastHeader(TOPIC) == null) {
            return Optional.empty();
        }
        return Optional.of(new DeadLetter(
                UUID.fromString(text(headers, ID)),
                record.offset(),
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)),
                text(headers, CONSUMER),
                text(headers, EXCEPTION),
                text(headers, REASON),
                Instant.parse(text(headers, AT)),
                textOrNull(headers, "ce_type"),
                textOrNull(headers, "ce_time"),
                record.key(),
                record.value() == null ? null : new String(record.value(), UTF_8)));
    }

    /** The record as it was when it first arrived. */
    static ConsumerRecord<String, byte[]> original(ConsumerRecord<String, byte[]> letter, TopicNames names) {
        var headers = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        return new ConsumerRecord<>(
                names.named(text(letter.headers(), TOPIC)),
                Integer.parseInt(text(letter.headers(), PARTITION)),
                Long.parseLong(text(letter.headers(), OFFSET)),
                Long.parseLong(text(letter.headers(), TIMESTAMP)),
                TimestampType.CREATE_TIME,
                letter.serializedKeySize(),
                letter.serializedValueSize(),
                letter.key(),
                letter.value(),
                headers,
                Optional.empty());
    }

    private static String text(Headers headers, String name) {
        String text = textOrNull(headers, name);
        if (text == null) {
            throw new IllegalStateException("a dead letter without " + name);
        }
        return text;
    }

    private static @Nullable String textOrNull(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}

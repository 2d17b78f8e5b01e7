package org.carrel.platform.inbox;

import java.time.Clock;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.id.IdSource;
import org.carrel.platform.messaging.Messaging;
import org.carrel.platform.messaging.UnreadableEventException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Puts records that could not be handled on the service's dead-letter topic, unchanged, with the reason as headers. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** A header is for reading, not for archiving a stack of wrapped messages. */
    private static final int LONGEST_REASON = 2_000;

    private final Messaging messaging;
    private final IdSource ids;
    private final Clock clock;
    private @Nullable Producer<String, byte[]> producer;

    DeadLetters(Messaging messaging, IdSource ids, Clock clock) {
        this.messaging = messaging;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores the record; when this returns, the broker has it. */
    void put(ConsumerRecord<String, byte[]> record, String consumer, Throwable reason) {
        var letter = new ProducerRecord<>(
                messaging.names().deadLettersOf(messaging.service()), record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        Headers headers = letter.headers();
        put(headers, DeadLetter.ID, ids.next().toString());
        put(headers, DeadLetter.TOPIC, messaging.names().bare(record.topic()));
        put(headers, DeadLetter.PARTITION, Integer.toString(record.partition()));
        put(headers, DeadLetter.OFFSET, Long.toString(record.offset()));
        put(headers, DeadLetter.TIMESTAMP, Long.toString(record.timestamp()));
        put(headers, DeadLetter.CONSUMER, consumer);
        put(headers, DeadLetter.EXCEPTION, telling(reason).getClass().getName());
        put(headers, DeadLetter.REASON, shortened(telling(reason).getMessage()));
        put(headers, DeadLetter.AT, clock.instant().toString());
        try {
            producer().send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("dead letter could not be stored", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while storing a dead letter", e);
        }
        LOG.errorf(
                reason,
                "event put on the dead-letter topic topic=%s partition=%d offset=%d consumer=%s",
                record.topic(),
                record.partition(),
                record.offset(),
                consumer);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }

    /** The cause that says what is wrong: the innermost one, or what the reading of the event says. */
    static Throwable telling(Throwable thrown) {
        Throwable telling = thrown;
        while (!(telling instanceof UnreadableEventException) && telling.getCause() != null) {
            telling = telling.getCause();
        }
        return telling;
    }

    private static String shortened(@Nullable String message) {
        if (message == null) {
            return "";
        }
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON);
    }

    /** Most services never need one, so it is made when the first letter comes. */
    private synchronized Producer<String, byte[]> producer() {
        Producer<String, byte[]> present = producer;
        if (present == null) {
            var settings = new HashMap<>(messaging.kafka());
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, "dead-letters-" + messaging.service());
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            present = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = present;
        }
        return present;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}

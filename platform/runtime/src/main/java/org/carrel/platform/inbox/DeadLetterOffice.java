package org.carrel.platform.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.messaging.Messaging;

/**
 * The dead letters of this service that are still open, and what staff can do about them.
 *
 * <p>A letter is replayed by handing it to this service's own consumer once more. It is not put back on its topic:
 * other services have handled it long ago, and on a compacted topic an old state would become the last word.
 */
@ApplicationScoped
public class DeadLetterOffice {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How many letters one look goes through, so that a request ends in time. */
    private static final int LOOKED_AT = 20_000;

    private final Messaging messaging;
    private final DataSource dataSource;
    private final Inbox inbox;
    private final ConsumerMethods methods;

    DeadLetterOffice(Messaging messaging, DataSource dataSource, Inbox inbox, ConsumerMethods methods) {
        this.messaging = messaging;
        this.dataSource = dataSource;
        this.inbox = inbox;
        this.methods = methods;
    }

    /** What became of a letter that was to be replayed. */
    public sealed interface Replay {
        UUID id();

        /** It is handled now, and closed. */
        record Handled(UUID id) implements Replay {}

        /** It failed again, and stays open. */
        record FailedAgain(UUID id, String reason) implements Replay {}
    }

    /**
     * Open letters, oldest first.
     *
     * @param topic only those that came from this topic, by its name without prefix
     * @param after only those behind this offset of the dead-letter topic
     */
    public List<DeadLetter> open(@Nullable String topic, @Nullable Long after, int limit) {
        return look(after, limit, letter -> topic == null || topic.equals(letter.topic())).stream()
                .map(Found::letter)
                .toList();
    }

    /**
     * Replays the oldest open letters, of one topic or all.
     *
     * @param by who wants it
     */
    public List<Replay> replayOldest(@Nullable String topic, int limit, String by) {
        return replay(look(null, limit, letter -> topic == null || topic.equals(letter.topic())), by);
    }

    /** Replays these letters, as far as they are open. */
    public List<Replay> replay(Collection<UUID> ids, String by) {
        var wanted = Set.copyOf(ids);
        return replay(look(null, wanted.size(), letter -> wanted.contains(letter.id())), by);
    }

    private List<Replay> replay(List<Found> letters, String by) {
        return letters.stream().map(letter -> replay(letter, by)).toList();
    }

    private Replay replay(Found found, String by) {
        ConsumerRecord<String, byte[]> original = DeadLetter.original(found.record(), messaging.names());
        UUID id = found.letter().id();
        try {
            inbox.replay(() -> methods.call(original));
        } catch (RuntimeException e) {
            return new Replay.FailedAgain(
                    id, String.valueOf(DeadLetters.telling(e).getMessage()));
        }
        close(List.of(id), "REPLAYED", by);
        return new Replay.Handled(id);
    }

    /** Closes letters that will never be handled. Returns how many were open. */
    public int discard(Collection<UUID> ids, String by) {
        var wanted = Set.copyOf(ids);
        List<UUID> open = look(null, wanted.size(), letter -> wanted.contains(letter.id())).stream()
                .map(found -> found.letter().id())
                .toList();
        close(open, "DISCARDED", by);
        return open.size();
    }

    private void close(Collection<UUID> ids, String outcome, String by) {
        try {
            InboxTable.close(dataSource, ids, outcome, by);
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters could not be closed", e);
        }
    }

    private record Found(DeadLetter letter, ConsumerRecord<String, byte[]> record) {}

    private List<Found> look(@Nullable Long after, int limit, Predicate<DeadLetter> wanted) {
        var found = new ArrayList<Found>();
        if (limit == 0) {
            return found;
        }
        var partition = new TopicPartition(messaging.names().deadLettersOf(messaging.service()), 0);
        try (var consumer = consumer()) {
            if (consumer.partitionsFor(partition.topic(), PATIENCE).isEmpty()) {
                return found;
            }
            consumer.assign(List.of(partition));
            if (after == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, after + 1);
            }
            long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            int lookedAt = 0;
            while (found.size() < limit && lookedAt < LOOKED_AT && consumer.position(partition, PATIENCE) < end) {
                var letters = new ArrayList<Found>();
                for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                    lookedAt++;
                    DeadLetter.read(record).filter(wanted).ifPresent(letter -> letters.add(new Found(letter, record)));
                }
                found.addAll(stillOpen(letters));
            }
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<Found> stillOpen(List<Found> letters) {
        if (letters.isEmpty()) {
            return letters;
        }
        try {
            Set<UUID> closed = InboxTable.closed(
                    dataSource,
                    letters.stream().map(found -> found.letter().id()).toList());
            return letters.stream()
                    .filter(found -> !closed.contains(found.letter().id()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("closed dead letters could not be looked up", e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(messaging.kafka());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "dead-letter-office-" + messaging.service());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        // Nothing is lost on a topic that the broker has already forgotten a part of.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

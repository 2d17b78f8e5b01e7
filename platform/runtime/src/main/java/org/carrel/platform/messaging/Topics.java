package org.carrel.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

import org.carrel.events.Topic;

/**
 * The topics that a service needs, and how they are made. A consumer makes the topics it reads as well as the owner
 * does, so that no service has to start before another; all of them make them alike.
 *
 * @param names how topics are called here
 * @param service the service, such as {@code catalog}
 * @param consumed the topics it reads
 * @param partitions into how many partitions a topic is split
 * @param replicas on how many brokers a partition is kept
 */
public record Topics(TopicNames names, String service, Set<Topic> consumed, int partitions, short replicas) {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * How long a dead letter is kept. Not longer than the facts that it may carry: who borrowed what is private, also
     * when it could not be understood.
     */
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(7);

    public Topics {
        consumed = Set.copyOf(consumed);
    }

    /** Makes the topics that are not there yet. Does nothing to those that are. */
    public void ensure(Map<String, Object> kafka) throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            Set<String> present = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing = wanted().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            if (!missing.isEmpty()) {
                create(admin, missing);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("topics could not be looked up", e);
        }
    }

    private static void create(Admin admin, Collection<NewTopic> missing) throws InterruptedException {
        var options = new CreateTopicsOptions().timeoutMs((int) PATIENCE.toMillis());
        for (var made : admin.createTopics(missing, options).values().entrySet()) {
            try {
                made.getValue().get();
                LOG.infof("topic made topic=%s", made.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException("topic could not be made: " + made.getKey(), e);
                }
            }
        }
    }

    /** The topics as they are made: what this service writes, what it reads, and its dead letters. */
    public List<NewTopic> wanted() {
        var wanted = new ArrayList<NewTopic>();
        for (Topic topic : Topic.values()) {
            if (topic.service().equals(service) || consumed.contains(topic)) {
                wanted.add(new NewTopic(names.of(topic), Optional.of(partitions), Optional.of(replicas))
                        .configs(settings(topic)));
            }
        }
        wanted.add(new NewTopic(names.deadLettersOf(service), Optional.of(1), Optional.of(replicas))
                .configs(kept(DEAD_LETTERS_KEPT)));
        return List.copyOf(wanted);
    }

    private static Map<String, String> settings(Topic topic) {
        return switch (topic.kind()) {
            case STATE -> compacted();
            case FACTS -> kept(Duration.ofDays(topic.retentionDays()));
        };
    }

    /**
     * State topics keep the last event of a key. An erased patron's earlier events must really go, within a day, even
     * on a quiet topic: hence the limits on age.
     */
    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.2",
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(Duration.ofHours(12).toMillis()),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(Duration.ofDays(1).toMillis()));
    }

    /** A segment goes as a whole, so it must not be much older than what it holds may be. */
    private static Map<String, String> kept(Duration time) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(time.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(Duration.ofDays(1).toMillis()));
    }
}

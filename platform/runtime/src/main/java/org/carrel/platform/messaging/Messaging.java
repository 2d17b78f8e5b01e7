package org.carrel.platform.messaging;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.carrel.events.Topic;

/** What the configuration says about messaging in this service. */
@ApplicationScoped
public class Messaging {

    private static final String CHANNELS = "mp.messaging.incoming.";

    private final String service;
    private final TopicNames names;
    private final Topics topics;
    private final Map<String, Object> kafka;

    Messaging(
            Config config,
            @ConfigProperty(name = "carrel.service") String service,
            @ConfigProperty(name = "carrel.topic-prefix") Optional<String> prefix,
            @ConfigProperty(name = "carrel.topics.partitions", defaultValue = "3") int partitions,
            @ConfigProperty(name = "carrel.topics.replicas", defaultValue = "1") short replicas,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.service = service;
        this.names = new TopicNames(prefix.orElse(""));
        this.topics = new Topics(names, service, consumed(config, names), partitions, replicas);
        this.kafka = Map.copyOf(kafka);
    }

    private static Set<Topic> consumed(Config config, TopicNames names) {
        var consumed = new HashSet<Topic>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(key -> key.startsWith(CHANNELS) && key.endsWith(".topic"))
                .map(key -> config.getValue(key, String.class))
                .forEach(name -> {
                    for (Topic topic : Topic.values()) {
                        if (names.of(topic).equals(name)) {
                            consumed.add(topic);
                        }
                    }
                });
        return consumed;
    }

    /** The service's short name, such as {@code catalog}. */
    public String service() {
        return service;
    }

    public TopicNames names() {
        return names;
    }

    public Topics topics() {
        return topics;
    }

    /** How to reach the broker: every {@code kafka.*} setting, security included. */
    public Map<String, Object> kafka() {
        return kafka;
    }
}

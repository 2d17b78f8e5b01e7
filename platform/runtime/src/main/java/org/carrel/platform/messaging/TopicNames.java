package org.carrel.platform.messaging;

import org.carrel.events.Topic;

/**
 * The names of the topics in this installation.
 *
 * @param prefix put before every name, so that several installations can share one broker; usually empty
 */
public record TopicNames(String prefix) {

    /** The name of a topic on the broker. */
    public String of(Topic topic) {
        return named(topic.topicName());
    }

    /** The name on the broker of a topic that is known by its bare name. */
    public String named(String topic) {
        return prefix + topic;
    }

    /** The bare name of a topic on the broker. */
    public String bare(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** Where a service puts the events that it could not handle. */
    public String deadLettersOf(String service) {
        return named("carrel." + service + ".dead-letter");
    }
}

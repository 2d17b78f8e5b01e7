package org.carrel.platform.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.NewTopic;
import org.carrel.events.Topic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTest {

    private static Map<String, NewTopic> wanted(Topics topics) {
        return topics.wanted().stream().collect(Collectors.toMap(NewTopic::name, topic -> topic));
    }

    @Test
    void a_service_makes_what_it_writes_what_it_reads_and_its_dead_letters() {
        var topics = new Topics(new TopicNames("west."), "circulation", Set.of(Topic.PATRONS), 6, (short) 3);

        assertThat(wanted(topics).keySet())
                .containsExactlyInAnyOrder(
                        "west.carrel.circulation.availability",
                        "west.carrel.circulation.loans",
                        "west.carrel.circulation.requests",
                        "west.carrel.patron.patrons",
                        "west.carrel.circulation.dead-letter");
        assertThat(wanted(topics).get("west.carrel.circulation.loans"))
                .satisfies(loans -> {
                    assertThat(loans.numPartitions()).isEqualTo(6);
                    assertThat(loans.replicationFactor()).isEqualTo((short) 3);
                });
    }

    @Test
    void an_owner_and_a_reader_make_a_topic_alike() {
        var names = new TopicNames("");
        var owner = wanted(new Topics(names, "patron", Set.of(), 3, (short) 1));
        var reader = wanted(new Topics(names, "circulation", Set.of(Topic.PATRONS), 3, (short) 1));

        assertThat(reader.get("carrel.patron.patrons")).isEqualTo(owner.get("carrel.patron.patrons"));
    }

    @Test
    void states_are_compacted_and_facts_are_kept_for_their_days() {
        var topics = wanted(new Topics(new TopicNames(""), "circulation", Set.of(), 3, (short) 1));

        assertThat(topics.get("carrel.circulation.availability").configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry(
                        "max.compaction.lag.ms",
                        Long.toString(Duration.ofDays(1).toMillis()));
        assertThat(topics.get("carrel.circulation.loans").configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry(
                        "retention.ms", Long.toString(Duration.ofDays(7).toMillis()));
    }

    @Test
    void dead_letters_outlive_no_fact_that_they_may_carry() {
        long shortest = java.util.Arrays.stream(Topic.values())
                .filter(topic -> topic.kind() == Topic.Kind.FACTS)
                .mapToLong(Topic::retentionDays)
                .min()
                .orElseThrow();
        var letters = wanted(new Topics(new TopicNames(""), "ill", Set.of(), 3, (short) 1))
                .get("carrel.ill.dead-letter");

        assertThat(Long.parseLong(letters.configs().get("retention.ms")))
                .isLessThanOrEqualTo(Duration.ofDays(shortest).toMillis());
    }
}

package org.carrel.platform.messaging;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import org.carrel.events.Topic;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTest {

    private static NewTopic wanted(Topics topics, String name) {
        return topics.wanted().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Topics of(String service, Topic... consumed) {
        return new Topics(new TopicNames(""), service, Set.of(consumed), 3, (short) 1);
    }

    @Test
    void a_service_makes_what_it_writes_what_it_reads_and_its_dead_letters() {
        var topics = new Topics(new TopicNames("west."), "circulation", Set.of(Topic.PATRONS), 6, (short) 3);

        assertThat(topics.wanted())
                .extracting(NewTopic::name)
                .containsExactlyInAnyOrder(
                        "west.carrel.circulation.availability",
                        "west.carrel.circulation.loans",
                        "west.carrel.circulation.requests",
                        "west.carrel.circulation.item-reports",
                        "west.carrel.patron.patrons",
                        "west.carrel.circulation.dead-letter");
        assertThat(wanted(topics, "west.carrel.circulation.loans")).satisfies(loans -> {
            assertThat(loans.numPartitions()).isEqualTo(6);
            assertThat(loans.replicationFactor()).isEqualTo((short) 3);
        });
    }

    @Test
    void an_owner_and_a_reader_make_a_topic_alike() {
        assertThat(wanted(of("circulation", Topic.PATRONS), "carrel.patron.patrons"))
                .isEqualTo(wanted(of("patron"), "carrel.patron.patrons"));
    }

    @Test
    void states_are_compacted_and_facts_are_kept_for_their_days() {
        Topics topics = of("circulation");

        assertThat(wanted(topics, "carrel.circulation.availability").configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry(
                        "max.compaction.lag.ms",
                        Long.toString(Duration.ofDays(1).toMillis()));
        assertThat(wanted(topics, "carrel.circulation.loans").configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(Duration.ofDays(7).toMillis()));
    }

    @Test
    void dead_letters_outlive_no_fact_that_they_may_carry() {
        long shortest = Arrays.stream(Topic.values())
                .filter(topic -> topic.kind() == Topic.Kind.FACTS)
                .mapToLong(Topic::retentionDays)
                .min()
                .orElseThrow();
        NewTopic letters = wanted(of("ill"), "carrel.ill.dead-letter");

        assertThat(Long.parseLong(letters.configs().get("retention.ms")))
                .isLessThanOrEqualTo(Duration.ofDays(shortest).toMillis());
    }
}

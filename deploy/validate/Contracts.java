import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Kafka topics against their source: the enum `Topic` of the events module. */
final class Contracts {
    /** For instance `LOANS("circulation", "loans", LoanEvent.class, Kind.FACTS, 7)`. */
    private static final Pattern TOPIC =
            Pattern.compile("[A-Z_]+\\(\"([a-z]+)\", \"([a-z-]+)\", \\w+\\.class, Kind\\.(STATE|FACTS), (\\d+)\\)");

    private static final long DAY = 86_400_000L;

    private Contracts() {}

    static void check(List<ObjectNode> documents, Path events, Findings findings) throws IOException {
        Map<String, JsonNode> topics = new HashMap<>();
        documents.stream()
                .filter(document -> Yaml.kind(document).equals("KafkaTopic"))
                .forEach(topic -> topics.put(Yaml.name(topic), topic.path("spec")));
        Set<String> expected = new TreeSet<>();
        Set<String> services = new TreeSet<>(Set.of("catalog", "circulation", "patron", "ill", "notification"));
        Matcher source = TOPIC.matcher(Files.readString(events));
        while (source.find()) {
            String name = "carrel." + source.group(1) + "." + source.group(2);
            expected.add(name);
            services.add(source.group(1));
            JsonNode config =
                    topics.getOrDefault(name, documents.getFirst().path("none")).path("config");
            boolean state = source.group(3).equals("STATE");
            String policy = config.path("cleanup.policy").asText();
            findings.require(
                    policy.equals(state ? "compact" : "delete"), "KafkaTopic/" + name, "clean-up policy is " + policy);
            findings.require(
                    state || config.path("retention.ms").asLong() == Long.parseLong(source.group(4)) * DAY,
                    "KafkaTopic/" + name,
                    "kept for another time than the contract's " + source.group(4) + " days");
        }
        findings.require(!expected.isEmpty(), events.toString(), "no topics found in it");
        services.forEach(service -> expected.add("carrel." + service + ".dead-letter"));
        for (String name : expected) {
            findings.require(topics.containsKey(name), "KafkaTopic/" + name, "missing");
        }
        for (String name : topics.keySet()) {
            findings.require(expected.contains(name), "KafkaTopic/" + name, "no contract has this topic");
        }
    }
}

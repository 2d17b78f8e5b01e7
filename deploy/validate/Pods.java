import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The pods that there will be, with their labels: those of our Deployments, and those that the operators make. */
final class Pods {
    private Pods() {}

    static Map<String, JsonNode> of(List<ObjectNode> documents) {
        Map<String, JsonNode> pods = new LinkedHashMap<>();
        for (ObjectNode document : documents) {
            String name = Yaml.name(document);
            switch (Yaml.kind(document)) {
                case "Deployment" -> pods.put(name, Yaml.at(document, "spec.template.metadata.labels"));
                case "Cluster" -> pods.put(name, labels("cnpg.io/cluster", name));
                case "Kafka" ->
                    pods.put(name, labels("strimzi.io/cluster", name).put("strimzi.io/kind", "Kafka"));
                case "OpenSearchCluster" -> pods.put(name, labels("opensearch.org/opensearch-cluster", name));
                default -> {}
            }
        }
        return pods;
    }

    private static ObjectNode labels(String key, String value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }
}

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plays the network policies: every connection that the design needs is open, and no other between our own pods. */
final class Flows {
    private record Flow(String from, String to, int port) {}

    private static final List<String> SERVICES =
            List.of("catalog-service", "circulation-service", "patron-service", "ill-service", "notification-service");

    private final List<ObjectNode> documents;
    private final Map<String, JsonNode> pods;
    private final Findings findings;

    Flows(List<ObjectNode> documents, Findings findings) {
        this.documents = documents;
        this.pods = Pods.of(documents);
        this.findings = findings;
    }

    void check() {
        Set<Flow> needed = Set.copyOf(needed());
        for (String from : pods.keySet()) {
            for (String to : pods.keySet()) {
                for (int port : List.of(8080, 5432, 9092, 9200)) {
                    boolean ours = pods.get(from).has("carrel.dev/tier");
                    if (!ours || from.equals(to) && port != 8080) {
                        continue;
                    }
                    Flow flow = new Flow(from, to, port);
                    boolean open = leaves(flow) && arrives(flow);
                    findings.require(open || !needed.contains(flow), "network", "closed but needed: " + describe(flow));
                    boolean asksItself = from.equals(to);
                    findings.require(
                            !open || needed.contains(flow) || asksItself,
                            "network",
                            "open but not needed: " + describe(flow));
                }
            }
        }
        mailLeavesOnlyFromNotification();
        findings.require(
                networkPolicies()
                        .anyMatch(policy -> Yaml.at(policy, "spec.podSelector").isEmpty()
                                && Yaml.items(policy, "spec.policyTypes").count() == 2
                                && !Yaml.has(policy, "spec.ingress")
                                && !Yaml.has(policy, "spec.egress")),
                "network",
                "no default deny");
    }

    private List<Flow> needed() {
        List<Flow> flows = new ArrayList<>();
        for (String service : SERVICES) {
            flows.add(new Flow("carrel-gateway", service, 8080));
            flows.add(new Flow(service, "carrel-postgres", 5432));
            flows.add(new Flow(service, "carrel-kafka", 9092));
            flows.add(new Flow(service, "patron-service", 8080));
        }
        for (String asker : List.of("circulation-service", "ill-service", "notification-service")) {
            flows.add(new Flow(asker, "catalog-service", 8080));
        }
        if (pods.containsKey("carrel-search")) {
            flows.add(new Flow("catalog-service", "carrel-search", 9200));
        }
        return flows;
    }

    private boolean leaves(Flow flow) {
        List<ObjectNode> policies = policies(flow.from(), "Egress");
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> Yaml.items(policy, "spec.egress"))
                        .anyMatch(rule -> admits(rule, "to", flow.to(), flow.port()));
    }

    private boolean arrives(Flow flow) {
        // Strimzi turns the listeners of a Kafka into ingress policies of its own.
        boolean listener = documents.stream()
                .filter(document -> Yaml.id(document).equals("Kafka/" + flow.to()))
                .flatMap(kafka -> Yaml.items(kafka, "spec.kafka.listeners"))
                .filter(open -> Yaml.at(open, "port").asInt() == flow.port())
                .anyMatch(open -> !open.has("networkPolicyPeers")
                        || Yaml.items(open, "networkPolicyPeers")
                                .anyMatch(peer -> References.matches(peer.path("podSelector"), pods.get(flow.from()))));
        List<ObjectNode> policies = policies(flow.to(), "Ingress");
        return listener
                || policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> Yaml.items(policy, "spec.ingress"))
                        .anyMatch(rule -> admits(rule, "from", flow.from(), flow.port()));
    }

    private boolean admits(JsonNode rule, String side, String peerPod, int port) {
        boolean portOpen = !rule.has("ports")
                || Yaml.items(rule, "ports")
                        .anyMatch(open -> Yaml.at(open, "port").asInt() == port);
        // A rule without peers admits all; an address block may hold pods too, so it counts as admitting them.
        boolean peerOpen = !rule.has(side)
                || Yaml.items(rule, side)
                        .anyMatch(peer -> peer.has("ipBlock")
                                || !peer.has("namespaceSelector")
                                        && References.matches(peer.path("podSelector"), pods.get(peerPod)));
        return portOpen && peerOpen;
    }

    private List<ObjectNode> policies(String pod, String type) {
        return networkPolicies()
                .filter(policy -> Yaml.items(policy, "spec.policyTypes")
                        .anyMatch(one -> one.asText().equals(type)))
                .filter(policy -> References.matches(Yaml.at(policy, "spec.podSelector"), pods.get(pod)))
                .toList();
    }

    private Stream<ObjectNode> networkPolicies() {
        return documents.stream().filter(document -> Yaml.kind(document).equals("NetworkPolicy"));
    }

    private void mailLeavesOnlyFromNotification() {
        for (String pod : pods.keySet()) {
            boolean mails = policies(pod, "Egress").stream()
                    .flatMap(policy -> Yaml.items(policy, "spec.egress"))
                    .filter(rule -> Yaml.items(rule, "to").anyMatch(peer -> peer.has("ipBlock")))
                    .flatMap(rule -> Yaml.items(rule, "ports"))
                    .anyMatch(port -> Yaml.at(port, "port").asInt() == 587);
            findings.require(
                    mails == pod.equals("notification-service"),
                    "network",
                    (mails ? "may" : "cannot") + " send mail: " + pod);
        }
    }

    private static String describe(Flow flow) {
        return flow.from() + " → " + flow.to() + ":" + flow.port();
    }
}

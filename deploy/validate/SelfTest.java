import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Breaks a sound deployment, one thing at a time, and expects the validator to say so. */
final class SelfTest {
    /** @param expected a part of the finding that must be there */
    private record Break(String what, String document, Consumer<ObjectNode> how, String expected) {}

    private static final String CIRCULATION = "Deployment/circulation-service";

    private static final List<Break> BREAKS = List.of(
            new Break(
                    "a wrong field name",
                    CIRCULATION,
                    d -> container(d).put("imagePullPolicies", "Always"),
                    "imagePullPolicies"),
            new Break(
                    "a wrong field name, deep",
                    CIRCULATION,
                    d -> at(container(d), "/readinessProbe/httpGet").put("url", "/"),
                    "url"),
            new Break(
                    "a text for a number",
                    CIRCULATION,
                    d -> at(d, "/spec").put("revisionHistoryLimit", "five"),
                    "revisionHistoryLimit"),
            new Break(
                    "a number for a text",
                    "ConfigMap/carrel-common",
                    d -> at(d, "/data").put("QUARKUS_HTTP_PORT", 8080),
                    "QUARKUS_HTTP_PORT"),
            new Break(
                    "an unknown kind",
                    "ServiceAccount/ill-service",
                    d -> d.put("kind", "ServiceAcount"),
                    "unknown resource type"),
            new Break(
                    "a value outside its enumeration",
                    CIRCULATION,
                    d -> container(d).put("imagePullPolicy", "Sometimes"),
                    "imagePullPolicy"),
            new Break(
                    "a missing required field", CIRCULATION, d -> at(d, "/spec").remove("selector"), "spec.selector"),
            new Break(
                    "an unknown field of CloudNativePG",
                    "Cluster/carrel-postgres",
                    d -> at(d, "/spec").put("instanses", 3),
                    "instanses"),
            new Break(
                    "a wrong type of CloudNativePG",
                    "Cluster/carrel-postgres",
                    d -> at(d, "/spec").put("instances", "three"),
                    "integer"),
            new Break(
                    "an unknown field of Strimzi",
                    "Kafka/carrel-kafka",
                    d -> at(d, "/spec/kafka").put("listners", 1),
                    "listners"),
            new Break(
                    "an unknown field of the Gateway API",
                    "HTTPRoute/carrel",
                    d -> at(d, "/spec").put("hosts", "x"),
                    "hosts"),
            new Break(
                    "an unknown field of the Prometheus operator",
                    "ServiceMonitor/carrel",
                    d -> at(d, "/spec").put("ports", "x"),
                    "ports"),
            new Break(
                    "a missing ConfigMap",
                    CIRCULATION,
                    d -> at(container(d), "/envFrom/0/configMapRef").put("name", "gone"),
                    "no such ConfigMap: gone"),
            new Break(
                    "a missing Secret",
                    CIRCULATION,
                    d -> env(d, "CARREL_CLIENT_SECRET")
                            .withObject("/valueFrom/secretKeyRef")
                            .put("name", "gone"),
                    "no such Secret: gone"),
            new Break(
                    "a missing key of a Secret",
                    CIRCULATION,
                    d -> env(d, "CARREL_CLIENT_SECRET")
                            .withObject("/valueFrom/secretKeyRef")
                            .put("key", "gone"),
                    "no such Secret key"),
            new Break(
                    "a missing Secret volume",
                    "Deployment/patron-service",
                    d -> volume(d, "bootstrap").withObject("/secret").put("secretName", "gone"),
                    "no such Secret: gone"),
            new Break(
                    "a missing volume claim",
                    "Deployment/patron-service",
                    d -> volume(d, "data").withObject("/persistentVolumeClaim").put("claimName", "gone"),
                    "no such volume claim"),
            new Break(
                    "a mount without its volume",
                    CIRCULATION,
                    d -> ((ObjectNode) container(d).at("/volumeMounts/0")).put("name", "gone"),
                    "unknown volume"),
            new Break(
                    "a missing service account",
                    CIRCULATION,
                    d -> pod(d).put("serviceAccountName", "gone"),
                    "no such service account"),
            new Break(
                    "a missing Service",
                    "HTTPRoute/carrel",
                    d -> ((ObjectNode) d.at("/spec/rules/0/backendRefs/0")).put("name", "gone"),
                    "no such Service: gone"),
            new Break(
                    "a missing port of a Service",
                    "HTTPRoute/carrel",
                    d -> ((ObjectNode) d.at("/spec/rules/0/backendRefs/0")).put("port", 9999),
                    "has no port 9999"),
            new Break(
                    "a missing listener",
                    "HTTPRoute/carrel",
                    d -> ((ObjectNode) d.at("/spec/parentRefs/0")).put("sectionName", "gone"),
                    "no such listener"),
            new Break(
                    "a wrong address in the configuration",
                    "ConfigMap/carrel-common",
                    d -> at(d, "/data").put("CARREL_ILL_URL", "http://ill:8080"),
                    "no such Service: ill"),
            new Break(
                    "a wrong target port",
                    "Service/ill-service",
                    d -> ((ObjectNode) d.at("/spec/ports/0")).put("targetPort", "web"),
                    "no such port"),
            new Break(
                    "a selector that matches nothing",
                    "Service/ill-service",
                    d -> at(d, "/spec/selector").put("app.kubernetes.io/name", "ill"),
                    "selector matches no pod"),
            new Break(
                    "a probe of a missing port",
                    CIRCULATION,
                    d -> at(container(d), "/livenessProbe/httpGet").put("port", "web"),
                    "no such port"),
            new Break(
                    "a container without liveness probe",
                    CIRCULATION,
                    d -> container(d).remove("livenessProbe"),
                    "no livenessProbe"),
            new Break(
                    "a container without readiness probe",
                    CIRCULATION,
                    d -> container(d).remove("readinessProbe"),
                    "no readinessProbe"),
            new Break(
                    "a container without startup probe",
                    CIRCULATION,
                    d -> container(d).remove("startupProbe"),
                    "no startupProbe"),
            new Break(
                    "a container without resources",
                    CIRCULATION,
                    d -> container(d).remove("resources"),
                    "no resources.requests.cpu"),
            new Break(
                    "a container without memory limit",
                    CIRCULATION,
                    d -> at(container(d), "/resources").remove("limits"),
                    "no resources.limits.memory"),
            new Break(
                    "an image without tag",
                    CIRCULATION,
                    d -> container(d).put("image", "registry:5000/carrel/circulation-service"),
                    "image without a tag"),
            new Break(
                    "the tag latest",
                    CIRCULATION,
                    d -> container(d).put("image", "carrel/circulation-service:latest"),
                    "image without a tag"),
            new Break(
                    "a container as root",
                    CIRCULATION,
                    d -> at(pod(d), "/securityContext").put("runAsNonRoot", false),
                    "may run as root"),
            new Break(
                    "a writable root filesystem",
                    CIRCULATION,
                    d -> at(container(d), "/securityContext").put("readOnlyRootFilesystem", false),
                    "writable"),
            new Break(
                    "kept capabilities",
                    CIRCULATION,
                    d -> at(container(d), "/securityContext").remove("capabilities"),
                    "capabilities"),
            new Break(
                    "no seccomp profile",
                    CIRCULATION,
                    d -> at(pod(d), "/securityContext").remove("seccompProfile"),
                    "seccomp"),
            new Break(
                    "a mounted token",
                    CIRCULATION,
                    d -> pod(d).remove("automountServiceAccountToken"),
                    "token is mounted"),
            new Break(
                    "no folder for temporary files",
                    CIRCULATION,
                    d -> volume(d, "tmp").put("name", "temporary"),
                    "no emptyDir at /tmp"),
            new Break(
                    "a lost variable",
                    "ConfigMap/carrel-common",
                    d -> at(d, "/data").remove("CARREL_JWKS_URL"),
                    "environment lacks [CARREL_JWKS_URL]"),
            new Break(
                    "a misspelt variable",
                    "ConfigMap/carrel-common",
                    d -> at(d, "/data").put("CARREL_JWKS", "x"),
                    "not in the run contract: CARREL_JWKS"),
            new Break(
                    "a missing database",
                    "Database/carrel-ill",
                    d -> at(d, "/spec").put("name", "loans"),
                    "no such database: ill"),
            new Break(
                    "a database of a missing role",
                    "Database/carrel-ill",
                    d -> at(d, "/spec").put("owner", "gone"),
                    "role gone"),
            new Break(
                    "another role's password",
                    "Cluster/carrel-postgres",
                    d -> ((ObjectNode) d.at("/spec/managed/roles/0/passwordSecret")).put("name", "carrel-database-ill"),
                    "another role's"),
            new Break(
                    "a missing backup store",
                    "ObjectStore/carrel-backup",
                    d -> at(d, "/metadata").put("name", "elsewhere"),
                    "no such ObjectStore"),
            new Break(
                    "a backup of a missing cluster",
                    "ScheduledBackup/carrel-postgres-nightly",
                    d -> at(d, "/spec/cluster").put("name", "gone"),
                    "no such cluster"),
            new Break(
                    "a cron line without seconds",
                    "ScheduledBackup/carrel-postgres-nightly",
                    d -> at(d, "/spec").put("schedule", "30 2 * * *"),
                    "pattern"),
            new Break(
                    "a missing Kafka listener",
                    "ConfigMap/carrel-common",
                    d -> at(d, "/data").put("CARREL_KAFKA", "carrel-kafka-kafka-bootstrap:9093"),
                    "no such Kafka listener"),
            new Break(
                    "a topic of a missing Kafka",
                    "KafkaTopic/carrel.circulation.loans",
                    d -> at(d, "/metadata/labels").put("strimzi.io/cluster", "gone"),
                    "no such Kafka"),
            new Break(
                    "more replicas than brokers",
                    "KafkaTopic/carrel.circulation.loans",
                    d -> at(d, "/spec").put("replicas", 5),
                    "replicas with"),
            new Break(
                    "loans kept too long",
                    "KafkaTopic/carrel.circulation.loans",
                    d -> at(d, "/spec/config").put("retention.ms", 31536000000L),
                    "kept for another time"),
            new Break(
                    "a state topic that forgets",
                    "KafkaTopic/carrel.patron.patrons",
                    d -> at(d, "/spec/config").put("cleanup.policy", "delete"),
                    "clean-up policy"),
            new Break(
                    "a topic that no contract has",
                    "KafkaTopic/carrel.ill.requests",
                    d -> at(d, "/metadata").put("name", "carrel.ill.wishes"),
                    "no contract has"),
            new Break(
                    "a fixed number under an autoscaler",
                    CIRCULATION,
                    d -> at(d, "/spec").put("replicas", 3),
                    "undo the scaling"),
            new Break(
                    "an autoscaler of nothing",
                    "HorizontalPodAutoscaler/ill-service",
                    d -> at(d, "/spec/scaleTargetRef").put("name", "gone"),
                    "nothing to scale"),
            new Break(
                    "a policy that selects nothing",
                    "NetworkPolicy/mail",
                    d -> at(d, "/spec/podSelector/matchLabels").put("app.kubernetes.io/name", "gone"),
                    "matches no pod"),
            new Break(
                    "a closed way to the database",
                    "NetworkPolicy/services",
                    d -> ((ArrayNode) d.at("/spec/egress")).remove(0),
                    "circulation-service → carrel-postgres:5432"),
            new Break(
                    "a closed way to the broker",
                    "Kafka/carrel-kafka",
                    d -> at(
                                    (ObjectNode) d.at("/spec/kafka/listeners/0/networkPolicyPeers/0"),
                                    "/podSelector/matchLabels")
                            .put("carrel.dev/tier", "door"),
                    "→ carrel-kafka:9092"),
            new Break(
                    "no default deny",
                    "NetworkPolicy/default-deny",
                    d -> at(d, "/spec/podSelector").withObject("/matchLabels").put("carrel.dev/tier", "door"),
                    "no default deny"),
            new Break(
                    "mail from elsewhere",
                    "NetworkPolicy/mail",
                    d -> at(d, "/spec/podSelector/matchLabels").put("app.kubernetes.io/name", "ill-service"),
                    "may send mail: ill-service"),
            new Break(
                    "a placeholder",
                    "ConfigMap/carrel-common",
                    d -> at(d, "/data").put("CARREL_ISSUER", "https://carrel.invalid"),
                    "placeholder"),
            new Break(
                    "an alert without runbook",
                    "PrometheusRule/carrel",
                    d -> ((ObjectNode) d.at("/spec/groups/0/rules/0/annotations"))
                            .put("runbook", "docs/operations.md#gone"),
                    "no such chapter"),
            new Break(
                    "an alert on an unknown metric",
                    "PrometheusRule/carrel",
                    d -> ((ObjectNode) d.at("/spec/groups/0/rules/0")).put("expr", "carrel_outbox_agе{a=\"b\"} > 1"),
                    "asks for no metric"),
            new Break(
                    "an alert on a misspelt metric",
                    "PrometheusRule/carrel",
                    d -> ((ObjectNode) d.at("/spec/groups/0/rules/0")).put("expr", "carrel_outbox_old{a=\"b\"} > 1"),
                    "unknown metric"),
            new Break(
                    "a broken dashboard",
                    "ConfigMap/carrel-dashboards",
                    d -> at(d, "/data").put("carrel-events.json", "{"),
                    "no JSON"),
            new Break(
                    "a monitor of a missing port",
                    "ServiceMonitor/carrel",
                    d -> ((ObjectNode) d.at("/spec/endpoints/0")).put("port", "web"),
                    "no such port"));

    private static final List<Break> COMPOSE_BREAKS = List.of(
            new Break("a misspelt key", "ill-service", d -> d.put("restarts", "always"), "restarts"),
            new Break(
                    "an image without tag",
                    "ill-service",
                    d -> d.put("image", "carrel/ill-service"),
                    "image without a tag"),
            new Break(
                    "a published database",
                    "postgres",
                    d -> d.putArray("ports").add("127.0.0.1:5432:5432"),
                    "publishes a port"),
            new Break(
                    "a port for the whole network",
                    "carrel-gateway",
                    d -> d.putArray("ports").add("8080:8080"),
                    "pattern"),
            new Break(
                    "a missing secret",
                    "ill-service",
                    d -> ((ObjectNode) d.at("/secrets/0")).put("source", "gone"),
                    "no such secret"),
            new Break(
                    "a secret that is not mounted",
                    "ill-service",
                    d -> ((ObjectNode) d.at("/secrets/1")).put("target", "gone"),
                    "not given"),
            new Break(
                    "a missing volume",
                    "ill-service",
                    d -> d.putArray("volumes").add("gone:/var/lib/carrel"),
                    "no such volume"),
            new Break(
                    "an unknown host",
                    "ill-service",
                    d -> at(d, "/environment").put("CARREL_KAFKA", "broker:9092"),
                    "unknown service: broker"),
            new Break("a writable root filesystem", "ill-service", d -> d.put("read_only", false), "writable"),
            new Break("kept capabilities", "ill-service", d -> d.remove("cap_drop"), "capabilities"),
            new Break("no health check", "ill-service", d -> d.remove("healthcheck"), "no healthcheck"),
            new Break(
                    "an unknown dependency",
                    "ill-service",
                    d -> at(d, "/depends_on").putObject("gone").put("condition", "service_healthy"),
                    "unknown service: gone"));

    private SelfTest() {}

    static boolean run(Validate validate) throws IOException {
        int failed = 0;
        List<ObjectNode> sound = validate.render("kubernetes/overlays/production");
        List<String> noise = validate.findings("self-test", sound);
        if (!noise.isEmpty()) {
            noise.forEach(System.err::println);
            System.err.println("the unbroken deployment has findings");
            return false;
        }
        for (Break one : BREAKS) {
            List<ObjectNode> broken = new ArrayList<>();
            ObjectNode victim = null;
            for (ObjectNode document : sound) {
                ObjectNode copy = document.deepCopy();
                broken.add(copy);
                if (Yaml.id(copy).equals(one.document())) {
                    victim = copy;
                }
            }
            failed += noticed(one, victim, () -> validate.findings("self-test", broken));
        }
        // Each way is closed at both ends, so it takes more than one change to open one.
        var open = new Break(
                "ways that nobody needs",
                "NetworkPolicy/*",
                _ -> {},
                "open but not needed: carrel-gateway → carrel-postgres");
        List<ObjectNode> unguarded = sound.stream()
                .filter(document -> !Yaml.kind(document).equals("NetworkPolicy"))
                .toList();
        failed += noticed(open, unguarded.getFirst(), () -> validate.findings("self-test", unguarded));
        for (Break one : COMPOSE_BREAKS) {
            Findings findings = new Findings("self-test");
            JsonNode tree = validate.compose(findings).tree();
            ObjectNode victim = (ObjectNode) tree.path("services").path(one.document());
            failed += noticed(one, victim, () -> {
                validate.check(new Compose(tree, validate.composeFolder(), findings));
                return findings.lines();
            });
        }
        int all = BREAKS.size() + 1 + COMPOSE_BREAKS.size();
        System.out.printf("self-test: %d passed, %d failed%n", all - failed, failed);
        return failed == 0;
    }

    private interface Check {
        List<String> findings() throws IOException;
    }

    private static int noticed(Break one, ObjectNode victim, Check check) throws IOException {
        if (victim == null) {
            System.err.println("nothing to break for: " + one.what());
            return 1;
        }
        one.how().accept(victim);
        List<String> findings = check.findings();
        if (findings.stream().anyMatch(line -> line.contains(one.expected()))) {
            return 0;
        }
        System.err.println("unnoticed: " + one.what() + " in " + one.document() + "; found " + findings);
        return 1;
    }

    private static ObjectNode at(ObjectNode node, String pointer) {
        return (ObjectNode) node.at(pointer);
    }

    private static ObjectNode pod(ObjectNode deployment) {
        return at(deployment, "/spec/template/spec");
    }

    private static ObjectNode container(ObjectNode deployment) {
        return at(deployment, "/spec/template/spec/containers/0");
    }

    private static ObjectNode env(ObjectNode deployment, String name) {
        return named(container(deployment).path("env"), name);
    }

    private static ObjectNode volume(ObjectNode deployment, String name) {
        return named(pod(deployment).path("volumes"), name);
    }

    private static ObjectNode named(JsonNode list, String name) {
        return (ObjectNode) Yaml.items(list, "")
                .filter(item -> Yaml.text(item, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }
}

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.util.stream.Collectors.toSet;

/**
 * What one document says of another, and what every container of ours must have: checked over a whole rendered overlay.
 */
final class References {
    private static final Pattern JDBC = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([a-z]+)(\\?.*)?");
    private static final Pattern INTERNAL = Pattern.compile("http://([a-z-]+):(\\d+)(/.*)?");
    private static final Set<String> SERVICES = Set.of("catalog", "circulation", "patron", "ill", "notification");

    /** The run contract: what all are given, what every service is given, and what one alone is given. */
    private static final Set<String> COMMON_ENVIRONMENT = Set.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_HTTP_PORT",
            "CARREL_ISSUER",
            "CARREL_JWKS_URL",
            "CARREL_TRUSTED_PROXIES",
            "CARREL_GATEWAY_TRUSTED_PROXIES",
            "CARREL_GATEWAY_OPERATOR_NETWORKS",
            "CARREL_CATALOG_URL",
            "CARREL_CIRCULATION_URL",
            "CARREL_PATRON_URL",
            "CARREL_ILL_URL",
            "CARREL_NOTIFICATION_URL");

    private static final Set<String> SERVICE_ENVIRONMENT = Set.of(
            "CARREL_KAFKA",
            "CARREL_TOPICS_PARTITIONS",
            "CARREL_TOPICS_REPLICAS",
            "CARREL_DATABASE_URL",
            "CARREL_DATABASE_USER",
            "CARREL_DATABASE_PASSWORD",
            "CARREL_CLIENT_ID",
            "CARREL_CLIENT_SECRET",
            "CARREL_DATA_DIR");

    private static final Map<String, Set<String>> OWN_ENVIRONMENT = Map.of(
            "carrel-gateway", Set.of("CARREL_SESSION_KEY"),
            "catalog", Set.of("CARREL_CATALOG_SEALING_KEYS"),
            "patron", Set.of("CARREL_BOOTSTRAP_FILE"),
            "notification", Set.of("CARREL_SMTP_HOST", "CARREL_SMTP_PORT", "CARREL_MAIL_FROM"));

    /** What one may be given besides. */
    private static final Map<String, Set<String>> OPTIONAL_ENVIRONMENT = Map.of(
            "catalog",
            Set.of(
                    "CARREL_CATALOG_SEARCH_ENGINE",
                    "CARREL_CATALOG_SEARCH_OPENSEARCH_URL",
                    "CARREL_CATALOG_SEARCH_OPENSEARCH_USERNAME",
                    "CARREL_CATALOG_SEARCH_OPENSEARCH_PASSWORD",
                    "CARREL_CATALOG_SEARCH_OPENSEARCH_CERTIFICATE_AUTHORITIES"));

    private final List<ObjectNode> documents;
    private final List<ObjectNode> secrets;
    private final Findings findings;

    References(List<ObjectNode> documents, List<ObjectNode> secrets, Findings findings) {
        this.documents = documents;
        this.secrets = secrets;
        this.findings = findings;
    }

    void check() {
        of("Deployment").forEach(this::deployment);
        of("Service").forEach(this::service);
        of("PodDisruptionBudget")
                .forEach(budget -> findings.require(
                        selectsPods(Yaml.at(budget, "spec.selector")), Yaml.id(budget), "its selector matches no pod"));
        of("HorizontalPodAutoscaler").forEach(this::autoscaler);
        of("NetworkPolicy").forEach(this::networkPolicy);
        of("Gateway").forEach(gateway -> Yaml.items(gateway, "spec.listeners")
                .flatMap(listener -> Yaml.items(listener, "tls.certificateRefs"))
                .forEach(reference ->
                        secretKey(Yaml.id(gateway), reference.path("name").asText(), "tls.crt")));
        of("HTTPRoute").forEach(this::route);
        of("ServiceMonitor").forEach(this::monitor);
        postgres();
        kafka();
        of("OpenSearchCluster")
                .forEach(cluster -> secretKey(
                        Yaml.id(cluster),
                        Yaml.text(cluster, "spec.security.config.adminCredentialsSecret.name"),
                        "password"));
        documents.stream()
                .filter(document -> !Yaml.kind(document).equals("Kustomization"))
                .filter(document -> document.toString().contains(".invalid"))
                .forEach(document ->
                        findings.add(Yaml.id(document), "a placeholder (.invalid) that no overlay has set"));
    }

    // Workloads

    private void deployment(ObjectNode deployment) {
        String id = Yaml.id(deployment);
        JsonNode pod = Yaml.at(deployment, "spec.template.spec");
        findings.require(
                matches(Yaml.at(deployment, "spec.selector"), Yaml.at(deployment, "spec.template.metadata.labels")),
                id,
                "its selector does not match its own pods");
        findings.require(
                Yaml.text(pod, "automountServiceAccountToken").equals("false"),
                id,
                "the service account's token is mounted");
        findings.require(Yaml.text(pod, "enableServiceLinks").equals("false"), id, "service links are on");
        findings.require(Yaml.text(pod, "securityContext.runAsNonRoot").equals("true"), id, "may run as root");
        findings.require(
                Yaml.text(pod, "securityContext.seccompProfile.type").equals("RuntimeDefault"),
                id,
                "no seccomp profile");
        findings.require(
                find("ServiceAccount", Yaml.text(pod, "serviceAccountName")).isPresent(),
                id,
                "no such service account: " + Yaml.text(pod, "serviceAccountName"));
        findings.require(Yaml.items(pod, "topologySpreadConstraints").count() > 0, id, "no topology spread");
        findings.require(
                of("PodDisruptionBudget")
                        .anyMatch(budget -> matches(
                                Yaml.at(budget, "spec.selector"),
                                Yaml.at(deployment, "spec.template.metadata.labels"))),
                id,
                "no disruption budget");
        Yaml.items(pod, "volumes").forEach(volume -> volume(id, volume));
        Yaml.items(pod, "containers").forEach(container -> container(deployment, pod, container));
    }

    private void container(ObjectNode deployment, JsonNode pod, JsonNode container) {
        String id = Yaml.id(deployment) + " container " + Yaml.text(container, "name");
        String image = Yaml.text(container, "image");
        boolean pinned = image.contains("@sha256:")
                || image.substring(image.lastIndexOf('/') + 1).contains(":") && !image.endsWith(":latest");
        findings.require(pinned, id, "image without a tag: " + image);

        Set<String> ports = Yaml.items(container, "ports")
                .map(port -> Yaml.text(port, "name"))
                .collect(toSet());
        for (var probe : Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                .entrySet()) {
            JsonNode http = Yaml.at(container, probe.getKey() + ".httpGet");
            findings.require(http.isObject(), id, "no " + probe.getKey());
            if (http.isObject()) {
                findings.require(
                        Yaml.text(http, "path").equals("/q/health/" + probe.getValue()),
                        id,
                        probe.getKey() + " asks for " + Yaml.text(http, "path"));
                findings.require(
                        ports.contains(Yaml.text(http, "port")),
                        id,
                        probe.getKey() + ": no such port: " + Yaml.text(http, "port"));
            }
        }
        for (String resource : List.of("requests.cpu", "requests.memory", "limits.memory")) {
            findings.require(Yaml.has(container, "resources." + resource), id, "no resources." + resource);
        }
        JsonNode security = Yaml.at(container, "securityContext");
        findings.require(
                Yaml.text(security, "allowPrivilegeEscalation").equals("false"), id, "privilege escalation is allowed");
        findings.require(
                Yaml.text(security, "readOnlyRootFilesystem").equals("true"), id, "the root filesystem is writable");
        findings.require(
                Yaml.items(security, "capabilities.drop")
                        .anyMatch(drop -> drop.asText().equals("ALL")),
                id,
                "capabilities are kept");

        Map<String, JsonNode> volumes = new HashMap<>();
        Yaml.items(pod, "volumes").forEach(volume -> volumes.put(Yaml.text(volume, "name"), volume));
        Map<String, JsonNode> mounts = new HashMap<>();
        Yaml.items(container, "volumeMounts").forEach(mount -> {
            findings.require(
                    volumes.containsKey(Yaml.text(mount, "name")),
                    id,
                    "mounts an unknown volume: " + Yaml.text(mount, "name"));
            mounts.put(Yaml.text(mount, "mountPath"), volumes.getOrDefault(Yaml.text(mount, "name"), mount));
        });
        findings.require(mounts.containsKey("/tmp") && mounts.get("/tmp").has("emptyDir"), id, "no emptyDir at /tmp");
        environment(id, Yaml.name(deployment), container, mounts.keySet());
    }

    private void environment(String id, String name, JsonNode container, Set<String> mounts) {
        Map<String, String> environment = new HashMap<>();
        Yaml.items(container, "envFrom").forEach(source -> {
            String map = Yaml.text(source, "configMapRef.name");
            Optional<ObjectNode> found = find("ConfigMap", map);
            findings.require(found.isPresent(), id, "no such ConfigMap: " + map);
            found.ifPresent(config -> Yaml.fields(config.path("data"))
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asText())));
        });
        Yaml.items(container, "env").forEach(variable -> {
            String value = Yaml.text(variable, "value");
            JsonNode secret = Yaml.at(variable, "valueFrom.secretKeyRef");
            JsonNode config = Yaml.at(variable, "valueFrom.configMapKeyRef");
            if (secret.isObject()) {
                value = secretKey(id, Yaml.text(secret, "name"), Yaml.text(secret, "key"));
            } else if (config.isObject()) {
                Optional<ObjectNode> map = find("ConfigMap", Yaml.text(config, "name"));
                findings.require(
                        map.map(found -> found.path("data").has(Yaml.text(config, "key")))
                                .orElse(false),
                        id,
                        "no such ConfigMap key: " + Yaml.text(config, "name") + "/" + Yaml.text(config, "key"));
            }
            environment.put(Yaml.text(variable, "name"), value);
        });

        String service = name.replaceFirst("-service$", "");
        Set<String> expected = new TreeSet<>(COMMON_ENVIRONMENT);
        Set<String> allowed = new HashSet<>(COMMON_ENVIRONMENT);
        allowed.addAll(SERVICE_ENVIRONMENT);
        if (SERVICES.contains(service)) {
            expected.addAll(SERVICE_ENVIRONMENT);
        }
        expected.addAll(OWN_ENVIRONMENT.getOrDefault(service, Set.of()));
        allowed.addAll(expected);
        allowed.addAll(OPTIONAL_ENVIRONMENT.getOrDefault(service, Set.of()));
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(environment.keySet());
        findings.require(missing.isEmpty(), id, "environment lacks " + missing);
        environment.keySet().stream()
                .filter(variable -> variable.startsWith("CARREL_") && !allowed.contains(variable))
                .forEach(variable -> findings.add(id, "not in the run contract: " + variable));

        environment.forEach((variable, value) -> {
            Matcher internal = INTERNAL.matcher(value);
            if (internal.matches()) {
                servicePort(id + " " + variable, internal.group(1), internal.group(2));
            }
        });
        if (SERVICES.contains(service)) {
            database(id, environment);
            broker(id, environment.getOrDefault("CARREL_KAFKA", ""));
            findings.require(
                    mounts.contains(environment.getOrDefault("CARREL_DATA_DIR", "")),
                    id,
                    "CARREL_DATA_DIR is not a mounted volume");
        }
    }

    private void database(String id, Map<String, String> environment) {
        Matcher url = JDBC.matcher(environment.getOrDefault("CARREL_DATABASE_URL", ""));
        if (!url.matches()) {
            findings.add(id, "CARREL_DATABASE_URL is no PostgreSQL address");
            return;
        }
        String cluster = url.group(1).replaceFirst("-rw$", "");
        findings.require(
                url.group(1).endsWith("-rw")
                        && find("Cluster", cluster).isPresent()
                        && url.group(2).equals("5432"),
                id,
                "no such PostgreSQL: " + url.group(1) + ":" + url.group(2));
        Optional<ObjectNode> database = of("Database")
                .filter(found -> Yaml.text(found, "spec.name").equals(url.group(3)))
                .findFirst();
        findings.require(database.isPresent(), id, "no such database: " + url.group(3));
        database.ifPresent(found -> findings.require(
                Yaml.text(found, "spec.owner").equals(environment.get("CARREL_DATABASE_USER")),
                id,
                "database " + url.group(3) + " belongs to another role than "
                        + environment.get("CARREL_DATABASE_USER")));
    }

    private void broker(String id, String bootstrap) {
        boolean found = of("Kafka").anyMatch(kafka -> Yaml.items(kafka, "spec.kafka.listeners")
                .anyMatch(listener ->
                        bootstrap.equals(Yaml.name(kafka) + "-kafka-bootstrap:" + Yaml.text(listener, "port"))));
        findings.require(found, id, "no such Kafka listener: " + bootstrap);
    }

    private void volume(String id, JsonNode volume) {
        if (volume.has("secret")) {
            String secret = Yaml.text(volume, "secret.secretName");
            secretKey(id, secret, "");
            Yaml.items(volume, "secret.items").forEach(item -> secretKey(id, secret, Yaml.text(item, "key")));
        }
        if (volume.has("configMap")) {
            String map = Yaml.text(volume, "configMap.name");
            findings.require(find("ConfigMap", map).isPresent(), id, "no such ConfigMap: " + map);
        }
        if (volume.has("persistentVolumeClaim")) {
            String claim = Yaml.text(volume, "persistentVolumeClaim.claimName");
            findings.require(find("PersistentVolumeClaim", claim).isPresent(), id, "no such volume claim: " + claim);
        }
    }

    /** The decoded value; an empty key asks for the Secret alone. */
    private String secretKey(String id, String name, String key) {
        if (find("Cluster", name.replaceFirst("-ca$", "")).isPresent() && name.endsWith("-ca")) {
            findings.require(Set.of("", "ca.crt").contains(key), id, "CloudNativePG puts no " + key + " into " + name);
            return "";
        }
        String search = name.replaceFirst("-http-cert$", "");
        if (name.endsWith("-http-cert") && find("OpenSearchCluster", search).isPresent()) {
            findings.require(Set.of("", "ca.crt").contains(key), id, "nobody else needs " + key + " of " + name);
            return "";
        }
        Optional<ObjectNode> secret = Stream.concat(secrets.stream(), of("Secret"))
                .filter(found -> Yaml.name(found).equals(name))
                .findFirst();
        if (secret.isEmpty()) {
            findings.add(id, "no such Secret: " + name + " (make-secrets.sh does not make it)");
            return "";
        }
        if (key.isEmpty()) {
            return "";
        }
        JsonNode value = secret.get().path("data").path(key);
        findings.require(!value.isMissingNode(), id, "no such Secret key: " + name + "/" + key);
        return new String(
                java.util.Base64.getDecoder().decode(value.asText("")), java.nio.charset.StandardCharsets.UTF_8);
    }

    // The network

    private void service(ObjectNode service) {
        String id = Yaml.id(service);
        List<ObjectNode> targets = of("Deployment")
                .filter(deployment -> labelsMatch(
                        Yaml.at(service, "spec.selector"), Yaml.at(deployment, "spec.template.metadata.labels")))
                .toList();
        findings.require(!targets.isEmpty(), id, "its selector matches no pod");
        Yaml.items(service, "spec.ports")
                .forEach(port -> targets.forEach(target -> findings.require(
                        Yaml.items(target, "spec.template.spec.containers")
                                .flatMap(container -> Yaml.items(container, "ports"))
                                .anyMatch(open -> Yaml.text(port, "targetPort").equals(Yaml.text(open, "name"))
                                        || Yaml.text(port, "targetPort").equals(Yaml.text(open, "containerPort"))),
                        id,
                        "no such port in " + Yaml.id(target) + ": " + Yaml.text(port, "targetPort"))));
    }

    private void servicePort(String id, String name, String port) {
        Optional<ObjectNode> service = find("Service", name);
        findings.require(service.isPresent(), id, "no such Service: " + name);
        service.ifPresent(found -> findings.require(
                Yaml.items(found, "spec.ports")
                        .anyMatch(open -> Yaml.text(open, "port").equals(port)),
                id,
                "Service " + name + " has no port " + port));
    }

    private void autoscaler(ObjectNode autoscaler) {
        String id = Yaml.id(autoscaler);
        String name = Yaml.text(autoscaler, "spec.scaleTargetRef.name");
        Optional<ObjectNode> target = find(Yaml.text(autoscaler, "spec.scaleTargetRef.kind"), name);
        findings.require(target.isPresent(), id, "nothing to scale called " + name);
        target.ifPresent(found -> findings.require(
                !Yaml.has(found, "spec.replicas"),
                id,
                name + " fixes spec.replicas: each rollout would undo the scaling"));
        findings.require(
                Yaml.at(autoscaler, "spec.minReplicas").asInt(1)
                        <= Yaml.at(autoscaler, "spec.maxReplicas").asInt(),
                id,
                "minReplicas above maxReplicas");
    }

    private void networkPolicy(ObjectNode policy) {
        findings.require(
                selectsPods(Yaml.at(policy, "spec.podSelector")), Yaml.id(policy), "its podSelector matches no pod");
        for (String side : List.of("spec.ingress", "spec.egress")) {
            String peers = side.endsWith("ingress") ? "from" : "to";
            Yaml.items(policy, side)
                    .flatMap(rule -> Yaml.items(rule, peers))
                    .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                    .forEach(peer -> findings.require(
                            selectsPods(peer.get("podSelector")),
                            Yaml.id(policy),
                            "a rule's podSelector matches no pod: " + peer.get("podSelector")));
        }
    }

    private void route(ObjectNode route) {
        String id = Yaml.id(route);
        Yaml.items(route, "spec.parentRefs").forEach(parent -> {
            Optional<ObjectNode> gateway = find("Gateway", Yaml.text(parent, "name"));
            findings.require(
                    gateway.stream()
                            .flatMap(found -> Yaml.items(found, "spec.listeners"))
                            .anyMatch(listener -> Yaml.text(listener, "name").equals(Yaml.text(parent, "sectionName"))),
                    id,
                    "no such listener: " + Yaml.text(parent, "name") + "/" + Yaml.text(parent, "sectionName"));
        });
        Yaml.items(route, "spec.rules")
                .flatMap(rule -> Yaml.items(rule, "backendRefs"))
                .forEach(backend -> servicePort(id, Yaml.text(backend, "name"), Yaml.text(backend, "port")));
    }

    private void monitor(ObjectNode monitor) {
        String id = Yaml.id(monitor);
        List<ObjectNode> targets = of("Service")
                .filter(service -> matches(Yaml.at(monitor, "spec.selector"), Yaml.at(service, "metadata.labels")))
                .toList();
        findings.require(!targets.isEmpty(), id, "its selector matches no Service");
        Yaml.items(monitor, "spec.endpoints")
                .forEach(endpoint -> targets.forEach(target -> findings.require(
                        Yaml.items(target, "spec.ports")
                                .anyMatch(port -> Yaml.text(port, "name").equals(Yaml.text(endpoint, "port"))),
                        id,
                        "no such port in " + Yaml.id(target) + ": " + Yaml.text(endpoint, "port"))));
    }

    // PostgreSQL and Kafka

    private void postgres() {
        of("Cluster")
                .forEach(cluster -> Yaml.items(cluster, "spec.managed.roles").forEach(role -> {
                    String secret = Yaml.text(role, "passwordSecret.name");
                    findings.require(
                            secretKey(Yaml.id(cluster), secret, "username").equals(Yaml.text(role, "name")),
                            Yaml.id(cluster),
                            "Secret " + secret + " is another role's");
                    secretKey(Yaml.id(cluster), secret, "password");
                }));
        of("Cluster").forEach(cluster -> Yaml.items(cluster, "spec.plugins").forEach(plugin -> {
            String store = Yaml.text(plugin, "parameters.barmanObjectName");
            findings.require(find("ObjectStore", store).isPresent(), Yaml.id(cluster), "no such ObjectStore: " + store);
        }));
        of("Database").forEach(database -> {
            Optional<ObjectNode> cluster = find("Cluster", Yaml.text(database, "spec.cluster.name"));
            findings.require(
                    cluster.stream()
                            .flatMap(found -> Yaml.items(found, "spec.managed.roles"))
                            .anyMatch(role -> Yaml.text(role, "name").equals(Yaml.text(database, "spec.owner"))),
                    Yaml.id(database),
                    "no such cluster with a role " + Yaml.text(database, "spec.owner"));
        });
        of("ScheduledBackup").forEach(backup -> {
            Optional<ObjectNode> cluster = find("Cluster", Yaml.text(backup, "spec.cluster.name"));
            findings.require(
                    cluster.stream()
                            .flatMap(found -> Yaml.items(found, "spec.plugins"))
                            .anyMatch(plugin -> Yaml.text(plugin, "name")
                                    .equals(Yaml.text(backup, "spec.pluginConfiguration.name"))),
                    Yaml.id(backup),
                    "no such cluster with that backup plugin: " + Yaml.text(backup, "spec.cluster.name"));
        });
        of("ObjectStore").forEach(store -> Yaml.fields(Yaml.at(store, "spec.configuration.s3Credentials"))
                .forEach(reference -> secretKey(
                        Yaml.id(store),
                        Yaml.text(reference.getValue(), "name"),
                        Yaml.text(reference.getValue(), "key"))));
    }

    private void kafka() {
        Set<String> clusters = of("Kafka").map(Yaml::name).collect(toSet());
        int brokers = of("KafkaNodePool")
                .mapToInt(pool -> Yaml.at(pool, "spec.replicas").asInt())
                .sum();
        int inSync = of("Kafka")
                .mapToInt(kafka -> Yaml.at(kafka, "spec.kafka.config")
                        .path("min.insync.replicas")
                        .asInt(1))
                .max()
                .orElse(1);
        Stream.concat(of("KafkaNodePool"), of("KafkaTopic")).forEach(document -> {
            String cluster = Yaml.at(document, "metadata.labels")
                    .path("strimzi.io/cluster")
                    .asText();
            findings.require(clusters.contains(cluster), Yaml.id(document), "no such Kafka: " + cluster);
        });
        of("KafkaTopic").forEach(topic -> {
            int replicas = Yaml.at(topic, "spec.replicas").asInt();
            findings.require(
                    replicas <= brokers && replicas >= inSync,
                    Yaml.id(topic),
                    replicas + " replicas with " + brokers + " brokers, " + inSync + " of them in sync");
        });
    }

    // Finding things

    private Stream<ObjectNode> of(String kind) {
        return documents.stream().filter(document -> Yaml.kind(document).equals(kind));
    }

    private Optional<ObjectNode> find(String kind, String name) {
        return of(kind).filter(document -> Yaml.name(document).equals(name)).findFirst();
    }

    private boolean selectsPods(JsonNode selector) {
        return Pods.of(documents).values().stream().anyMatch(labels -> matches(selector, labels));
    }

    /** A label selector: matchLabels and matchExpressions. */
    static boolean matches(JsonNode selector, JsonNode labels) {
        boolean expressions = Yaml.items(selector, "matchExpressions").allMatch(expression -> {
            String value = labels.path(Yaml.text(expression, "key")).asText(null);
            boolean in = value != null
                    && Yaml.items(expression, "values")
                            .anyMatch(one -> one.asText().equals(value));
            return switch (Yaml.text(expression, "operator")) {
                case "In" -> in;
                case "NotIn" -> !in;
                case "Exists" -> value != null;
                default -> value == null;
            };
        });
        return expressions && labelsMatch(selector.path("matchLabels"), labels);
    }

    static boolean labelsMatch(JsonNode wanted, JsonNode labels) {
        for (var label : Yaml.fields(wanted)) {
            if (!labels.path(label.getKey()).asText("").equals(label.getValue().asText())) {
                return false;
            }
        }
        return true;
    }
}

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;

/**
 * The shape of single documents. Kubernetes, Gateway API, Prometheus operator and Strimzi resources are read strictly
 * into the model classes that those projects' Java clients are made of: an unknown field or a value of another type
 * fails. CloudNativePG and OpenSearch publish no such classes: for them a JSON Schema in `schemas` names the fields
 * that we use.
 */
final class Schemas {
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Secret", Secret.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("gateway.networking.k8s.io/v1 Gateway", Gateway.class),
            Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
            Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
            Map.entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class));

    /** What the API server would refuse though the model classes, which keep enumerations as text, would not. */
    private static final Map<String, Set<String>> ENUMERATIONS = Map.ofEntries(
            Map.entry("imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
            Map.entry("whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
            Map.entry("protocol", Set.of("TCP", "UDP", "SCTP", "HTTP", "HTTPS")),
            Map.entry("policyTypes", Set.of("Ingress", "Egress")),
            Map.entry("accessModes", Set.of("ReadWriteOnce", "ReadWriteMany", "ReadWriteOncePod", "ReadOnlyMany")),
            Map.entry("operator", Set.of("In", "NotIn", "Exists", "DoesNotExist")),
            Map.entry("fsGroupChangePolicy", Set.of("OnRootMismatch", "Always")));

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "Deployment", List.of("spec.selector.matchLabels", "spec.template.spec.containers"),
            "Service", List.of("spec.selector", "spec.ports"),
            "PodDisruptionBudget", List.of("spec.selector"),
            "HorizontalPodAutoscaler", List.of("spec.scaleTargetRef.name", "spec.maxReplicas", "spec.metrics"),
            "NetworkPolicy", List.of("spec.podSelector", "spec.policyTypes"),
            "Gateway", List.of("spec.gatewayClassName", "spec.listeners"),
            "KafkaTopic", List.of("spec.partitions", "spec.replicas"),
            "KafkaNodePool", List.of("spec.replicas", "spec.roles", "spec.storage"),
            "PersistentVolumeClaim", List.of("spec.accessModes", "spec.resources.requests.storage"));

    private final JsonMapper models = strictMapper();
    private final Path folder;
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    Schemas(Path folder) {
        this.folder = folder;
    }

    void check(ObjectNode document, Findings findings) {
        String type = Yaml.text(document, "apiVersion") + " " + Yaml.kind(document);
        String id = Yaml.id(document);
        Class<?> model = MODELS.get(type);
        Path schema = folder.resolve(Yaml.kind(document) + ".json");
        if (model != null) {
            try {
                models.treeToValue(document, model);
            } catch (JsonMappingException e) {
                findings.add(
                        id,
                        place(e) + ": "
                                + e.getOriginalMessage().lines().findFirst().orElse(""));
            } catch (Exception e) {
                findings.add(id, e.getMessage());
            }
        } else if (Files.exists(schema)) {
            check(id, document, schema, SpecVersion.VersionFlag.V202012, findings);
        } else {
            findings.add(id, "unknown resource type " + type);
        }
        for (String path : REQUIRED.getOrDefault(Yaml.kind(document), List.of())) {
            if (!Yaml.has(document, path)) {
                findings.add(id, "required field missing: " + path);
            }
        }
        if (!Yaml.kind(document).equals("ConfigMap")) {
            enumerations(id, document, findings);
        }
    }

    void check(String id, JsonNode document, Path schema, SpecVersion.VersionFlag version, Findings findings) {
        JsonSchema compiled = schemas.computeIfAbsent(schema.toString(), _ -> {
            JsonNode tree = Yaml.tree(schema);
            withoutDraft4Ids(tree);
            return JsonSchemaFactory.getInstance(version).getSchema(tree);
        });
        compiled.validate(document).forEach(message -> findings.add(id, message.getMessage()));
    }

    /** The compose specification still carries `id`, draft 4's name for `$id`. */
    private static void withoutDraft4Ids(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        schema.forEach(Schemas::withoutDraft4Ids);
    }

    private static void enumerations(String id, JsonNode node, Findings findings) {
        for (var field : Yaml.fields(node)) {
            Set<String> allowed = ENUMERATIONS.get(field.getKey());
            if (allowed != null) {
                List<JsonNode> values = field.getValue().isArray()
                        ? Yaml.items(field.getValue(), "").toList()
                        : List.of(field.getValue());
                values.stream()
                        .filter(value -> value.isValueNode() && !allowed.contains(value.asText()))
                        .forEach(value -> findings.add(id, field.getKey() + ": not one of " + allowed + ": " + value));
            }
            enumerations(id, field.getValue(), findings);
        }
        Yaml.items(node, "").forEach(item -> enumerations(id, item, findings));
    }

    private static String place(JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        for (var step : e.getPath()) {
            place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return place.toString();
    }

    private static JsonMapper strictMapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    /**
                     * The model classes catch unknown fields in a map, to stay compatible; here they are what we look
                     * for.
                     */
                    @Override
                    public Boolean hasAnySetter(Annotated annotated) {
                        return false;
                    }
                })
                .build();
        // `value: 8080` where the API wants text.
        for (var shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }
}

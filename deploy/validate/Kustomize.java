import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Renders the part of Kustomize that our overlays use, for machines that have no kustomize: resources, components,
 * configMapGenerator with files and without hash, patches (strategic merge and JSON 6902, by target), namespace,
 * labels, images. Anything else in a kustomization is an error, never ignored. Where a real kustomize is at hand, the
 * validator compares.
 */
final class Kustomize {
    /**
     * Lists that a strategic merge joins by a key; all other lists are replaced. A Service's ports are not patched
     * here.
     */
    private static final Map<String, String> MERGE_KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "volumes", "name",
            "env", "name",
            "ports", "containerPort",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private static final Set<String> BUILT_IN =
            Set.of("v1", "apps/v1", "policy/v1", "autoscaling/v2", "networking.k8s.io/v1");
    private static final Set<String> KNOWN = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "resources",
            "components",
            "configMapGenerator",
            "patches",
            "labels",
            "images");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace", "GatewayClass", "ClusterImageCatalog");

    private Kustomize() {}

    static List<ObjectNode> render(Path folder) {
        List<ObjectNode> documents = new ArrayList<>();
        add(folder.normalize(), documents, "Kustomization");
        return documents;
    }

    private static void add(Path folder, List<ObjectNode> outer, String expectedKind) {
        Path file = folder.resolve("kustomization.yaml");
        JsonNode kustomization = Yaml.tree(file);
        require(Yaml.kind(kustomization).equals(expectedKind), file + ": expected kind " + expectedKind);
        for (var field : Yaml.fields(kustomization)) {
            require(KNOWN.contains(field.getKey()), file + ": field outside the supported subset: " + field.getKey());
        }
        // A component changes what its user has gathered so far; a kustomization only what it gathered itself.
        List<ObjectNode> own = expectedKind.equals("Component") ? outer : new ArrayList<>();
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            if (Files.isDirectory(path)) {
                add(path, own, "Kustomization");
            } else {
                own.addAll(Yaml.documents(path));
            }
        }
        for (JsonNode generator : kustomization.path("configMapGenerator")) {
            own.add(configMap(folder, generator));
        }
        for (JsonNode component : kustomization.path("components")) {
            add(folder.resolve(component.asText()).normalize(), own, "Component");
        }
        requireUnique(own, file);
        for (JsonNode patch : kustomization.path("patches")) {
            patch(own, folder, patch);
        }
        if (kustomization.has("namespace")) {
            own.forEach(document ->
                    namespace(document, kustomization.get("namespace").asText()));
        }
        for (JsonNode label : kustomization.path("labels")) {
            own.forEach(document -> label(document, label));
        }
        for (JsonNode image : kustomization.path("images")) {
            own.forEach(document -> image(document, image));
        }
        if (own != outer) {
            outer.addAll(own);
        }
    }

    private static void requireUnique(List<ObjectNode> documents, Path file) {
        Set<String> seen = new HashSet<>();
        for (ObjectNode document : documents) {
            String id = Yaml.text(document, "apiVersion") + " " + Yaml.id(document);
            require(seen.add(id), file + ": twice the same resource: " + id);
        }
    }

    private static ObjectNode configMap(Path folder, JsonNode generator) {
        require(
                Yaml.at(generator, "options.disableNameSuffixHash").asBoolean(),
                folder + ": configMapGenerator needs options.disableNameSuffixHash");
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata = map.putObject("metadata");
        metadata.put("name", generator.path("name").asText());
        if (Yaml.has(generator, "options.labels")) {
            metadata.set("labels", Yaml.at(generator, "options.labels").deepCopy());
        }
        ObjectNode data = map.putObject("data");
        for (JsonNode file : generator.path("files")) {
            Path path = folder.resolve(file.asText());
            try {
                data.put(path.getFileName().toString(), Files.readString(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return map;
    }

    private static void patch(List<ObjectNode> documents, Path folder, JsonNode patch) {
        Path file = folder.resolve(patch.path("path").asText());
        JsonNode content = Yaml.tree(file);
        JsonNode target = patch.path("target");
        if (content instanceof ArrayNode operations) {
            List<ObjectNode> matching = matching(documents, target);
            require(!matching.isEmpty(), file + ": the patch has no target");
            for (ObjectNode document : matching) {
                operations.forEach(operation -> apply(document, operation, file));
            }
            return;
        }
        for (ObjectNode merge : Yaml.documents(file)) {
            List<ObjectNode> matching = target.isMissingNode()
                    ? documents.stream()
                            .filter(d -> d.path("apiVersion").equals(merge.path("apiVersion"))
                                    && Yaml.id(d).equals(Yaml.id(merge)))
                            .toList()
                    : matching(documents, target);
            require(!matching.isEmpty(), file + ": nothing to patch called " + Yaml.id(merge));
            for (ObjectNode document : matching) {
                ObjectNode change = merge.deepCopy();
                if (!target.isMissingNode()) {
                    change.remove("metadata");
                }
                merge(document, change, BUILT_IN.contains(Yaml.text(document, "apiVersion")));
            }
        }
    }

    private static List<ObjectNode> matching(List<ObjectNode> documents, JsonNode target) {
        return documents.stream()
                .filter(document ->
                        Yaml.kind(document).equals(target.path("kind").asText()))
                .filter(document -> !target.has("name")
                        || Yaml.name(document).equals(target.path("name").asText()))
                .toList();
    }

    private static void merge(ObjectNode into, ObjectNode change, boolean strategic) {
        for (var field : Yaml.fields(change)) {
            String key = field.getKey();
            JsonNode value = field.getValue();
            JsonNode old = into.get(key);
            String mergeKey = strategic ? MERGE_KEYS.get(key) : null;
            if (value.isNull()) {
                into.remove(key);
            } else if (old instanceof ObjectNode oldObject && value instanceof ObjectNode object) {
                merge(oldObject, object, strategic);
            } else if (mergeKey != null && old instanceof ArrayNode oldItems) {
                mergeItems(oldItems, value, mergeKey);
            } else {
                into.set(key, value.deepCopy());
            }
        }
    }

    private static void mergeItems(ArrayNode into, JsonNode items, String mergeKey) {
        for (JsonNode item : items) {
            ObjectNode same = null;
            for (JsonNode old : into) {
                if (old.path(mergeKey).equals(item.path(mergeKey))) {
                    same = (ObjectNode) old;
                }
            }
            if (same == null) {
                into.add(item.deepCopy());
            } else {
                merge(same, (ObjectNode) item, true);
            }
        }
    }

    private static void apply(ObjectNode document, JsonNode operation, Path file) {
        String pointer = operation.path("path").asText();
        JsonNode parent = document.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        String op = operation.path("op").asText();
        require(!parent.isMissingNode(), file + ": no such place: " + pointer);
        if (op.equals("replace") || op.equals("remove")) {
            require(!document.at(pointer).isMissingNode(), file + ": no such place: " + pointer);
        }
        JsonNode value = operation.path("value").deepCopy();
        switch (parent) {
            case ObjectNode object when op.equals("remove") -> object.remove(last);
            case ObjectNode object when op.equals("add") || op.equals("replace") -> object.set(last, value);
            case ArrayNode array when op.equals("remove") -> array.remove(Integer.parseInt(last));
            case ArrayNode array when op.equals("replace") -> array.set(Integer.parseInt(last), value);
            case ArrayNode array when op.equals("add") && last.equals("-") -> array.add(value);
            default -> throw new IllegalArgumentException(file + ": unsupported operation " + op + " at " + pointer);
        }
    }

    private static void namespace(ObjectNode document, String namespace) {
        ObjectNode metadata = (ObjectNode) document.get("metadata");
        if (Yaml.kind(document).equals("Namespace")) {
            metadata.put("name", namespace);
        } else if (!CLUSTER_WIDE.contains(Yaml.kind(document))) {
            metadata.put("namespace", namespace);
        }
    }

    private static void label(ObjectNode document, JsonNode label) {
        ObjectNode pairs = (ObjectNode) label.get("pairs");
        document.withObject("/metadata/labels").setAll(pairs);
        if (label.path("includeTemplates").asBoolean() && Yaml.kind(document).equals("Deployment")) {
            document.withObject("/spec/template/metadata/labels").setAll(pairs);
        }
    }

    private static void image(ObjectNode document, JsonNode image) {
        Yaml.items(document, "spec.template.spec.containers").forEach(container -> {
            String full = container.path("image").asText();
            String name = full.replaceFirst("(@.*|:[^/:]*)$", "");
            if (name.equals(image.path("name").asText())) {
                String tag = image.has("newTag") ? ":" + image.get("newTag").asText() : full.substring(name.length());
                ((ObjectNode) container).put("image", image.path("newName").asText(name) + tag);
            }
        });
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

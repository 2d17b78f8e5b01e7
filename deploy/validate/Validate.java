import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Renders every overlay and checks what comes out, without a cluster; started by `deploy/validate.sh`, which says what
 * it needs. With `--self-test` it breaks the manifests in every way it claims to notice, and fails if one goes
 * unnoticed.
 */
final class Validate {
    private static final List<String> OVERLAYS =
            List.of("kubernetes/overlays/small", "kubernetes/overlays/production", "validate/everything");

    private final Path deploy;
    private final Schemas schemas;

    private Validate(Path deploy) {
        this.deploy = deploy;
        this.schemas = new Schemas(deploy.resolve("validate/schemas"));
    }

    public static void main(String[] arguments) throws Exception {
        Path deploy = Path.of(System.getProperty("carrel.deploy", "deploy"));
        List<String> options = Arrays.asList(arguments);
        Validate validate = new Validate(deploy);
        if (options.contains("--self-test")) {
            System.exit(SelfTest.run(validate) ? 0 : 1);
        }
        List<String> wrong = new ArrayList<>();
        for (String overlay : OVERLAYS) {
            List<ObjectNode> documents = validate.render(overlay);
            List<String> found = validate.findings(overlay, documents);
            wrong.addAll(found);
            System.out.printf(
                    "%-32s %3d documents, %s, %d findings%n",
                    overlay, documents.size(), validate.compared(overlay, documents, wrong), found.size());
        }
        List<String> found = validate.composeFindings();
        wrong.addAll(found);
        System.out.printf("%-32s %d findings%n", "compose/compose.yaml", found.size());
        wrong.forEach(System.err::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    List<ObjectNode> render(String overlay) {
        return Kustomize.render(deploy.resolve(overlay));
    }

    List<String> findings(String overlay, List<ObjectNode> documents) throws IOException {
        Findings findings = new Findings(overlay);
        documents.forEach(document -> schemas.check(document, findings));
        new References(documents, secrets(), findings).check();
        new Flows(documents, findings).check();
        Contracts.check(
                documents,
                deploy.resolve("../events/src/main/java/org/carrel/events/Topic.java")
                        .normalize(),
                findings);
        Monitoring.checkSources(
                deploy.resolve("../platform/runtime/src/main/java").normalize(), findings);
        Monitoring.check(documents, deploy.resolve("../docs/operations.md").normalize(), findings);
        return findings.lines();
    }

    Compose compose(Findings findings) {
        return new Compose(deploy.resolve("compose/compose.yaml"), findings);
    }

    void check(Compose compose) {
        Optional<Path> specification =
                Optional.ofNullable(System.getProperty("carrel.compose-schema")).map(Path::of);
        compose.check(schemas, deploy.resolve("validate/schemas/compose.json"), specification);
    }

    Path composeFolder() {
        return deploy.resolve("compose");
    }

    private List<String> composeFindings() {
        Findings findings = new Findings("compose");
        check(compose(findings));
        return findings.lines();
    }

    /** What make-secrets.sh makes: the Secrets that the manifests may refer to. */
    private List<ObjectNode> secrets() throws IOException {
        return Yaml.documents(Path.of(System.getProperty("carrel.secrets")));
    }

    /** Our renderer against the real one, where validate.sh found one and left its output. */
    private String compared(String overlay, List<ObjectNode> documents, List<String> wrong) throws IOException {
        Path real = Path.of(System.getProperty("carrel.rendered", "none"), overlay.replace('/', '_') + ".yaml");
        if (!Files.exists(real)) {
            return "no kustomize here to compare with";
        }
        var expected = new TreeMap<String, JsonNode>();
        Yaml.documents(real).forEach(document -> expected.put(key(document), normal(document)));
        var ours = new TreeMap<String, JsonNode>();
        documents.forEach(document -> ours.put(key(document), normal(document)));
        if (ours.equals(expected)) {
            return "rendered as kustomize does";
        }
        for (String key : expected.keySet()) {
            if (!expected.get(key).equals(ours.get(key))) {
                wrong.add(overlay + ": " + key + ": kustomize renders\n" + expected.get(key) + "\nand we\n"
                        + ours.get(key));
            }
        }
        if (!expected.keySet().equals(ours.keySet())) {
            wrong.add(overlay + ": kustomize renders other resources than we do");
        }
        return "RENDERED OTHERWISE BY KUSTOMIZE";
    }

    private static String key(ObjectNode document) {
        return Yaml.text(document, "apiVersion") + " " + Yaml.id(document);
    }

    /** Without the order of fields, and of the lists that Kubernetes takes as maps. */
    private static JsonNode normal(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            var sorted = new TreeMap<String, JsonNode>();
            Yaml.fields(object).forEach(field -> sorted.put(field.getKey(), normal(field.getValue())));
            result.setAll(sorted);
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            StreamSupport.stream(array.spliterator(), false)
                    .map(Validate::normal)
                    .sorted((one, other) -> one.isObject() ? one.toString().compareTo(other.toString()) : 0)
                    .forEach(result::add);
            return result;
        }
        return node.isTextual()
                ? JsonNodeFactory.instance.textNode(node.asText().strip())
                : node;
    }
}

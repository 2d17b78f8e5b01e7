import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reading YAML as trees, and short ways to walk them. */
final class Yaml {
    private static final ObjectMapper MAPPER = new ObjectMapper(
            YAMLFactory.builder().build().configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true));

    private Yaml() {}

    /** The documents of a file; a key that stands twice is an error. */
    static List<ObjectNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    static List<ObjectNode> documents(String text) throws IOException {
        List<ObjectNode> documents = new ArrayList<>();
        try (var values = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (values.hasNextValue()) {
                if (values.nextValue() instanceof ObjectNode document) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    static JsonNode tree(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    /** A tree with anchors, aliases and merge keys carried out, which only the compose file uses. */
    static JsonNode resolved(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var reader = Files.newBufferedReader(file)) {
            Object loaded = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(reader);
            return MAPPER.valueToTree(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The node at a dotted path, or a missing node. */
    static JsonNode at(JsonNode node, String path) {
        JsonNode current = node;
        for (String step : path.split("\\.")) {
            current = current.path(step);
        }
        return current;
    }

    static String text(JsonNode node, String path) {
        return at(node, path).asText("");
    }

    static Stream<JsonNode> items(JsonNode node, String path) {
        JsonNode found = path.isEmpty() ? node : at(node, path);
        return found instanceof ArrayNode array ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }

    static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return node.properties();
    }

    static boolean has(JsonNode node, String path) {
        JsonNode found = at(node, path);
        return !(found instanceof MissingNode) && !found.isNull();
    }

    static String kind(JsonNode document) {
        return text(document, "kind");
    }

    static String name(JsonNode document) {
        return text(document, "metadata.name");
    }

    /** How findings name a document. */
    static String id(JsonNode document) {
        return kind(document) + "/" + name(document);
    }
}

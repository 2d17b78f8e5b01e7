package org.carrel.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the AsyncAPI 3.0 document: which topic carries what, and how. */
final class AsyncApi {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));
    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApi() {}

    static String yaml(JsonNode document) {
        try {
            return "# Generated from the records in events/; do not edit.\n" + YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not YAML", e);
        }
    }

    static ObjectNode document() {
        ObjectNode document = node();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Carrel events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "What the services of Carrel tell each other, and anybody who listens. Events are CloudEvents 1.0 "
                                + "in binary mode: attributes are Kafka headers, the value is JSON. They arrive at least "
                                + "once, in commit order per key; consumers read committed records only.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        components.putObject("schemas").set("CloudEventHeaders", headers());
        for (Topic topic : Topic.values()) {
            channels.set(id(topic), channel(topic));
            operations.set("publish" + capital(id(topic)), operation(topic));
            topic.eventTypes().forEach(type -> messages.set(type.getSimpleName(), message(type)));
        }
        return document;
    }

    private static ObjectNode channel(Topic topic) {
        ObjectNode channel = node();
        channel.put("address", topic.topicName());
        channel.put("description", Sources.describe(topic.events()).summary());
        ObjectNode messages = channel.putObject("messages");
        topic.eventTypes().forEach(type -> messages.putObject(type.getSimpleName())
                .put("$ref", "#/components/messages/" + type.getSimpleName()));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.topicName());
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        switch (topic.kind()) {
            case STATE -> configuration.putArray("cleanup.policy").add("compact");
            case FACTS -> {
                configuration.putArray("cleanup.policy").add("delete");
                configuration.put(
                        "retention.ms", Duration.ofDays(topic.retentionDays()).toMillis());
            }
        }
        kafka.put("bindingVersion", KAFKA_BINDING);
        return channel;
    }

    private static ObjectNode operation(Topic topic) {
        ObjectNode operation = node();
        operation.put("action", "send");
        operation.put("summary", topic.service() + "-service alone writes to this topic.");
        operation.putObject("channel").put("$ref", "#/channels/" + id(topic));
        return operation;
    }

    private static ObjectNode message(Class<? extends CarrelEvent> type) {
        ObjectNode message = node();
        message.put("name", Topic.typeOf(type));
        message.put("title", type.getSimpleName());
        message.put("summary", Sources.describe(type).summary());
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
        message.putObject("payload")
                .put("schemaFormat", "application/schema+json;version=draft-2020-12")
                .putObject("schema")
                .put("$ref", "./schemas/" + EventSchemas.fileName(type));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("format", "uuid").put("description", "The aggregate's id.");
        kafka.put("bindingVersion", KAFKA_BINDING);
        return message;
    }

    private static ObjectNode headers() {
        ObjectNode headers = node();
        headers.put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject("ce_specversion").put("type", "string").put("const", "1.0");
        properties.set("ce_id", text("uuid", "The event's own id (UUIDv7); the same at every redelivery."));
        properties.set("ce_source", text("uri-reference", "The service: /carrel/ and its name."));
        properties.set("ce_type", text(null, "The event type, such as org.carrel.circulation.item-checked-out.v1."));
        properties.set("ce_subject", text("uuid", "The aggregate's id; also the key."));
        properties.set("ce_time", text("date-time", "When it happened."));
        properties.set("ce_dataschema", text("uri", "The JSON Schema of the value."));
        properties.set("ce_aggregateversion", text(null, "Version of the aggregate after the event, a whole number."));
        properties.set("ce_traceparent", text(null, "W3C trace context in which it happened, if there was one."));
        properties.putObject("content-type").put("type", "string").put("const", "application/json");
        var required = headers.putArray("required");
        List.of(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "ce_dataschema",
                        "ce_aggregateversion",
                        "content-type")
                .forEach(required::add);
        return headers;
    }

    private static ObjectNode text(@Nullable String format, String description) {
        ObjectNode text = node();
        text.put("type", "string");
        if (format != null) {
            text.put("format", format);
        }
        return text.put("description", description);
    }

    /**
     * What a change of the topics would break: a topic that is gone, a type that has moved or gone, and another promise
     * of how long events are kept.
     */
    static List<String> breaks(JsonNode committed, JsonNode proposed) {
        var breaks = new ArrayList<String>();
        committed.path("channels").properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode before = entry.getValue();
            JsonNode after = proposed.path("channels").path(name);
            if (after.isMissingNode()) {
                breaks.add(name + ": topic removed");
                return;
            }
            if (!before.path("address").equals(after.path("address"))) {
                breaks.add(name + ": topic renamed to " + after.path("address").asText());
            }
            JsonNode kept = before.at("/bindings/kafka/topicConfiguration");
            JsonNode keptNow = after.at("/bindings/kafka/topicConfiguration");
            if (!kept.path("cleanup.policy").equals(keptNow.path("cleanup.policy"))) {
                breaks.add(name + ": no longer " + kept.path("cleanup.policy"));
            }
            if (keptNow.path("retention.ms").asLong()
                    < kept.path("retention.ms").asLong()) {
                breaks.add(name + ": kept for a shorter time");
            }
            before.path("messages").fieldNames().forEachRemaining(message -> {
                if (!after.path("messages").has(message)) {
                    breaks.add(name + ": no longer carries " + message);
                }
            });
        });
        return List.copyOf(breaks);
    }

    /** The topic's name in camel case. */
    private static String id(Topic topic) {
        String[] words = topic.name().toLowerCase(Locale.ROOT).split("_", -1);
        var id = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            id.append(capital(words[i]));
        }
        return id.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}

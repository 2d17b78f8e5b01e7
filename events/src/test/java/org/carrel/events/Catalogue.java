package org.carrel.events;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes the catalogue of events for people. */
final class Catalogue {

    private Catalogue() {}

    static String markdown() {
        var page = new StringBuilder("""
                # The events

                Generated from the records in `events/`; do not edit. The same for machines: [asyncapi.yaml](asyncapi.yaml) and
                one JSON Schema per type in [schemas](schemas).

                Events are CloudEvents 1.0 in Kafka's binary mode: the attributes are headers (`ce_id`, `ce_type`, `ce_subject`, …), the
                value is JSON, the key is the aggregate's id. They arrive at least once and in commit order per key. Read with
                `isolation.level=read_committed`; skip a `ce_id` that you have handled, or a version not above the one you hold; skip
                types you do not know, and components you do not know.

                A type never changes its meaning. It may get a component that may be missing, or a further value of an
                enumeration; anything else is a new type. A test in `events/` refuses the rest.

                | topic | written by | kept | types |
                |---|---|---|---|
                """);
        for (Topic topic : Topic.values()) {
            page.append("| `%s` | %s-service | %s | %s |\n"
                    .formatted(topic.topicName(), topic.service(), kept(topic), links(topic)));
        }
        for (Topic topic : Topic.values()) {
            page.append("\n## `").append(topic.topicName()).append("`\n\n");
            page.append(Sources.describe(topic.events()).summary()).append('\n');
            topic.eventTypes().forEach(type -> describe(type, page));
        }
        return page.toString();
    }

    private static void describe(Class<? extends CarrelEvent> type, StringBuilder page) {
        page.append("\n### ").append(type.getSimpleName()).append("\n\n");
        page.append(Sources.describe(type).summary())
                .append(" Type `")
                .append(Topic.typeOf(type))
                .append("`.\n\n");
        page.append("| component | type | meaning |\n|---|---|---|\n");
        components("", EventSchemas.schemaOf(type), page);
    }

    private static void components(String path, JsonNode schema, StringBuilder page) {
        var required = new TreeSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            String name = path + property.getKey();
            JsonNode part = property.getValue();
            page.append("| `%s` | %s%s | %s |\n"
                    .formatted(
                            name,
                            typeOf(part),
                            required.contains(property.getKey()) ? "" : ", may be missing",
                            part.path("description").asText()));
            components(name + ".", part, page);
            components(name + "[].", part.path("items"), page);
        });
    }

    private static String typeOf(JsonNode schema) {
        if (schema.has("enum")) {
            return String.join(" / ", texts(schema.path("enum")));
        }
        List<String> types = texts(schema.path("type"));
        String type = types.isEmpty() ? "" : types.getFirst();
        return switch (type) {
            case "array" -> "list of " + typeOf(schema.path("items"));
            case "string" -> schema.path("format").asText("text");
            case "integer" -> "whole number";
            default -> type;
        };
    }

    private static List<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        var texts = new ArrayList<String>();
        node.forEach(element -> {
            if (element.isTextual() && !element.asText().equals("null")) {
                texts.add(element.asText());
            }
        });
        return texts;
    }

    private static String kept(Topic topic) {
        return switch (topic.kind()) {
            case STATE -> "last event of each key";
            case FACTS -> topic.retentionDays() + " days";
        };
    }

    private static String links(Topic topic) {
        return String.join(
                ", ",
                topic.eventTypes().stream()
                        .map(type -> "[%s](schemas/%s)".formatted(type.getSimpleName(), EventSchemas.fileName(type)))
                        .toList());
    }
}

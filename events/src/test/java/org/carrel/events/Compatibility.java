package org.carrel.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Tells whether events of a changed type still suit everybody: consumers that know only the committed schema, and
 * consumers of the new one that read events written before the change, which compacted topics hold for ever.
 *
 * <p>What may change: a new component that may be missing, a new value of an enumeration, and the texts.
 */
final class Compatibility {

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** What the change would break; empty if nothing. */
    static List<String> breaks(JsonNode committed, JsonNode proposed) {
        var comparison = new Compatibility();
        comparison.compare("", committed, proposed);
        return List.copyOf(comparison.breaks);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        compareTypes(path, before, after);
        if (!before.path("format").equals(after.path("format"))) {
            breaks.add(at(path) + ": format changed from " + before.path("format") + " to " + after.path("format"));
        }
        compareValues(path, before, after);
        compareProperties(path, before, after);
        if (before.has("items") && after.has("items")) {
            compare(path + "[]", before.get("items"), after.get("items"));
        }
        if (before.path("uniqueItems").asBoolean() && !after.path("uniqueItems").asBoolean()) {
            breaks.add(at(path) + ": elements need no longer be unique");
        }
    }

    private void compareTypes(String path, JsonNode before, JsonNode after) {
        Set<String> old = texts(before.path("type"));
        Set<String> changed = texts(after.path("type"));
        old.remove("null");
        changed.remove("null");
        if (!old.equals(changed)) {
            breaks.add(at(path) + ": type changed from " + old + " to " + changed);
        }
    }

    private void compareValues(String path, JsonNode before, JsonNode after) {
        Set<String> gone = values(before);
        Set<String> left = values(after);
        if (gone.isEmpty() != left.isEmpty()) {
            breaks.add(at(path) + ": is " + (gone.isEmpty() ? "now" : "no longer") + " an enumeration");
            return;
        }
        gone.removeAll(left);
        gone.forEach(value -> breaks.add(at(path) + ": value " + value + " removed"));
    }

    private void compareProperties(String path, JsonNode before, JsonNode after) {
        Set<String> requiredBefore = texts(before.path("required"));
        Set<String> requiredAfter = texts(after.path("required"));
        before.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            String where = path + "." + name;
            JsonNode changed = after.path("properties").path(name);
            if (changed.isMissingNode()) {
                breaks.add(at(where) + ": removed or renamed");
                return;
            }
            if (requiredBefore.contains(name) && !requiredAfter.contains(name)) {
                breaks.add(at(where) + ": may now be missing, which consumers do not expect");
            }
            if (!requiredBefore.contains(name) && requiredAfter.contains(name)) {
                breaks.add(at(where) + ": is now required, and older events lack it");
            }
            compare(where, property.getValue(), changed);
        });
        after.path("properties").fieldNames().forEachRemaining(name -> {
            boolean isNew = !before.path("properties").has(name);
            if (isNew && requiredAfter.contains(name)) {
                breaks.add(at(path + "." + name) + ": is new and required, and older events lack it");
            }
        });
    }

    private static String at(String path) {
        return path.isEmpty() ? "the event" : path.substring(1);
    }

    /** The values of an enumeration; one with a single value is written as a constant. */
    private static Set<String> values(JsonNode schema) {
        Set<String> values = texts(schema.path("enum"));
        values.addAll(texts(schema.path("const")));
        values.remove("null");
        return values;
    }

    /** A schema says {@code "type": "string"} or {@code "type": ["string", "null"]}. */
    private static Set<String> texts(JsonNode node) {
        var texts = new TreeSet<String>();
        if (node.isArray()) {
            node.forEach(element -> texts.add(element.asText()));
        } else if (!node.isMissingNode()) {
            texts.add(node.asText());
        }
        return texts;
    }
}

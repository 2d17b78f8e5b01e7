package org.carrel.gateway.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.routes.RouteTable;
import org.carrel.gateway.routes.Service;

/**
 * The documents of the services made into one. Two services may call different things by the same name, so every name
 * that is shared in a document (components, operation ids, tags) gets its service's name in front. All services take
 * the same bearer tokens: their security schemes become one.
 */
final class ApiDocument {

    private static final String COMPONENTS = "#/components/";
    private static final String SCHEME = "bearer";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonObject document;
    private final JsonObject paths;
    private final Map<String, JsonObject> components = new TreeMap<>();
    private final JsonArray tags;

    private ApiDocument(JsonObject own) {
        document = own.copy();
        paths = document.getJsonObject("paths");
        tags = document.getJsonArray("tags");
        JsonObject ownComponents = document.getJsonObject("components", new JsonObject());
        ownComponents.forEach(kind -> components.put(kind.getKey(), (JsonObject) kind.getValue()));
    }

    /**
     * @param own what the gateway says of itself
     * @param services the documents there are
     * @param missing the services that could not be asked
     */
    static JsonObject merge(JsonObject own, Map<Service, JsonObject> services, Collection<Service> missing) {
        var merged = new ApiDocument(own);
        services.forEach(merged::add);
        var names = new JsonArray();
        missing.forEach(service -> names.add(service.label()));
        var components = new JsonObject();
        merged.components.forEach(components::put);
        return merged.document.put("components", components).put("x-carrel-unavailable", names);
    }

    private void add(Service service, JsonObject source) {
        String prefix = capitalised(service.label());
        JsonObject info = source.getJsonObject("info", new JsonObject());
        tags.add(new JsonObject()
                .put("name", service.label())
                .put("description", info.getString("description", info.getString("title", ""))));
        describeTags(service, source.getJsonArray("tags", new JsonArray()));

        JsonObject sourceComponents = source.getJsonObject("components", new JsonObject());
        for (String kind : sourceComponents.fieldNames()) {
            if (!kind.equals("securitySchemes")) {
                JsonObject target = components.computeIfAbsent(kind, unknown -> new JsonObject());
                sourceComponents
                        .getJsonObject(kind)
                        .forEach(component ->
                                target.put(prefix + component.getKey(), rewritten(component.getValue(), prefix)));
            }
        }
        boolean securedByDefault = requires(source.getJsonArray("security"));
        source.getJsonObject("paths", new JsonObject()).forEach(path -> {
            // What the door does not let through is no part of the public API.
            if (RouteTable.find(path.getKey()) != null && path.getValue() instanceof JsonObject item) {
                paths.put(path.getKey(), item(service, item, prefix, securedByDefault));
            }
        });
    }

    private void describeTags(Service service, JsonArray sourceTags) {
        for (Object tag : sourceTags) {
            if (tag instanceof JsonObject described) {
                tags.add(described.copy().put("name", tag(service, described.getString("name"))));
            }
        }
    }

    private static JsonObject item(Service service, JsonObject source, String prefix, boolean securedByDefault) {
        JsonObject item = (JsonObject) rewritten(source, prefix);
        for (String method : item.fieldNames()) {
            if (METHODS.contains(method) && item.getValue(method) instanceof JsonObject operation) {
                String id = operation.getString("operationId");
                if (id != null) {
                    operation.put("operationId", service.label() + capitalised(id));
                }
                operation.put("tags", tags(service, operation.getJsonArray("tags")));
                secure(operation, securedByDefault);
            }
        }
        return item;
    }

    private static JsonArray tags(Service service, @Nullable JsonArray own) {
        var tags = new JsonArray();
        if (own == null || own.isEmpty()) {
            return tags.add(service.label());
        }
        own.forEach(tag -> tags.add(tag(service, String.valueOf(tag))));
        return tags;
    }

    private static String tag(Service service, String name) {
        return service.label() + ": " + name;
    }

    /** Keeps which permissions an operation takes, under the one scheme. */
    private static void secure(JsonObject operation, boolean securedByDefault) {
        JsonArray own = operation.getJsonArray("security");
        if (own == null ? !securedByDefault : !requires(own)) {
            operation.put("security", new JsonArray());
            return;
        }
        List<Object> permissions = new ArrayList<>();
        if (own != null) {
            own.stream()
                    .map(JsonObject.class::cast)
                    .flatMap(requirement -> requirement.getMap().values().stream())
                    .forEach(scopes -> {
                        if (scopes instanceof JsonArray array) {
                            array.forEach(permissions::add);
                        } else if (scopes instanceof List<?> list) {
                            permissions.addAll(list);
                        }
                    });
        }
        operation.put(
                "security",
                new JsonArray()
                        .add(new JsonObject()
                                .put(
                                        SCHEME,
                                        new JsonArray(
                                                permissions.stream().distinct().toList()))));
    }

    /** Whether a list of alternatives asks for anything; an empty one in it, or none at all, means that it need not. */
    private static boolean requires(@Nullable JsonArray security) {
        return security != null
                && !security.isEmpty()
                && security.stream().map(JsonObject.class::cast).noneMatch(JsonObject::isEmpty);
    }

    /** A copy in which every reference to a component names it by its new name. */
    private static Object rewritten(Object node, String prefix) {
        return switch (node) {
            case JsonObject object -> {
                var copy = new JsonObject();
                object.forEach(member -> copy.put(
                        member.getKey(),
                        member.getValue() == null ? null : rewritten(member.getKey(), member.getValue(), prefix)));
                yield copy;
            }
            case JsonArray array -> {
                var copy = new JsonArray();
                array.forEach(element -> copy.add(element == null ? null : rewritten(element, prefix)));
                yield copy;
            }
            default -> node;
        };
    }

    private static Object rewritten(String name, Object value, String prefix) {
        if (name.equals("$ref") && value instanceof String reference) {
            return reference(reference, prefix);
        }
        if (name.equals("mapping") && value instanceof JsonObject mapping) {
            var copy = new JsonObject();
            mapping.forEach(entry -> copy.put(
                    entry.getKey(),
                    entry.getValue() instanceof String reference ? reference(reference, prefix) : entry.getValue()));
            return copy;
        }
        return rewritten(value, prefix);
    }

    private static String reference(String reference, String prefix) {
        if (!reference.startsWith(COMPONENTS)) {
            return reference;
        }
        int name = reference.indexOf('/', COMPONENTS.length()) + 1;
        return name == 0 ? reference : reference.substring(0, name) + prefix + reference.substring(name);
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}

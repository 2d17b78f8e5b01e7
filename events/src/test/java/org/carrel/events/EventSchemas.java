package org.carrel.events;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import org.jspecify.annotations.Nullable;

/** Makes the JSON Schema of an event type from its record. */
final class EventSchemas {

    private static final String BASE = "https://carrel.dev/schemas/";
    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    /** Every event type, in the order of the topics. */
    static List<Class<? extends CarrelEvent>> types() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.eventTypes().stream())
                .toList();
    }

    static String fileName(Class<? extends CarrelEvent> type) {
        return Topic.typeOf(type) + ".json";
    }

    static ObjectNode schemaOf(Class<? extends CarrelEvent> type) {
        ObjectNode generated = generate(type);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", BASE + fileName(type));
        schema.put("title", type.getSimpleName());
        schema.put("description", Sources.describe(type).summary());
        return schema.setAll(generated);
    }

    /** The schema of any record, without the texts. */
    static ObjectNode generate(Class<?> type) {
        return GENERATOR.generateSchema(type);
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.ADDITIONAL_FIXED_TYPES,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.INLINE_ALL_SCHEMAS,
                        Option.FLATTENED_ENUMS);
        config.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withNullableCheck(EventSchemas::isNullable)
                .withDescriptionResolver(EventSchemas::description)
                .withArrayUniqueItemsResolver(
                        field -> field.getType().getErasedType().equals(Set.class) ? true : null);
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** What the Javadoc says of a component of one of our own records. */
    private static @Nullable String description(FieldScope field) {
        Class<?> owner = field.getRawMember().getDeclaringClass();
        boolean ours = owner.getEnclosingClass() == null && owner.getPackage().equals(CarrelEvent.class.getPackage());
        if (field.isFakeContainerItemScope() || !ours) {
            return null;
        }
        String text = Sources.describe(owner).component(field.getName());
        return Stream.of(text).filter(known -> !known.isEmpty()).findFirst().orElse(null);
    }
}

package org.carrel.events;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The golden samples: one JSON per event type with every component filled, and one without those that may be missing.
 * They are what is on the topics, so they must parse for ever.
 */
class SampleTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static Stream<Class<? extends CarrelEvent>> types() {
        return EventSchemas.types().stream();
    }

    static Stream<Arguments> samples() {
        return types().flatMap(type -> {
            var samples = new ArrayList<Arguments>();
            samples.add(Arguments.of(type, Topic.typeOf(type)));
            if (!optional(type).isEmpty()) {
                samples.add(Arguments.of(type, Topic.typeOf(type) + ".minimal"));
            }
            return samples.stream();
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_parses_and_is_written_back_as_it_was(Class<? extends CarrelEvent> type, String name)
            throws IOException {
        JsonNode sample = sample(name);

        CarrelEvent event = JSON.treeToValue(sample, type);

        String written = JSON.writeValueAsString(event);
        assertThat(inOrder(JSON.readTree(written))).isEqualTo(inOrder(sample));
        assertThat(JSON.readValue(written, type)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_valid_by_the_committed_schema(Class<? extends CarrelEvent> type, String name) throws IOException {
        JsonSchema schema = schema(type);

        assertThat(schema.validate(sample(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_full_sample_fills_every_component_and_the_minimal_one_only_what_it_must(Class<? extends CarrelEvent> type)
            throws IOException {
        JsonNode schema = EventSchemas.schemaOf(type);
        Set<String> all = names(schema);
        Set<String> required = new TreeSet<>(all);
        required.removeAll(optional(type));

        assertThat(names(sample(Topic.typeOf(type)))).isEqualTo(all);
        if (!optional(type).isEmpty()) {
            assertThat(names(sample(Topic.typeOf(type) + ".minimal"))).isEqualTo(required);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_component_that_a_newer_version_adds_is_tolerated_by_the_schema(Class<? extends CarrelEvent> type)
            throws IOException {
        var sample = (ObjectNode) sample(Topic.typeOf(type));
        sample.put("addedLater", "whatever it may be");

        assertThat(schema(type).validate(sample)).isEmpty();
    }

    @Test
    void the_schemas_reject_what_is_wrong() throws IOException {
        JsonSchema schema = schema(ItemCheckedOut.class);
        var sample = (ObjectNode) sample(Topic.typeOf(ItemCheckedOut.class));

        assertThat(schema.validate(sample.deepCopy().put("dueAt", "tomorrow"))).hasSize(1);
        assertThat(schema.validate(sample.deepCopy().put("loanId", "no uuid"))).hasSize(1);
        assertThat(schema.validate(sample.deepCopy().put("version", "one"))).hasSize(1);
        assertThat(schema.validate(sample.deepCopy().without("patronId"))).hasSize(1);
    }

    @Test
    void every_type_name_leads_back_to_its_record_and_topic() {
        assertThat(EventSchemas.types()).hasSizeGreaterThan(20).allSatisfy(type -> {
            assertThat(Topic.of(type).eventType(Topic.typeOf(type))).contains(type);
            assertThat(Topic.typeOf(type)).matches("org\\.carrel\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v1");
        });
        assertThat(EventSchemas.types().stream().map(Topic::typeOf)).doesNotHaveDuplicates();
    }

    @Test
    void a_type_that_a_topic_does_not_carry_is_not_known_there() {
        assertThat(Topic.LOANS.eventType("org.carrel.circulation.loan-eaten-by-dog.v1"))
                .isEmpty();
        assertThat(Topic.LOANS.eventType(Topic.typeOf(PatronErased.class))).isEmpty();
    }

    private static JsonSchema schema(Class<? extends CarrelEvent> type) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        Committed.schema(type).json().orElseThrow(),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream in = requireNonNull(
                SampleTest.class.getResourceAsStream("/samples/" + name + ".json"), "no sample of " + name)) {
            return JSON.readTree(in);
        }
    }

    private static Set<String> optional(Class<? extends CarrelEvent> type) {
        JsonNode schema = EventSchemas.schemaOf(type);
        Set<String> optional = names(schema);
        schema.path("required").forEach(name -> optional.remove(name.asText()));
        return optional;
    }

    /** Names of the components of a schema, or of the fields of a sample. */
    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        JsonNode fields = node.has("$schema") ? node.path("properties") : node;
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The order of a set's elements means nothing, so lists of texts are compared sorted. */
    private static JsonNode inOrder(JsonNode node) {
        JsonNode copy = node.deepCopy();
        if (copy.path("processTags") instanceof ArrayNode tags) {
            List<String> sorted = new ArrayList<>();
            tags.forEach(tag -> sorted.add(tag.asText()));
            sorted.sort(String::compareTo);
            tags.removeAll();
            sorted.forEach(tags::add);
        }
        return copy;
    }
}

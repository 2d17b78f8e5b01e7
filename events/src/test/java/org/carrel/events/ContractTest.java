package org.carrel.events;

import java.nio.file.Files;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContractTest {

    static List<Class<? extends CarrelEvent>> types() {
        return EventSchemas.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_committed_schema_is_what_the_record_says_and_the_change_breaks_nobody(Class<? extends CarrelEvent> type) {
        JsonNode generated = EventSchemas.schemaOf(type);
        Committed committed = Committed.schema(type);
        List<String> breaks = committed
                .json()
                .map(before -> Compatibility.breaks(before, generated))
                .orElse(List.of());

        committed.verify(Committed.pretty(generated), breaks);
    }

    @Test
    void no_event_type_that_was_ever_published_is_gone() {
        List<String> known = types().stream().map(EventSchemas::fileName).toList();

        assertThat(known).containsAll(Committed.schemaFiles());
    }

    @Test
    void the_committed_asyncapi_document_is_what_the_topics_say_and_the_change_breaks_nobody() {
        JsonNode generated = AsyncApi.document();
        Committed committed = Committed.document("asyncapi.yaml");
        List<String> breaks = committed
                .text()
                .map(before -> AsyncApi.breaks(AsyncApi.parse(before), generated))
                .orElse(List.of());

        committed.verify(AsyncApi.yaml(generated), breaks);
    }

    @Test
    void every_reference_in_the_asyncapi_document_leads_somewhere() {
        JsonNode document = AsyncApi.document();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Files.exists(Committed.document(reference).file())).isTrue();
            }
        });
    }

    @Test
    void the_committed_catalogue_is_what_the_records_say() {
        Committed.document("README.md").verify(Catalogue.markdown(), List.of());
    }
}

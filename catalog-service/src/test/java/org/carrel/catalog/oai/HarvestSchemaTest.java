package org.carrel.catalog.oai;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.partners.OfficialSchemas;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.ended;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.send;
import static org.hamcrest.Matchers.equalTo;

/** Holds every answer of OAI-PMH to the protocol's own schema, and what it carries to the schemas of its formats. */
@CarrelTest
class HarvestSchemaTest {

    private static final OfficialSchemas SCHEMAS =
            OfficialSchemas.of("OAI-PMH.xsd", "oai_dc.xsd", "oai-identifier.xsd", "MARC21slim.xsd");
    private static boolean filled;
    private static UUID kept = new UUID(0, 0);

    @BeforeEach
    void catalogue() {
        if (!filled) {
            ended(send(SampleRecords.exemplars(), "exemplars")).body("state", equalTo("DONE"));
            var file = new java.io.ByteArrayOutputStream();
            for (int number = 0; number < 250; number++) {
                file.writeBytes(MarcSamples.book("schema-" + number, "Title <&> " + number, "Author"));
            }
            ended(send(file.toByteArray(), "schema")).body("state", equalTo("DONE"));
            kept = CatalogueApi.record(MarcSamples.book("schema-kept", "Kept", "Author"));
            UUID gone = CatalogueApi.record(MarcSamples.book("schema-gone", "Gone", "Author"));
            librarian()
                    .header("If-Match", "*")
                    .delete(BASE + "/records/" + gone)
                    .then()
                    .statusCode(204);
            filled = true;
        }
    }

    private static String answer(Map<String, String> arguments) {
        return reader().queryParams(arguments)
                .get(BASE + "/oai")
                .then()
                .extract()
                .asString();
    }

    private static void isSound(String answer, Object asked) {
        assertThat(SCHEMAS.faults(answer)).as("%s", asked).isEmpty();
    }

    @Test
    void a_document_that_breaks_the_schema_is_noticed() {
        String broken = answer(Map.of("verb", "Identify")).replace("protocolVersion", "version");
        assertThat(SCHEMAS.faults(broken)).isNotEmpty();
    }

    @Test
    void every_verb_answers_by_the_schema() {
        String id = "oai:localhost.localdomain:" + kept;
        for (Map<String, String> asked : List.of(
                Map.of("verb", "Identify"),
                Map.of("verb", "ListMetadataFormats"),
                Map.of("verb", "ListMetadataFormats", "identifier", id),
                Map.of("verb", "ListSets"),
                Map.of("verb", "ListIdentifiers", "metadataPrefix", "oai_dc"),
                Map.of("verb", "ListIdentifiers", "metadataPrefix", "marc21", "from", "2020-01-01"),
                Map.of("verb", "GetRecord", "metadataPrefix", "oai_dc", "identifier", id),
                Map.of("verb", "GetRecord", "metadataPrefix", "marc21", "identifier", id))) {
            String answer = answer(asked);
            assertThat(answer).as("%s", asked).doesNotContain("<error");
            isSound(answer, asked);
        }
    }

    @Test
    void every_error_is_told_by_the_schema() {
        for (Map<String, String> asked : List.of(
                Map.<String, String>of(),
                Map.of("verb", "Dance"),
                Map.of("verb", "Identify", "set", "a"),
                Map.of("verb", "ListRecords"),
                Map.of("verb", "ListRecords", "metadataPrefix", "no such <format>"),
                Map.of("verb", "ListRecords", "metadataPrefix", "oai_dc", "from", "yesterday"),
                Map.of("verb", "ListRecords", "metadataPrefix", "oai_dc", "until", "1999-01-01"),
                Map.of("verb", "ListRecords", "metadataPrefix", "oai_dc", "set", "no such set"),
                Map.of("verb", "ListRecords", "resumptionToken", "torn"),
                Map.of("verb", "GetRecord", "metadataPrefix", "oai_dc", "identifier", "not a uri <"),
                Map.of("verb", "GetRecord", "metadataPrefix", "oai_dc", "identifier", "oai:elsewhere.org:1"))) {
            String answer = answer(asked);
            assertThat(answer).as("%s", asked).contains("<error");
            isSound(answer, asked);
        }
    }

    @Test
    void a_whole_harvest_of_real_records_is_valid() {
        String answer = answer(Map.of("verb", "ListRecords", "metadataPrefix", "oai_dc"));
        int answers = 1;
        isSound(answer, answers);
        for (String token = token(answer); !token.isEmpty(); token = token(answer)) {
            answer = answer(Map.of("verb", "ListRecords", "resumptionToken", token));
            answers++;
            isSound(answer, answers);
        }
        assertThat(answers).isGreaterThan(2);
    }

    private static String token(String answer) {
        int from = answer.indexOf("<resumptionToken");
        if (from < 0) {
            return "";
        }
        int start = answer.indexOf('>', from) + 1;
        int end = answer.indexOf("</resumptionToken>", start);
        return end < 0 ? "" : answer.substring(start, end);
    }
}

package org.carrel.gateway;

import java.util.Map;
import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** The merged document, of four stubs that all call something Item and one that has nothing to say. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class OpenApiTest {

    private static JsonObject document() {
        var answer = Wire.ask(Port.get(), "GET /openapi");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        return answer.json();
    }

    @Test
    void services_may_call_different_things_by_the_same_name() {
        JsonObject schemas = document().getJsonObject("components").getJsonObject("schemas");

        assertThat(schemas.fieldNames())
                .contains("CatalogItem", "CirculationItem", "PatronItem", "IllItem", "GatewaySession")
                .doesNotContain("Item");
        assertThat(schemas.getJsonObject("CatalogItem").getString("description"))
                .isEqualTo("catalog's own");
        assertThat(schemas.getJsonObject("CatalogItem")
                        .getJsonObject("properties")
                        .getJsonObject("next")
                        .getString("$ref"))
                .isEqualTo("#/components/schemas/CatalogItem");
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonObject document = document();

        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> {
            String[] steps = reference.substring(2).split("/", -1);
            JsonObject at = document;
            for (String step : steps) {
                at = at.getJsonObject(step);
                assertThat(at).as(reference).isNotNull();
            }
        });
    }

    private static java.util.List<String> references(Object node) {
        return switch (node) {
            case JsonObject object ->
                object.stream()
                        .filter(member -> member.getValue() != null)
                        .flatMap(member -> member.getKey().equals("$ref")
                                ? java.util.stream.Stream.of((String) member.getValue())
                                : references(member.getValue()).stream())
                        .toList();
            case JsonArray array ->
                array.stream()
                        .filter(Objects::nonNull)
                        .flatMap(element -> references(element).stream())
                        .toList();
            default -> java.util.List.of();
        };
    }

    @Test
    void operations_say_which_service_they_are_of_and_what_they_take() {
        JsonObject document = document();
        JsonObject operation = document.getJsonObject("paths")
                .getJsonObject("/api/circulation/items")
                .getJsonObject("get");

        assertThat(operation.getString("operationId")).isEqualTo("circulationList");
        assertThat(operation.getJsonArray("tags")).containsExactly("circulation");
        assertThat(operation.getJsonArray("security"))
                .isEqualTo(new JsonArray().add(new JsonObject().put("bearer", new JsonArray().add("x.read"))));
        assertThat(document.getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .fieldNames())
                .containsExactly("bearer");
    }

    @Test
    void only_public_paths_are_in_it() {
        assertThat(document().getJsonObject("paths").fieldNames())
                .contains("/api/catalog/items", "/session", "/health/ready")
                .doesNotContain("/q/health");
    }

    @Test
    void a_service_that_has_nothing_to_say_is_named() {
        assertThat(document().getJsonArray("x-carrel-unavailable")).containsExactly("notification");
    }

    @Test
    void yaml_says_the_same() {
        var answer = Wire.ask(Port.get(), "GET /openapi?format=yaml");

        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        Map<String, Object> read = new Yaml().load(answer.text());
        assertThat(new JsonObject(read)).isEqualTo(document());
    }

    @Test
    void it_is_not_sent_again_while_it_is_the_same() {
        var first = Wire.ask(Port.get(), "GET /openapi", "Accept-Encoding: gzip");
        assertThat(first.header("Content-Encoding")).isEqualTo("gzip");

        var again =
                Wire.ask(Port.get(), "GET /openapi", "Accept-Encoding: gzip", "If-None-Match: " + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
    }
}

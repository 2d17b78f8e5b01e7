package org.carrel.gateway.openapi;

import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import org.carrel.gateway.routes.Service;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDocumentTest {

    private static final JsonObject OWN =
            new JsonObject("{\"openapi\":\"3.1.0\",\"tags\":[],\"paths\":{},\"components\":{\"schemas\":{}}}");

    private static JsonObject merged(String catalog) {
        return ApiDocument.merge(OWN, Map.of(Service.CATALOG, new JsonObject(catalog)), List.of());
    }

    private static JsonObject operation(String catalog) {
        return merged(catalog)
                .getJsonObject("paths")
                .getJsonObject("/api/catalog/x")
                .getJsonObject("get");
    }

    @Test
    void components_of_every_kind_are_renamed_with_what_refers_to_them() {
        JsonObject components = merged("""
                        {"paths":{},"components":{
                          "parameters":{"Limit":{"name":"limit"}},
                          "responses":{"Problem":{"content":{"x":{"schema":{"$ref":"#/components/schemas/Problem"}}}}},
                          "schemas":{"Problem":{"oneOf":[{"$ref":"#/components/schemas/A"}],
                            "discriminator":{"propertyName":"t","mapping":{"a":"#/components/schemas/A","b":"other.json"}}},
                            "A":{"example":null}},
                          "securitySchemes":{"jwt":{}}}}
                        """).getJsonObject("components");

        assertThat(components.fieldNames()).containsExactlyInAnyOrder("parameters", "responses", "schemas");
        assertThat(components.getJsonObject("parameters").fieldNames()).containsExactly("CatalogLimit");
        assertThat(components.getJsonObject("responses").encode()).contains("#/components/schemas/CatalogProblem");
        JsonObject problem = components.getJsonObject("schemas").getJsonObject("CatalogProblem");
        assertThat(problem.getJsonArray("oneOf").encode()).contains("#/components/schemas/CatalogA");
        assertThat(problem.getJsonObject("discriminator").getJsonObject("mapping"))
                .isEqualTo(new JsonObject()
                        .put("a", "#/components/schemas/CatalogA")
                        .put("b", "other.json"));
    }

    @Test
    void the_source_is_left_as_it_was() {
        var source = new JsonObject("{\"paths\":{\"/api/catalog/x\":{\"get\":{\"operationId\":\"find\"}}}}");
        var before = source.copy();

        ApiDocument.merge(OWN, Map.of(Service.CATALOG, source), List.of());

        assertThat(source).isEqualTo(before);
        assertThat(OWN.getJsonObject("paths")).isEmpty();
    }

    @Test
    void tags_of_a_service_are_told_apart() {
        JsonObject document = merged("""
                {"tags":[{"name":"Items","description":"d"}],
                 "paths":{"/api/catalog/x":{"parameters":[],"get":{"tags":["Items"]}}}}
                """);

        assertThat(document.getJsonArray("tags"))
                .contains(new JsonObject().put("name", "catalog: Items").put("description", "d"));
        assertThat(document.encode()).contains("\"tags\":[\"catalog: Items\"]");
    }

    @Test
    void an_operation_is_as_open_as_its_service_says() {
        assertThat(operation("{\"paths\":{\"/api/catalog/x\":{\"get\":{}}}}").getJsonArray("security"))
                .isEmpty();
        assertThat(operation("{\"security\":[{\"jwt\":[]}],\"paths\":{\"/api/catalog/x\":{\"get\":{}}}}")
                        .getJsonArray("security"))
                .isEqualTo(new JsonArray().add(new JsonObject().put("bearer", new JsonArray())));
        assertThat(operation("{\"security\":[{\"jwt\":[]}],\"paths\":{\"/api/catalog/x\":{\"get\":{\"security\":[]}}}}")
                        .getJsonArray("security"))
                .isEmpty();
        assertThat(operation(
                                "{\"paths\":{\"/api/catalog/x\":{\"get\":{\"security\":[{\"jwt\":[\"a\"]},{\"jwt\":[\"a\",\"b\"]}]}}}}")
                        .getJsonArray("security")
                        .encode())
                .isEqualTo("[{\"bearer\":[\"a\",\"b\"]}]");
    }
}

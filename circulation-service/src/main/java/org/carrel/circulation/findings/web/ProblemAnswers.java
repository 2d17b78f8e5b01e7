package org.carrel.circulation.findings.web;

import java.util.List;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import org.carrel.platform.problem.Problem;

/**
 * Writes into the API document what holds for every operation: the problems it may answer with, and the headers that
 * every command and every edit understands.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {
    private static final Map<String, String> UNIVERSAL = Map.of(
            "401", "`unauthenticated`: no valid token.",
            "403", "`forbidden`, with the permission that is missing, or `outside-branch-scope`.",
            "503", "`unavailable`: something this needs is away; `missing` names what is not known here yet.");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().forEach(ProblemAnswers::complete);
        }
    }

    private static void complete(String path, PathItem item) {
        Map<PathItem.HttpMethod, Operation> operations = item.getOperations();
        operations.forEach((method, operation) -> {
            UNIVERSAL.forEach((status, text) -> answer(operation, status, text));
            answer(operation, "400", "`validation-failed`, with `errors` by field, or `malformed-json`.");
            if (path.contains("{")) {
                answer(operation, "404", "`not-found`.");
            }
            switch (method) {
                case POST -> {
                    if (!path.endsWith("/dry-run")) {
                        answer(operation, "422", "`idempotency-key-reused`: the key belongs to another request.");
                        header(
                                operation,
                                "Idempotency-Key",
                                "Any unique text. The same key and body get the first answer again; kept for 48 hours.");
                    }
                }
                case PUT -> {
                    answer(operation, "412", "`stale-version`: somebody else changed it first.");
                    answer(operation, "428", "`if-match-required`.");
                    header(operation, "If-Match", "The ETag of the version that the edit was made on.");
                }
                default -> {}
            }
        });
    }

    private static void answer(Operation operation, String status, String text) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        var existing = operation.getResponses().getAPIResponse(status);
        if (existing != null && existing.getContent() != null) {
            return;
        }
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(text)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/Problem")))));
    }

    private static void header(Operation operation, String name, String text) {
        boolean named = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
        if (!named) {
            operation.addParameter(OASFactory.createParameter()
                    .name(name)
                    .in(Parameter.In.HEADER)
                    .description(text)
                    .schema(text()));
        }
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("A problem detail (RFC 9457). Clients act on `code`, which never changes its meaning.")
                .addProperty("type", text().format("uri"))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)))
                .addProperty("detail", text())
                .addProperty("instance", text().format("uri"))
                .addProperty("code", text())
                .addProperty(
                        "reasons",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.ARRAY))
                                .description("Every rule that stands in the way; its figures stand beside its code.")
                                .items(OASFactory.createSchema().ref("#/components/schemas/Finding")))
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}

package org.carrel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.restassured.RestAssured;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * The committed OpenAPI document is the promise to integrators. A change of the API shows as a change of that file, and
 * a change that would break a client fails the build until somebody says that it is meant.
 */
public final class OpenApiContract {

    /** Set to {@code true} to take over a compatible change, to {@code breaking} to take over any. */
    public static final String ACCEPT = "carrel.accept";

    private static final Path COMMITTED = Path.of("src", "main", "openapi", "openapi.yaml");

    private OpenApiContract() {}

    /** Compares what the running service says of itself with the module's committed document. */
    public static void verify() {
        String generated = RestAssured.given()
                .accept("application/yaml")
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String accept = System.getProperty(ACCEPT, "false");
        try {
            if (!Files.exists(COMMITTED)) {
                if (accept.equals("false")) {
                    fail("%s is missing; run the test with -D%s=true and commit it", COMMITTED, ACCEPT);
                }
                write(generated);
                return;
            }
            String committed = Files.readString(COMMITTED);
            if (committed.equals(generated)) {
                return;
            }
            ChangedOpenApi change = OpenApiCompare.fromContents(committed, generated);
            if (change.isIncompatible() && !accept.equals("breaking")) {
                fail(
                        "This change would break clients. Keep the old form beside the new one, or, if the break is "
                                + "meant, run with -D%s=breaking and say so in the CHANGELOG.%n%s",
                        ACCEPT, rendered(change));
            }
            if (accept.equals("false")) {
                assertThat(generated)
                        .as("%s is out of date; run with -D%s=true and commit it", COMMITTED, ACCEPT)
                        .isEqualTo(committed);
            }
            write(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String document) throws IOException {
        Files.createDirectories(COMMITTED.getParent());
        Files.writeString(COMMITTED, document);
    }

    private static String rendered(ChangedOpenApi change) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.OutputStreamWriter(bytes, java.nio.charset.StandardCharsets.UTF_8)) {
            new ConsoleRender().render(change, out);
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}

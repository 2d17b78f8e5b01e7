package org.carrel.patron.bootstrap.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service as it runs in earnest: it verifies the tokens that it signs itself, and reads an operator's file. */
public class OwnIssuer implements QuarkusTestProfile {

    static final String ADMIN_PASSWORD = "paper light on winter";
    static final String CLIENT_SECRET = "4f9f6a1c0b7e4d55a2c3";
    static final String FILE = """
            {"clients":[{"id":"carrel-circulation","secret":"%s-circulation","scopes":["replicas.read"]}],
             "staff":[{"username":"Admin","password":"%s","roles":["system-administrator"],"branches":["*"]}]}
            """.formatted(CLIENT_SECRET, ADMIN_PASSWORD);

    @Override
    public Map<String, String> getConfigOverrides() {
        int port = freePort();
        return Map.of(
                "carrel.catalog-url",
                CatalogOfOneBranch.start(),
                "carrel.bootstrap-file",
                written().toString(),
                "quarkus.http.test-port",
                String.valueOf(port),
                "quarkus.oidc.token.issuer",
                "any",
                "quarkus.oidc.jwks-path",
                "http://127.0.0.1:" + port + "/oauth/jwks");
    }

    private static Path written() {
        try {
            Path file = Files.createTempFile("carrel-bootstrap", ".json");
            return Files.writeString(file, FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

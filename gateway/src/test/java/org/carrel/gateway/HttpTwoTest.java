package org.carrel.gateway;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that speak HTTP/2 to the door, which speaks HTTP/1.1 to the services. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class HttpTwoTest {

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + Port.get() + path));
    }

    @Test
    void many_requests_share_one_connection() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var first = client.send(to("/health/live").build(), HttpResponse.BodyHandlers.ofString());
            assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);

            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(client.sendAsync(
                        to("/api/catalog/records/" + i).build(), HttpResponse.BodyHandlers.ofString()));
            }
            for (int i = 0; i < 40; i++) {
                HttpResponse<String> answer = answers.get(i).get();
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(new JsonObject(answer.body()).getString("uri")).isEqualTo("/api/catalog/records/" + i);
            }
        }
    }

    @Test
    void a_body_of_unknown_length_arrives_whole() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            client.send(to("/health/live").build(), HttpResponse.BodyHandlers.discarding());
            byte[] body = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);

            var answer = client.send(
                    to("/api/catalog/digest")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(new JsonObject(answer.body()).getInteger("length")).isEqualTo(300_000);
        }
    }

    @Test
    void a_problem_is_a_problem_there_too() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            client.send(to("/health/live").build(), HttpResponse.BodyHandlers.discarding());

            var answer = client.send(
                    to("/api/catalog/digest")
                            .POST(HttpRequest.BodyPublishers.ofString("x".repeat(2_000_000)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("too-large");
        }
    }
}

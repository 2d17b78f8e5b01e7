package org.carrel.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is told about the whole, and what about the gateway itself. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class HealthTest {

    @AfterEach
    void everything_is_ready_again() {
        for (String service : new String[] {"ill", "patron"}) {
            Wire.ask(Port.of(service), "GET /stub/ready");
        }
        await().atMost(5, SECONDS).untilAsserted(() -> assertThat(ready().json().getString("status"))
                .isEqualTo("UP"));
    }

    private static Wire.Answer ready() {
        return Wire.ask(Port.get(), "GET /health/ready");
    }

    @Test
    void all_services_are_listed() {
        await().atMost(5, SECONDS).untilAsserted(() -> {
            var answer = ready();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getString("status")).isEqualTo("UP");
            assertThat(answer.json().getJsonObject("services").fieldNames())
                    .containsExactly("catalog", "circulation", "patron", "ill", "notification");
        });
    }

    @Test
    void without_interlibrary_loan_the_desk_still_works() {
        Wire.ask(Port.of("ill"), "GET /stub/unready");

        await().atMost(5, SECONDS).untilAsserted(() -> {
            var answer = ready();
            assertThat(answer.json().getString("status")).isEqualTo("DEGRADED");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getJsonObject("services").getString("ill")).isEqualTo("DOWN");
        });
    }

    @Test
    void without_patrons_nothing_does() {
        Wire.ask(Port.of("patron"), "GET /stub/unready");

        await().atMost(5, SECONDS).untilAsserted(() -> {
            var answer = ready();
            assertThat(answer.json().getString("status")).isEqualTo("DOWN");
            assertThat(answer.status()).isEqualTo(503);
        });
        assertThat(Wire.ask(Port.get(), "GET /q/health/ready").status())
                .as("the gateway itself is fit")
                .isEqualTo(200);
        assertThat(Wire.ask(Port.get(), "GET /health/live").status()).isEqualTo(200);
    }

    @Test
    void operators_see_the_traffic() {
        Wire.ask(Port.get(), "GET /api/catalog/records/0198c0de-0000-7000-8000-000000000001");

        String metrics = Wire.ask(Port.get(), "GET /q/metrics").text();

        assertThat(metrics)
                .contains("carrel_gateway_upstream_seconds_count{service=\"catalog\",status=\"2xx\"")
                .contains("uri=\"/api/catalog\"")
                .doesNotContain("0198c0de")
                .doesNotContain("secret_metric");
    }
}

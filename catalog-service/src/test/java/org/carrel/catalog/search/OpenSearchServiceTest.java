package org.carrel.catalog.search;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.reader;
import static org.carrel.catalog.CatalogueApi.search;
import static org.carrel.catalog.CatalogueApi.titles;
import static org.hamcrest.Matchers.equalTo;

/** Whatever can be searched can be searched in OpenSearch, too; and the rest of the catalogue does without it. */
@CarrelTest
@WithTestResource(value = OpenSearchServer.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class OpenSearchServiceTest extends SearchContract {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void while_the_cluster_hangs_searches_say_so_and_what_is_catalogued_meanwhile_is_found_later() throws Exception {
        UUID early = CatalogueApi.record(MarcSamples.book("early", "Xylography before the pause", "Cutter, Wood"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles("xylography")).hasSize(1));

        signal("STOP");
        UUID late;
        try {
            search("xylography")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("code", equalTo("search-unavailable"));
            late = CatalogueApi.record(MarcSamples.book("late", "Xylography during the pause", "Cutter, Wood"));
            for (UUID id : new UUID[] {early, late}) {
                reader().get(BASE + "/records/" + id).then().statusCode(200);
            }
        } finally {
            signal("CONT");
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles("xylography"))
                .containsExactlyInAnyOrder("Xylography before the pause", "Xylography during the pause"));
    }

    private static void signal(String name) throws IOException, InterruptedException {
        String process = ConfigProvider.getConfig().getValue(OpenSearchServer.PROCESS, String.class);
        assertThat(new ProcessBuilder("kill", "-" + name, process).start().waitFor())
                .isZero();
    }
}

package org.carrel.catalog.search.app;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carrel.catalog.CatalogueApi.titles;

@CarrelTest
class IndexAfterCrashServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    KeepIndex index;

    @Test
    void what_was_shown_but_not_kept_when_the_power_went_is_indexed_again() {
        for (int round = 1; round <= 5; round++) {
            String title = "Candlelight volume " + round;
            CatalogueApi.record(MarcSamples.book("crash" + round, title, "Author"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(titles("\"" + title + "\"")).hasSize(1));
            index.crash();
            index.start();
            int expected = round;
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(titles("candlelight")).hasSize(expected));
        }
    }
}

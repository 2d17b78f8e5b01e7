package org.carrel.bench.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FiguresTest {
    private static final Run RUN = new Run(
            "desk-1", Instant.parse("2026-11-24T20:00:00Z"), new Machine(2, 8_000, "Linux amd64", "25", "18.4"));

    private final Figures figures = new Figures(RUN);

    @Test
    void a_file_holds_a_list_of_figures_with_the_machine_they_were_found_on(@TempDir Path folder) throws IOException {
        figures.lower("check-out p95, 8 desks", 12.34567, "ms", 20.0).higher("check-out rate", 412.3456, "1/s", null);

        Path file = folder.resolve("results/desk.json");
        figures.write(file);

        JsonNode list = new ObjectMapper().readTree(Files.readString(file));
        assertThat(list.isArray()).isTrue();
        assertThat(list).hasSize(2);
        assertThat(list.get(0).toString())
                .isEqualTo(
                        "{\"metric\":\"check-out p95, 8 desks\",\"value\":12.35,\"unit\":\"ms\",\"target\":20,"
                                + "\"better\":\"lower\",\"run\":{\"id\":\"desk-1\",\"at\":\"2026-11-24T20:00:00Z\",\"cores\":2,"
                                + "\"memoryMegabytes\":8000,\"system\":\"Linux amd64\",\"jdk\":\"25\",\"postgresql\":\"18.4\"}}");
        assertThat(list.get(1).path("target").isNull()).isTrue();
        assertThat(list.get(1).path("better").asText()).isEqualTo("higher");
    }

    @Test
    void large_numbers_keep_their_digits_and_small_ones_four() {
        figures.higher("large", 123_456.7, "", null)
                .higher("small", 0.000123456, "", null)
                .higher("round", 40, "", null);

        assertThat(figures.json().findValuesAsText("value")).containsExactly("123457", "0.0001235", "40");
    }

    @Test
    void what_should_be_below_its_target_misses_it_when_it_is_equal() {
        figures.lower("p95", 20, "ms", 20.0).lower("p95", 19.9, "ms", 20.0);

        assertThat(figures.all()).extracting(Figure::isMissed).containsExactly(true, false);
    }

    @Test
    void what_should_reach_its_target_meets_it_when_it_is_equal() {
        figures.higher("ratio", 35, "%", 35.0).higher("ratio", 34.9, "%", 35.0).higher("ratio", 1, "%", null);

        assertThat(figures.all()).extracting(Figure::isMissed).containsExactly(false, true, false);
    }

    @Test
    void the_table_says_what_was_missed() {
        figures.lower("start", 31.25, "s", 20.0).lower("overhead", 0.4, "ms", 1.0);

        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        figures.print(new PrintStream(octets, true, StandardCharsets.UTF_8));

        assertThat(octets.toString(StandardCharsets.UTF_8))
                .contains("desk-1: 2 cores, 8000 MB, JDK 25, PostgreSQL 18.4")
                .containsPattern("start +31.25 s +target below 20, MISSED")
                .containsPattern("overhead +0.4 ms +target below 1, met");
    }

    @Test
    void a_division_by_nothing_is_no_figure() {
        assertThatIllegalArgumentException().isThrownBy(() -> figures.higher("ratio", 1 / 0.0, "%", null));
    }
}

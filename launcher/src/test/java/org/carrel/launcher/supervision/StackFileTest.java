package org.carrel.launcher.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.launcher.supervision.StackFile.PartLine;
import org.carrel.launcher.supervision.StackFile.Running;

import static org.assertj.core.api.Assertions.assertThat;

class StackFileTest {
    private static final Running STACK = new Running(
            42,
            "2026-03-01T12:00:00Z",
            "http://localhost:8080",
            8080,
            List.of(new PartLine("kafka", 8087, 43, "ready", "2026-03-01T12:00:03Z")));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void one_stack_holds_a_folder_and_others_see_which() throws IOException {
        try (StackFile file = StackFile.lock(folder).orElseThrow()) {
            file.write(STACK);

            assertThat(StackFile.lock(folder)).isEmpty();
            assertThat(StackFile.running(folder)).contains(STACK);
        }
        assertThat(StackFile.running(folder)).isEmpty();
        StackFile.lock(folder).orElseThrow().close();
    }

    @Test
    void what_a_power_cut_left_is_not_a_running_stack() throws IOException {
        Files.writeString(folder.resolve("stack.lock"), "");
        Files.writeString(folder.resolve("stack.json"), "{\"pid\": 1, \"url\"");

        assertThat(StackFile.running(folder)).isEmpty();
        try (StackFile file = StackFile.lock(folder).orElseThrow()) {
            file.write(STACK);
            assertThat(StackFile.running(folder)).contains(STACK);
        }
    }

    @Test
    void a_stack_that_has_only_begun_is_seen() throws IOException {
        try (StackFile _ = StackFile.lock(folder).orElseThrow()) {
            assertThat(StackFile.running(folder))
                    .hasValueSatisfying(stack -> assertThat(stack.pid()).isZero());
        }
    }
}

package org.carrel.launcher.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RotatingLogTest {
    @Test
    void old_lines_move_on_and_the_oldest_go(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("kafka.log");
        try (RotatingLog log = new RotatingLog(file, 20, 2)) {
            for (int i = 1; i <= 8; i++) {
                log.line("line %04d".formatted(i));
            }
        }
        assertThat(file).hasContent("line 0007\nline 0008");
        assertThat(folder.resolve("kafka.log.1")).hasContent("line 0005\nline 0006");
        assertThat(folder.resolve("kafka.log.2")).hasContent("line 0003\nline 0004");
        assertThat(folder.resolve("kafka.log.3")).doesNotExist();
    }

    @Test
    void the_next_start_goes_on_where_the_last_ended(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("kafka.log");
        Files.writeString(file, "before\n");
        try (RotatingLog log = new RotatingLog(file, 100, 2)) {
            log.line("after");
        }
        assertThat(file).hasContent("before\nafter");
    }
}

package org.carrel.launcher.building;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TestReportTest {
    private static final Instant BEGAN = Instant.parse("2026-03-29T10:00:00Z");

    @Test
    void errors_are_failures_and_what_is_left_has_passed() {
        String xml = """
                <?xml version="1.0"?>
                <testsuite name="a" time="1.5" tests="10" errors="1" skipped="2" failures="3">
                <testcase name="tests='99'"/></testsuite>
                """;
        assertThat(TestReport.of(xml)).isEqualTo(new TestReport(4, 4, 2));
    }

    @Test
    void reports_of_an_earlier_run_do_not_count(@TempDir Path root) throws IOException {
        report(root, "one", "TEST-old.xml", BEGAN.minusSeconds(60), 7);
        report(root, "one", "TEST-new.xml", BEGAN.plusSeconds(60), 2);
        report(root, "two", "TEST-new.xml", BEGAN.plusSeconds(60), 3);
        TestReport sum = TestReport.since(root, List.of(Path.of("one"), Path.of("two"), Path.of("three")), BEGAN);
        assertThat(sum).hasToString("5 passed, 0 failed");
    }

    private static void report(Path root, String module, String name, Instant written, int tests) throws IOException {
        Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Path file = Files.writeString(
                folder.resolve(name), "<testsuite tests=\"%d\" errors=\"0\" failures=\"0\">".formatted(tests));
        Files.setLastModifiedTime(file, FileTime.from(written));
    }
}

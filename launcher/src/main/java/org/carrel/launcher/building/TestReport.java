package org.carrel.launcher.building;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test run came to, added up over the reports that Maven Surefire left in the modules.
 *
 * @param passed tests that held
 * @param failed tests that did not, errors included
 * @param skipped tests that were not run
 */
public record TestReport(int passed, int failed, int skipped) {
    private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");
    private static final Pattern COUNT = Pattern.compile("\\b(tests|errors|failures|skipped)=\"(\\d+)\"");

    /** Adds up the reports in the modules that were written since a moment. */
    public static TestReport since(Path root, Iterable<Path> modules, Instant began) throws IOException {
        TestReport sum = new TestReport(0, 0, 0);
        for (Path module : modules) {
            for (Path file : reports(root.resolve(module).resolve("target/surefire-reports"))) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(began)) {
                    sum = sum.plus(of(Files.readString(file)));
                }
            }
        }
        return sum;
    }

    private static List<Path> reports(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "TEST-*.xml")) {
                found.forEach(files::add);
            }
        }
        return files;
    }

    /** Reads one report. */
    static TestReport of(String xml) {
        Matcher suite = SUITE.matcher(xml);
        if (!suite.find()) {
            return new TestReport(0, 0, 0);
        }
        int tests = 0;
        int failed = 0;
        int skipped = 0;
        Matcher count = COUNT.matcher(suite.group());
        while (count.find()) {
            int value = Integer.parseInt(count.group(2));
            switch (count.group(1)) {
                case "tests" -> tests = value;
                case "skipped" -> skipped = value;
                default -> failed += value;
            }
        }
        return new TestReport(tests - failed - skipped, failed, skipped);
    }

    private TestReport plus(TestReport other) {
        return new TestReport(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** One line for people and for machines. */
    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed" + (skipped > 0 ? ", " + skipped + " skipped" : "");
    }
}

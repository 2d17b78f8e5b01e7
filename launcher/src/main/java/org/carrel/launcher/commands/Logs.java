package org.carrel.launcher.commands;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of the logs, of all parts or of one.")
final class Logs implements Callable<Integer> {
    private static final int TAIL_BYTES = 16 * 1024;

    @Mixin
    private Place place = new Place();

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "A part, as `status` names it.")
    private @Nullable String part;

    @Option(names = "-f", description = "Goes on showing what is written.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> files = files();
        if (files.isEmpty()) {
            System.err.println(
                    part == null
                            ? "There are no logs in " + place.dataFolder().logs() + "."
                            : "There is no log of %s in %s."
                                    .formatted(part, place.dataFolder().logs()));
            return Carrel.REFUSED;
        }
        Map<Path, Long> shown = new LinkedHashMap<>();
        for (Path file : files) {
            shown.put(file, show(file, Math.max(0, Files.size(file) - TAIL_BYTES), true));
        }
        while (follow) {
            Thread.sleep(250);
            for (Path file : files()) {
                long from = shown.getOrDefault(file, 0L);
                // A file that shrank was rotated: what is in it is new.
                shown.put(file, show(file, Files.size(file) < from ? 0 : from, false));
            }
        }
        return 0;
    }

    private List<Path> files() throws IOException {
        Path folder = place.dataFolder().logs();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> part == null || name(file).equals(part))
                    .sorted()
                    .toList();
        }
    }

    /** Shows the whole lines from there on; returns where to go on. */
    private long show(Path file, long from, boolean skipCutLine) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(Integer.MAX_VALUE, Math.max(0, in.length() - from))];
            in.seek(from);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            List<String> lines = new ArrayList<>(text.substring(0, end).lines().toList());
            if (skipCutLine && from > 0 && !lines.isEmpty()) {
                lines.removeFirst();
            }
            for (String line : lines) {
                System.out.println(part == null ? "%-13s %s".formatted(name(file), line) : line);
            }
            return from + text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".log".length());
    }
}

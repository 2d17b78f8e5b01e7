package org.carrel.bench.catalogue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.carrel.bench.api.CarrelApi;
import org.carrel.bench.load.Bounds;
import org.carrel.bench.load.ClosedLoop;
import org.carrel.bench.load.Line;
import org.carrel.bench.load.Sample;
import org.carrel.bench.load.Worker;
import org.carrel.bench.memory.Footprint;
import org.carrel.bench.results.Figures;
import org.carrel.bench.stack.RunningStack;

/**
 * Imports a file of real-shaped records, searches them, makes the index anew and harvests everything. What is measured
 * is what a library waits for: an import ends when its last record is found by a search.
 */
public final class CatalogueBench {
    /** What every run of all measurements loads; a million is asked for by name. */
    public static final long RECORDS = 100_000;

    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(30);
    private static final Bounds WARM_UP = new Bounds(300, Duration.ofSeconds(20));
    private static final Bounds SEARCHES = new Bounds(600, Duration.ofSeconds(60));
    private static final int EDITS = 40;
    private static final int PAGES_AT_MOST = 20_000;
    private static final String FACETS = "&facet=FORMAT&facet=LANGUAGE&facet=BRANCH&facet=TOPIC&facet=AUTHOR";
    private static final List<String> WORDS = List.of(
            "history",
            "music",
            "law",
            "science",
            "american",
            "france",
            "poems",
            "education",
            "economic",
            "art",
            "virginia",
            "social",
            "modern",
            "theory",
            "letters",
            "guide",
            "women",
            "war",
            "church",
            "nature");

    private final RunningStack stack;
    private final CarrelApi cataloguer;
    private final CarrelApi reader;
    private final long records;
    private final Figures figures;
    private final Consumer<String> say;

    public CatalogueBench(RunningStack stack, long records, Figures figures, Consumer<String> say) throws IOException {
        this.stack = stack;
        this.cataloguer = stack.as("admin");
        this.reader = CarrelApi.at(stack.gateway());
        this.records = records;
        this.figures = figures;
        this.say = say;
    }

    public void run() throws IOException, InterruptedException {
        RealShapedRecords source = RealShapedRecords.load();
        Path file = Files.createTempFile(stack.data(), "bench-", ".mrc");
        long octets;
        try {
            say.accept("writing " + records + " records");
            write(source, file);
            octets = Files.size(file);
            load(file);
        } finally {
            Files.deleteIfExists(file);
        }
        searches(source);
        indexLag();
        rebuild();
        sizeOfIndex("index made anew to records, in octets", octets, 100.0);
        harvest();
    }

    private void write(RealShapedRecords source, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long number = 0; number < records; number++) {
                source.write(number, out);
            }
        }
    }

    private void load(Path file) throws IOException, InterruptedException {
        say.accept("importing " + (Files.size(file) >> 20) + " MB");
        long begun = System.nanoTime();
        String id = cataloguer
                .upload("/api/catalog/imports?source=bench&name=bench.mrc", "application/marc", file, IMPORT_WITHIN)
                .good()
                .path("id")
                .asText();
        double received = secondsSince(begun);
        JsonNode end = awaitImport(id);
        double stored = secondsSince(begun);
        String last = RealShapedRecords.controlNumber(records - 1);
        await(() -> found("number:" + last) == 1, "the last record is not found");
        double searchable = secondsSince(begun);
        if (end.path("created").asLong() + end.path("unchanged").asLong() < records * 0.99) {
            throw new IllegalStateException("too few records were taken: " + end);
        }
        figures.higher("import, file received", records / received, "1/s", null);
        figures.higher("import, records stored", records / stored, "1/s", null);
        figures.higher("import, records searchable", records / searchable, "1/s", 3_000.0);
        Footprint.of(process())
                .ifPresent(footprint ->
                        figures.lower("resident memory of catalog after the import", footprint.resident(), "MB", null));
        // Its segments are not merged yet.
        sizeOfIndex("index to records, in octets, right after the import", Files.size(file), null);
    }

    private void sizeOfIndex(String metric, long records, @Nullable Double target) throws IOException {
        long index = size(stack.data().resolve("services/catalog"));
        figures.lower(metric, 100.0 * index / records, "%", target);
    }

    private JsonNode awaitImport(String id) throws InterruptedException {
        long deadline = System.nanoTime() + IMPORT_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode state = cataloguer.get("/api/catalog/imports/" + id).good();
            switch (state.path("state").asText()) {
                case "DONE" -> {
                    return state;
                }
                case "FAILED", "CANCELLED" -> throw new IllegalStateException("the import ended as " + state);
                default -> Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the import does not end");
    }

    private void searches(RealShapedRecords source) throws IOException, InterruptedException {
        long rounds = Math.max(1, records / source.originals());
        say.accept("searching");
        time("keyword", 10.0, random -> "q=" + one(random));
        time("two keywords", 10.0, random -> "q=" + one(random) + "+" + one(random));
        time("known item", 10.0, random -> "q=" + RealShapedRecords.word(random.nextLong(rounds)) + "+" + one(random));
        time("phrase", null, random -> "q=%22" + one(random) + "+of%22");
        time("truncated word", null, random -> "q=" + one(random).substring(0, 3) + "*");
        time("keyword in order of title", null, random -> "q=" + one(random) + "&sort=TITLE");
        time("keyword with five facets", 50.0, random -> "q=" + one(random) + FACETS);
        time("suggestions while typing", 100.0, "/api/catalog/search/suggestions?", random -> "q=" + begun(random));
    }

    private void time(String what, @Nullable Double target, Asking asking) throws IOException, InterruptedException {
        time(what, target, "/api/catalog/search?limit=20&", asking);
    }

    private void time(String what, @Nullable Double target, String where, Asking asking)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(20261124);
        try (Line line = Line.to(stack.gateway(), () -> "")) {
            Worker worker = () -> line.get(where + asking.query(random)).status() == 200
                    ? Worker.Outcome.DONE
                    : Worker.Outcome.FAILED;
            ClosedLoop.run(List.of(worker), WARM_UP);
            Sample sample = ClosedLoop.run(List.of(worker), SEARCHES);
            if (sample.failures() > 0) {
                throw new IllegalStateException("searches failed: " + what);
            }
            figures.lower("search p50, " + what, sample.percentile(50), "ms", null);
            figures.lower("search p95, " + what, sample.percentile(95), "ms", target);
        }
    }

    /** The query of one search. */
    @FunctionalInterface
    private interface Asking {
        String query(SplittableRandom random);
    }

    private static String one(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** What somebody has typed of a word. */
    private static String begun(SplittableRandom random) {
        String word = one(random);
        return word.substring(0, random.nextInt(1, word.length() + 1));
    }

    /** From a change until a search knows it. */
    private void indexLag() throws InterruptedException {
        say.accept("changing records");
        List<Double> lags = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            String number = RealShapedRecords.controlNumber(i);
            JsonNode record = cataloguer
                    .get("/api/catalog/records?source=bench&controlNumber=" + number)
                    .good()
                    .path("items")
                    .get(0);
            String path = "/api/catalog/records/" + record.path("id").asText();
            // Where this was measured before, it is hidden already.
            boolean hidden = record.path("suppressed").asBoolean();
            Optional<String> etag = cataloguer.get(path).etag();
            cataloguer
                    .put(path + "/visibility", etag.orElseThrow(), Map.of("suppressed", !hidden, "reason", "bench"))
                    .good();
            long changed = System.nanoTime();
            await(() -> found("number:" + number) == (hidden ? 1 : 0), "a change is not found");
            lags.add(secondsSince(changed) * 1_000);
        }
        lags.sort(null);
        figures.lower("index lag p50", lags.get(lags.size() / 2), "ms", null);
        figures.lower("index lag, longest of " + EDITS, lags.getLast(), "ms", 1_000.0);
    }

    private void rebuild() throws InterruptedException {
        say.accept("making the index anew");
        long begun = System.nanoTime();
        long wanted = cataloguer
                .post("/api/catalog/search/index/rebuild", Map.of())
                .good()
                .path("number")
                .asLong();
        await(
                () -> cataloguer
                                .get("/api/catalog/search/index")
                                .good()
                                .path("answered")
                                .asLong()
                        >= wanted,
                "the index does not get ready");
        long titles = cataloguer
                .get("/api/catalog/search/index")
                .good()
                .path("titles")
                .asLong();
        figures.higher("reindex", titles / secondsSince(begun), "1/s", null);
    }

    /** Everything out again by OAI-PMH, as a discovery system takes it. */
    private void harvest() throws IOException {
        say.accept("harvesting");
        long begun = System.nanoTime();
        long got = 0;
        String next = "verb=ListRecords&metadataPrefix=marc21";
        for (int page = 0; page < PAGES_AT_MOST && !next.isEmpty(); page++) {
            String answer = cataloguer.text("/api/catalog/oai?" + next);
            got += answer.split("<record>", -1).length - 1L;
            int token = answer.indexOf("</resumptionToken>");
            String text = token < 0 ? "" : answer.substring(answer.lastIndexOf('>', token - 1) + 1, token);
            next = text.isBlank() ? "" : "verb=ListRecords&resumptionToken=" + CarrelApi.encoded(text);
        }
        if (got < records * 0.99) {
            throw new IllegalStateException("only " + got + " records were harvested");
        }
        figures.higher("export by OAI-PMH", got / secondsSince(begun), "1/s", null);
    }

    /** How many titles the public finds. */
    private long found(String query) {
        return reader.get("/api/catalog/search?limit=1&q=" + CarrelApi.encoded(query))
                .good()
                .path("total")
                .asLong();
    }

    private static void await(BooleanSupplier there, String otherwise) throws InterruptedException {
        long deadline = System.nanoTime() + IMPORT_WITHIN.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise);
            }
            Thread.sleep(5);
        }
    }

    private long process() {
        return Optional.ofNullable(stack.parts().get("catalog"))
                .map(RunningStack.Part::pid)
                .orElse(0L);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}

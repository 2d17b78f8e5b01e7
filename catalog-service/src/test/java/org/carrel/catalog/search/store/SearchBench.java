package org.carrel.catalog.search.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SortKey;

/**
 * Measures the embedded index over records that are made up in the shape of real ones: words as frequent as in
 * language, about seventy to a record, many names and headings. Not a test: {@code SearchBench <folder> <records>}.
 */
public final class SearchBench {

    private static final int WORDS = 300_000;
    private static final int AUTHORS = 400_000;
    private static final int TOPICS = 150_000;
    private static final int BATCH = 500;
    private static final int ROUNDS = 400;
    private static final long SEED = 42;

    private final Random random = new Random(SEED);
    private final LuceneIndex index;
    private final List<UUID> ids = new ArrayList<>();

    private SearchBench(Path folder) {
        index = new LuceneIndex(folder);
    }

    /** Builds an index in a folder and searches it. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        var bench = new SearchBench(folder);
        SearchIndex.Generation generation = bench.build(Integer.parseInt(arguments[1]));
        try (Stream<Path> files = Files.walk(folder)) {
            long octets = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            System.out.printf("index: %,d MB%n", octets / 1_000_000);
        }
        bench.measure(generation);
        System.out.printf("heap: %,d MB at most%n", Runtime.getRuntime().maxMemory() / 1_000_000);
        bench.index.close();
    }

    private SearchIndex.Generation build(int records) {
        long began = System.nanoTime();
        SearchIndex.Generation generation = index.fresh();
        var batch = new ArrayList<SearchDocument>();
        for (int number = 0; number < records; number++) {
            batch.add(document(number));
            if (batch.size() == BATCH) {
                generation.put(batch);
                batch.clear();
            }
        }
        generation.put(batch);
        generation.keep(new SearchIndex.Marks("1:1:", 0));
        generation.show();
        index.serve(generation);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("records: %,d in %.0f s, %.0f a second%n", records, seconds, records / seconds);
        return generation;
    }

    /** A word, the first ones far more frequent than the last. */
    private String word() {
        int rank = (int) (WORDS * Math.pow(random.nextDouble(), 4));
        return spelled(rank);
    }

    private static String spelled(int rank) {
        var word = new StringBuilder();
        long rest = rank * 2_654_435_761L % 308_915_776L;
        for (int syllable = 0; syllable < 3 || rest > 0; syllable++) {
            word.append("bdfgklmnprstvz".charAt((int) (rest % 14))).append("aeiou".charAt((int) (rest / 14 % 5)));
            rest /= 70;
        }
        return word.toString();
    }

    private String words(int from, int to) {
        var words = new ArrayList<String>();
        for (int count = random.nextInt(from, to); count > 0; count--) {
            words.add(word());
        }
        return String.join(" ", words);
    }

    private SearchDocument document(int number) {
        var id = new UUID(0x0190_0000_0000_7000L + ((long) number << 16), random.nextLong());
        ids.add(id);
        String title = words(3, 9);
        String author = "Author " + spelled((int) (AUTHORS * Math.pow(random.nextDouble(), 2))) + ", "
                + spelled(random.nextInt(2_000));
        var topics = new ArrayList<String>();
        for (int count = random.nextInt(1, 4); count > 0; count--) {
            topics.add("Topic " + spelled((int) (TOPICS * Math.pow(random.nextDouble(), 2))));
        }
        String publisher = "Publisher " + random.nextInt(5_000);
        String notes = words(20, 40);
        int year = 2026 - (int) (120 * Math.pow(random.nextDouble(), 2));
        String shelf = "QA" + random.nextInt(1_000);
        var values = new EnumMap<Facet, List<String>>(Facet.class);
        values.put(
                Facet.FORMAT,
                List.of(List.of("book", "ebook", "dvd", "music", "map").get(random.nextInt(5))));
        values.put(Facet.LANGUAGE, List.of("l" + (int) (90 * Math.pow(random.nextDouble(), 5))));
        values.put(Facet.ERA, List.of(Integer.toString(year / 10 * 10)));
        values.put(Facet.BRANCH, List.of(new UUID(0, random.nextInt(30)).toString()));
        values.put(Facet.AUTHOR, List.of(author));
        values.put(Facet.TOPIC, topics);
        values.put(Facet.CLASS, List.of("Q" + (char) ('A' + random.nextInt(26))));
        String everything = String.join(" ", title, author, String.join(" ", topics), publisher, notes);
        return new SearchDocument(
                id,
                false,
                new SearchDocument.Texts(
                        List.of(title),
                        List.of(),
                        List.of(author),
                        topics,
                        List.of(),
                        List.of(publisher),
                        List.of(notes),
                        everything),
                new SearchDocument.Numbers(
                        List.of("978" + (1_000_000_000L + number)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(id.toString()),
                        List.of("3" + (10_000_000_000_000L + number)),
                        List.of(shelf),
                        List.of(shelf)),
                new SearchDocument.Filters(values, random.nextInt(3), year, year),
                new SearchDocument.Sorting(title, author, year, shelf, 1 + random.nextInt(3)),
                new SearchDocument.State(1, 1));
    }

    private void measure(SearchIndex.Generation generation) {
        List<SortKey> best = SearchRequest.BEST_FIRST;
        List<SortKey> byTitle = List.of(new SortKey(SortKey.By.TITLE, false));
        Set<Facet> five = Set.of(Facet.FORMAT, Facet.LANGUAGE, Facet.BRANCH, Facet.AUTHOR, Facet.TOPIC);
        time("keyword", () -> search(new Query.Word(Field.ANY, word()), best, Set.of()));
        time("two keywords", () -> search(two(), best, Set.of()));
        time("keyword, five facets", () -> search(new Query.Word(Field.ANY, word()), best, five));
        time("everything, five facets", () -> search(new Query.Everything(), best, five));
        time("prefix", () -> search(new Query.Truncated(Field.ANY, word().substring(0, 4)), best, Set.of()));
        time("left truncation", () -> search(new Query.Masked(Field.ANY, "*" + word().substring(2)), best, Set.of()));
        time("phrase", () -> search(new Query.Phrase(Field.ANY, word() + " " + word()), best, Set.of()));
        time("keyword by title", () -> search(new Query.Word(Field.ANY, word()), byTitle, Set.of()));
        time(
                "barcode",
                () -> search(
                        new Query.Word(Field.ANY, "3" + (10_000_000_000_000L + random.nextInt(ids.size()))),
                        best,
                        Set.of()));
        time("availability of one title", () -> {
            generation.available(Map.of(ids.get(random.nextInt(ids.size())), random.nextInt(2)));
            generation.show();
            return 1;
        });
        time("availability of fifty titles", () -> {
            var fifty = new HashMap<UUID, Integer>();
            for (int count = 0; count < 50; count++) {
                fifty.put(ids.get(random.nextInt(ids.size())), random.nextInt(2));
            }
            generation.available(fifty);
            generation.show();
            return 50;
        });
        time("one title indexed anew", () -> {
            generation.put(List.of(document(ids.size())));
            generation.show();
            return 1;
        });
        time("keyword, five facets, after changes", () -> search(new Query.Word(Field.ANY, word()), best, five));
    }

    private Query two() {
        return new Query.And(List.of(new Query.Word(Field.ANY, word()), new Query.Word(Field.ANY, word())));
    }

    private long search(Query query, List<SortKey> order, Set<Facet> facets) {
        return index.search(new SearchRequest(query, SearchRequest.Narrowing.NONE, order, 20, List.of(), facets))
                .total();
    }

    private static void time(String what, LongSupplier act) {
        long warmed = 0;
        for (int warm = 0; warm < ROUNDS / 4; warm++) {
            warmed += act.getAsLong();
        }
        var nanos = new long[ROUNDS];
        long found = Math.min(0, warmed);
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            found += act.getAsLong();
            nanos[round] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-36s p50 %8.2f ms  p95 %8.2f ms  max %8.2f ms  (%,d found on average)%n",
                what,
                nanos[ROUNDS / 2] / 1e6,
                nanos[ROUNDS * 95 / 100] / 1e6,
                nanos[ROUNDS - 1] / 1e6,
                found / ROUNDS);
    }
}

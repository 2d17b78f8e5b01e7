package org.carrel.catalog.search.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.CatalogueRecord.Identity;
import org.carrel.catalog.records.Describing;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What every engine must do, over two thousand real records: what people type who know what they want must come first,
 * and each kind of query must find what it has always found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineContract {

    private static final double SHARE = 0.95;

    private static final Path KNOWN_ITEMS = Path.of("src/test/resources/search/known-items.tsv");

    private static final Path GOLDEN_QUERIES = Path.of("src/test/resources/search/golden-queries.tsv");

    @TempDir
    static Path folder;

    private final Map<UUID, String> numbers = new HashMap<>();
    private final Map<String, Description> descriptions = new HashMap<>();
    private SearchEngine index;

    /** The engine that is tried, with nothing in it. */
    abstract SearchEngine engine();

    @BeforeAll
    void fill() {
        index = engine();
        SearchIndex.Generation generation = index.fresh();
        for (byte[] file : List.of(SampleRecords.special(), SampleRecords.university(), SampleRecords.exemplars())) {
            var documents = new ArrayList<SearchDocument>();
            // The exemplars, which come last.
            boolean held = numbers.size() > 2_000;
            for (MarcRecord record : SampleRecords.records(file)) {
                String number = record.control("001").orElseThrow();
                UUID id = new UUID(0x7000, numbers.size() + 1L);
                numbers.put(id, number);
                descriptions.put(number, Describing.of(record, 2028));
                documents.add(document(id, record, held ? copies(numbers.size()) : SearchDocument.Copies.NONE));
            }
            generation.put(documents);
        }
        generation.show();
        generation.keep(new SearchIndex.Marks("1:1:", 0));
        index.serve(generation);
    }

    @AfterAll
    void close() {
        index.close();
    }

    private static SearchDocument document(UUID id, MarcRecord record, SearchDocument.Copies copies) {
        return SearchDocument.of(
                CatalogueRecord.created(
                        id,
                        new Identity("test", record.control("001").orElseThrow()),
                        RecordKind.BIBLIOGRAPHIC,
                        new Brief("", null, null, "book", List.of()),
                        Instant.EPOCH),
                Describing.of(record, 2028),
                record,
                copies);
    }

    /** A title. */
    static SearchDocument sample(UUID id) {
        return document(id, SampleRecords.records(SampleRecords.exemplars()).getFirst(), SearchDocument.Copies.NONE);
    }

    /** Copies of the exemplars: in two branches, some on their shelves. */
    private static SearchDocument.Copies copies(int number) {
        String callNumber = "QA" + (number % 40 + 60) + " .C" + number;
        return new SearchDocument.Copies(
                List.of("3100000" + number),
                List.of(callNumber),
                List.of(new CallNumber(callNumber, Scheme.LC).shelvingKey()),
                Set.of(new UUID(1, number % 2)),
                Set.of(new UUID(2, number % 3)),
                1 + number % 4,
                number % 3);
    }

    private List<String> found(String text) {
        var query = ((QueryParser.Parsed.Understood) QueryParser.parse(text)).query();
        SearchResult result = index.search(new SearchRequest(
                query, SearchRequest.Narrowing.NONE, SearchRequest.BEST_FIRST, 20, List.of(), Set.of()));
        return result.hits().stream()
                .map(hit -> String.valueOf(numbers.get(hit.recordId())))
                .toList();
    }

    @Test
    void what_is_meant_comes_first() throws IOException {
        var missed = new ArrayList<String>();
        List<String> known = Files.readAllLines(KNOWN_ITEMS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        for (String line : known) {
            String text = line.substring(0, line.indexOf('\t'));
            String expected = line.substring(line.indexOf('\t') + 1);
            List<String> found = found(text);
            if (found.isEmpty() || !found.getFirst().equals(expected)) {
                missed.add(text + ": " + expected + " is at " + found.indexOf(expected) + " of " + found);
            }
        }
        System.out.printf(
                "known items: %d of %d come first%n%s%n",
                known.size() - missed.size(), known.size(), String.join("\n", missed));
        assertThat(known).hasSizeGreaterThanOrEqualTo(100);
        assertThat(missed).as("of %d queries", known.size()).hasSizeLessThanOrEqualTo((int)
                (known.size() * (1 - SHARE)));
    }

    @Test
    void a_whole_title_finds_its_title_first() {
        var missed = new ArrayList<String>();
        for (Map.Entry<String, Description> entry : descriptions.entrySet()) {
            String title = entry.getValue()
                    .titles()
                    .display()
                    .replaceAll("[\"():*?]", " ")
                    .strip();
            if (title.length() > 300 || title.isEmpty()) {
                continue;
            }
            List<String> found = found("\"" + title + "\"");
            Description best = found.isEmpty() ? null : descriptions.get(found.getFirst());
            String first = best == null ? "" : best.titles().display();
            if (!sameWords(first, entry.getValue().titles().display())) {
                missed.add(title + " -> " + first);
            }
        }
        assertThat(missed).as("of %d titles", descriptions.size()).hasSizeLessThan(descriptions.size() / 50);
    }

    private static boolean sameWords(String one, String other) {
        var fields = new IndexFields();
        return fields.words(one).equals(fields.words(other));
    }

    @Test
    void availability_changes_alone_and_takes_nothing_else_along() {
        SearchIndex.Generation generation = index.serving().orElseThrow();
        UUID id = numbers.entrySet().stream()
                .filter(entry -> entry.getValue().equals("u174"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        var onlyAvailable = new SearchRequest.Narrowing(Map.of(SearchRequest.Facet.AVAILABLE, Set.of("true")), false);
        assertThat(generation.states(List.of(id, UUID.randomUUID())))
                .isEqualTo(Map.of(id, new SearchDocument.State(1, SearchDocument.Copies.NONE.print())));
        long before = total(onlyAvailable);
        assertThat(before).isPositive();

        generation.available(Map.of(id, 2, UUID.randomUUID(), 1));
        generation.show();
        assertThat(total(onlyAvailable)).isEqualTo(before + 1);
        assertThat(found("opec alnasrawi")).containsExactly("u174");

        generation.available(Map.of(id, 0));
        generation.show();
        assertThat(total(onlyAvailable)).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> golden_queries_find_what_they_always_found() throws IOException {
        return Files.readAllLines(GOLDEN_QUERIES).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(GoldenQuery::of)
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> assertThat(golden.answer(index, numbers))
                        .isEqualTo(golden.expected())));
    }

    @Test
    void pages_join_without_a_gap_or_a_double_in_every_order() {
        for (SortKey.By by : SortKey.By.values()) {
            for (boolean descending : List.of(true, false)) {
                var order = List.of(new SortKey(by, descending));
                List<UUID> whole = ids(order, 2_200, List.of());
                assertThat(whole)
                        .as("%s %s", by, descending)
                        .hasSize(numbers.size())
                        .doesNotHaveDuplicates();
                var paged = new ArrayList<UUID>();
                List<String> after = List.of();
                do {
                    SearchResult page = index.search(everything(order, 300, after));
                    page.hits().forEach(hit -> paged.add(hit.recordId()));
                    after = page.hits().isEmpty()
                            ? List.of()
                            : page.hits().getLast().place();
                } while (!after.isEmpty());
                assertThat(paged).as("%s %s", by, descending).isEqualTo(whole);
            }
        }
    }

    private List<UUID> ids(List<SortKey> order, int limit, List<String> after) {
        return index.search(everything(order, limit, after)).hits().stream()
                .map(SearchResult.Hit::recordId)
                .toList();
    }

    private static SearchRequest everything(List<SortKey> order, int limit, List<String> after) {
        return new SearchRequest(
                new org.carrel.catalog.search.Query.Everything(),
                SearchRequest.Narrowing.NONE,
                order,
                limit,
                after,
                Set.of());
    }

    @Test
    void a_place_that_was_made_up_is_refused() {
        for (List<String> place : List.of(List.of("x"), List.of("x", "y", "z", "a"), List.of("1", "1", "y", "a"))) {
            assertThatThrownBy(() -> index.search(everything(SearchRequest.BEST_FIRST, 5, place)))
                    .as("%s", place)
                    .isInstanceOf(CatalogueSearch.MalformedPlaceException.class);
        }
    }

    @Test
    void a_mask_that_stands_for_too_many_words_side_by_side_is_refused() {
        var everyWord = new SearchRequest(
                new org.carrel.catalog.search.Query.Adjacent(Field.ANY, List.of("?*", "of")),
                SearchRequest.Narrowing.NONE,
                SearchRequest.BEST_FIRST,
                5,
                List.of(),
                Set.of());
        assertThatThrownBy(() -> index.search(everyWord)).isInstanceOf(CatalogueSearch.TooBroadException.class);
    }

    @Test
    void a_generation_that_is_begun_and_given_up_leaves_the_one_that_serves_as_it_is() {
        SearchIndex.Generation before = index.serving().orElseThrow();
        long titles = before.titles();
        SearchIndex.Generation next = index.fresh();
        assertThat(next.titles()).isZero();
        next.discard();
        assertThat(index.serving().orElseThrow().titles()).isEqualTo(titles);
        assertThat(index.serving().orElseThrow().marks()).isEqualTo(before.marks());
        before.keep(new SearchIndex.Marks("2:2:", 4));
        assertThat(before.marks()).isEqualTo(new SearchIndex.Marks("2:2:", 4));
    }

    private long total(SearchRequest.Narrowing narrowing) {
        return index.search(new SearchRequest(
                        new org.carrel.catalog.search.Query.Everything(),
                        narrowing,
                        SearchRequest.BEST_FIRST,
                        20,
                        List.of(),
                        Set.of()))
                .total();
    }
}

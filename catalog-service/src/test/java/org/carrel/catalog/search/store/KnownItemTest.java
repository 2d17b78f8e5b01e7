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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.CatalogueRecord.Identity;
import org.carrel.catalog.records.Describing;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;

import static org.assertj.core.api.Assertions.assertThat;

/** What people type who know what they want, over two thousand real records: it must come first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownItemTest {

    private static final double SHARE = 0.95;

    private static final Path KNOWN_ITEMS = Path.of("src/test/resources/search/known-items.tsv");

    @TempDir
    private static Path folder;

    private final Map<UUID, String> numbers = new HashMap<>();
    private final Map<String, Description> descriptions = new HashMap<>();
    private LuceneIndex index;

    @BeforeAll
    void fill() {
        index = new LuceneIndex(folder);
        SearchIndex.Generation generation = index.fresh();
        for (byte[] file : List.of(SampleRecords.special(), SampleRecords.university(), SampleRecords.exemplars())) {
            var documents = new ArrayList<SearchDocument>();
            for (MarcRecord record : SampleRecords.records(file)) {
                String number = record.control("001").orElseThrow();
                Description description = Describing.of(record, 2028);
                UUID id = UUID.randomUUID();
                numbers.put(id, number);
                descriptions.put(number, description);
                documents.add(SearchDocument.of(
                        CatalogueRecord.created(
                                id,
                                new Identity("test", number),
                                RecordKind.BIBLIOGRAPHIC,
                                new Brief("", null, null, "book", List.of()),
                                Instant.EPOCH),
                        description,
                        record,
                        SearchDocument.Copies.NONE));
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
    void words_are_the_same_whatever_marks_they_carry() {
        var fields = new IndexFields();
        assertThat(fields.words("L'Œuvre")).containsExactly("oeuvre");
        assertThat(fields.words("Straße ﬁne Việt Études")).containsExactly("strasse", "fine", "viet", "etudes");
        assertThat(fields.words("C++ and C#")).containsExactly("cplusplus", "and", "csharp");
        assertThat(fields.words("Women's O'Brien")).containsExactly("women", "obrien");
        assertThat(fields.words("kulʹtury Qurʼān")).containsExactly("kultury", "quran");
        assertThat(fields.words("東京都")).containsExactly("东京", "京都").isEqualTo(fields.words("东京都"));
        assertThat(fields.words("カタカナ")).isEqualTo(fields.words("かたかな"));
        assertThat(fields.words("war-time")).containsExactly("war", "time");
    }

    @Test
    void availability_changes_alone_and_takes_nothing_else_along() {
        SearchIndex.Generation generation = index.serving().orElseThrow();
        UUID id = numbers.entrySet().stream()
                .filter(entry -> entry.getValue().equals("4442869"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        var onlyAvailable = new SearchRequest.Narrowing(Map.of(SearchRequest.Facet.AVAILABLE, Set.of("true")), false);
        assertThat(generation.states(List.of(id, UUID.randomUUID())))
                .isEqualTo(Map.of(id, new SearchDocument.State(1, SearchDocument.Copies.NONE.print())));
        assertThat(total(onlyAvailable)).isZero();

        generation.available(Map.of(id, 2));
        generation.show();
        assertThat(total(onlyAvailable)).isEqualTo(1);
        assertThat(found("dick electric sheep")).containsExactly("4442869");

        generation.available(Map.of(id, 0));
        generation.show();
        assertThat(total(onlyAvailable)).isZero();
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

    @Test
    void an_index_survives_its_closing_and_one_of_another_making_does_not() {
        var other = new LuceneIndex(folder.resolve("other"));
        SearchIndex.Generation generation = other.fresh();
        generation.keep(new SearchIndex.Marks("5:5:", 7));
        other.serve(generation);
        other.close();
        var again = new LuceneIndex(folder.resolve("other"));
        assertThat(again.serving().map(SearchIndex.Generation::marks)).contains(new SearchIndex.Marks("5:5:", 7));
        SearchIndex.Generation next = again.fresh();
        next.keep(new SearchIndex.Marks("6:6:", 8));
        again.serve(next);
        assertThat(again.serving().map(SearchIndex.Generation::marks)).contains(new SearchIndex.Marks("6:6:", 8));
        assertThat(folder.resolve("other/index/g1")).doesNotExist();
        again.close();
    }
}

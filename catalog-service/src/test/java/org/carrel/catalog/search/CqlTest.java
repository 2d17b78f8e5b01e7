package org.carrel.catalog.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.catalog.search.Cql.Result;

import static org.assertj.core.api.Assertions.assertThat;

class CqlTest {

    static Stream<Arguments> corpus() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/search/cql.tsv")).stream()
                .filter(line -> line.contains("\t") && !line.startsWith("#"))
                .map(line ->
                        Arguments.of(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void every_query_means_what_the_standard_says_or_is_refused_for_the_right_reason(String query, String meaning) {
        assertThat(said(Cql.parse(query))).as(query).isEqualTo(meaning);
    }

    @Test
    void the_corpus_is_large() throws IOException {
        assertThat(corpus()).hasSizeGreaterThan(200);
    }

    @Test
    void a_query_may_not_be_endless() {
        assertThat(Cql.parse("x".repeat(4_001))).isEqualTo(new Result.Diagnostic(12, "4000"));
        assertThat(Cql.parse("cat" + " and cat".repeat(100))).isEqualTo(new Result.Diagnostic(38, "100"));
        assertThat(Cql.parse("(".repeat(60) + "cat" + ")".repeat(60)))
                .isEqualTo(new Result.Diagnostic(13, "nested too deeply"));
        assertThat(Cql.parse("cat" + " and cat".repeat(99))).isInstanceOf(Result.Understood.class);
    }

    @Test
    void whatever_is_sent_is_either_understood_or_refused_with_a_diagnostic() {
        List<String> pieces = List.of(
                "cat",
                "title",
                "dc.title",
                " ",
                " ",
                "=",
                "==",
                "<>",
                "<",
                "/",
                "stem",
                "(",
                ")",
                "\"",
                "\\",
                "*",
                "?",
                "^",
                " and ",
                " or ",
                " not ",
                " prox ",
                " sortBy ",
                " any ",
                ">",
                "1999",
                "year",
                "é",
                ".");
        for (long seed = 1; seed <= 20_000; seed++) {
            var random = new Random(seed);
            String query = random.ints(random.nextInt(14), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            assertThat(Cql.parse(query)).as("seed %d: %s", seed, query).satisfies(result -> {
                if (result instanceof Result.Diagnostic(int number, String _)) {
                    assertThat(number).isBetween(10, 91);
                }
            });
        }
    }

    @Test
    void every_index_that_is_listed_can_be_searched_or_sorted_by() {
        for (CqlIndexes.Index index : CqlIndexes.all()) {
            String name = index.set() + "." + index.name();
            String term = index.fields().contains(Field.YEAR) ? "1999" : "cat";
            if (!index.fields().isEmpty()) {
                assertThat(Cql.parse(name + " = " + term)).as(name).isInstanceOf(Result.Understood.class);
            }
            if (index.sorts() != null) {
                assertThat(Cql.parse("cat sortBy " + name)).as(name).isInstanceOf(Result.Understood.class);
            }
            assertThat(index.key()).isEqualToIgnoringCase(index.name());
        }
    }

    private static String said(Result result) {
        return switch (result) {
            case Result.Diagnostic(int number, String details) -> ("!" + number + " " + details).strip();
            case Result.Understood(Query query, List<SortKey> order) ->
                said(query)
                        + (order.isEmpty()
                                ? ""
                                : order.stream()
                                        .map(key -> key.by() + (key.descending() ? "-" : "+"))
                                        .collect(Collectors.joining(" ", " by ", "")));
        };
    }

    private static String said(Query query) {
        return switch (query) {
            case Query.Everything _ -> "everything";
            case Query.Word(Field field, String text) -> name(field) + ":" + text;
            case Query.Phrase(Field field, String text) -> name(field) + ":\"" + text + "\"";
            case Query.Adjacent(Field field, List<String> masks) -> name(field) + " adj " + String.join(" ", masks);
            case Query.Exact(Field field, String text) -> name(field) + "==\"" + text + "\"";
            case Query.Begins(Field field, String text, boolean open) -> name(field) + "^\"" + text + (open ? "…" : "");
            case Query.Truncated(Field field, String beginning) -> name(field) + ":" + beginning + "…";
            case Query.Masked(Field field, String mask) -> name(field) + "~" + mask;
            case Query.Fuzzy(Field field, String text) -> name(field) + " near " + text;
            case Query.Stemmed(Field field, String text) -> name(field) + " stem " + text;
            case Query.Years(int from, int to) -> "year:" + from + "-" + to;
            case Query.Shelf shelf -> "shelf:" + said(shelf.from()) + "-" + said(shelf.to());
            case Query.And(List<Query> parts) -> said("and", parts);
            case Query.Or(List<Query> parts) -> said("or", parts);
            case Query.Not(Query part) -> said("not", List.of(part));
        };
    }

    private static String said(@org.jspecify.annotations.Nullable String bound) {
        return bound == null ? "" : bound;
    }

    private static String said(String operator, List<Query> parts) {
        return parts.stream().map(CqlTest::said).collect(Collectors.joining(", ", operator + "(", ")"));
    }

    private static String name(Field field) {
        return field == Field.CALL_NUMBER ? "callnumber" : field.name().toLowerCase(java.util.Locale.ROOT);
    }
}

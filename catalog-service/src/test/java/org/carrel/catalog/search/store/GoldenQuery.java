package org.carrel.catalog.search.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.carrel.catalog.search.Cql;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;

/**
 * A question and what it has always been answered.
 *
 * @param kind what is done: a search as typed or in CQL, answered by the total and the first hits; a search with a
 *     facet, answered by its first counts; a look at a facet's values; suggestions; a better spelling
 * @param asked what is typed
 * @param options such as {@code sort=-YEAR} (descending), {@code FORMAT=book|map} (narrowed by a facet),
 *     {@code facet=TOPIC}, {@code containing=…}, {@code by=name}, {@code skip=2}
 */
record GoldenQuery(String kind, String asked, Map<String, String> options, String expected) {

    private static final int FIRST = 5;
    /** So many counts an engine gives of a facet. */
    private static final int MOST = 30;

    static GoldenQuery of(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a golden query: " + line);
        }
        Map<String, String> options = Arrays.stream(parts[2].split(";"))
                .filter(option -> !option.isBlank())
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option[1]));
        return new GoldenQuery(parts[0], parts[1], options, parts[3]);
    }

    String name() {
        return kind + " " + asked + (options.isEmpty() ? "" : " " + options);
    }

    String answer(SearchEngine engine, Map<UUID, String> numbers) {
        return switch (kind) {
            case "find", "cql" -> {
                SearchResult found = engine.search(request(FIRST, Set.of()));
                yield found.total() + ": "
                        + found.hits().stream()
                                .map(hit -> String.valueOf(numbers.get(hit.recordId())))
                                .collect(Collectors.joining(" "));
            }
            case "facet" -> {
                var facet = Facet.valueOf(options.getOrDefault("facet", ""));
                List<SearchResult.Count> counts =
                        engine.search(request(1, Set.of(facet))).facets().getOrDefault(facet, List.of());
                yield counts.size() + ": " + named(settled(counts));
            }
            case "values" ->
                named(engine.values(
                        query(),
                        narrowing(),
                        new SearchRequest.Values(
                                Facet.valueOf(options.getOrDefault("facet", "")),
                                options.getOrDefault("containing", ""),
                                "name".equals(options.get("by")),
                                FIRST,
                                Integer.parseInt(options.getOrDefault("skip", "0")))));
            case "suggest" ->
                engine.suggest(asked, FIRST + 1).stream()
                        .map(suggestion -> suggestion.kind() + " " + suggestion.text())
                        .collect(Collectors.joining(" | "));
            case "spelling" ->
                engine.spelling(List.of(asked.split(" ")), narrowing(), 0)
                        .map(spelling -> spelling.text() + " (" + spelling.titles() + ")")
                        .orElse("none");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** The first counts: of those that are as high as the last one, which values are shown is up to the engine. */
    private static List<SearchResult.Count> settled(List<SearchResult.Count> counts) {
        long cut = counts.size() < MOST ? 0 : counts.getLast().titles();
        return counts.stream()
                .filter(count -> count.titles() > cut)
                .sorted(Comparator.comparingLong(SearchResult.Count::titles)
                        .reversed()
                        .thenComparing(SearchResult.Count::value))
                .limit(FIRST)
                .toList();
    }

    private static String named(List<SearchResult.Count> counts) {
        return counts.stream()
                .map(count -> count.value() + " (" + count.titles() + ")")
                .collect(Collectors.joining(" | "));
    }

    private SearchRequest request(int limit, Set<Facet> facets) {
        List<SortKey> order = SearchRequest.BEST_FIRST;
        String sort = options.get("sort");
        if (sort != null) {
            boolean descending = sort.startsWith("-");
            order = List.of(new SortKey(SortKey.By.valueOf(descending ? sort.substring(1) : sort), descending));
        }
        return new SearchRequest(query(), narrowing(), order, limit, List.of(), facets);
    }

    private Query query() {
        return kind.equals("cql")
                ? ((Cql.Result.Understood) Cql.parse(asked)).query()
                : ((QueryParser.Parsed.Understood) QueryParser.parse(asked)).query();
    }

    private SearchRequest.Narrowing narrowing() {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        new HashMap<>(options).forEach((option, value) -> {
            if (option.equals(option.toUpperCase(java.util.Locale.ROOT))) {
                chosen.put(Facet.valueOf(option), Set.of(value.split("\\|")));
            }
        });
        return new SearchRequest.Narrowing(chosen, false);
    }
}

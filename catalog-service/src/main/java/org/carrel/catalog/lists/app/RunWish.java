package org.carrel.catalog.lists.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.lists.Wish;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Cql;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;

/** Runs searches that are kept. */
@ApplicationScoped
public class RunWish {

    /** How many titles a list has at the most. */
    public static final int MOST = 100_000;

    private static final int PAGE = 1_000;

    private final CatalogueSearch search;

    RunWish(CatalogueSearch search) {
        this.search = search;
    }

    /** What came of reading or running a search. */
    public sealed interface Outcome {

        /** It found this. */
        record Found(long total, List<SearchResult.Hit> hits) implements Outcome {}

        /** The query cannot be read, or stands for too much. */
        record Malformed(String detail) implements Outcome {}
    }

    /** One page of what a search finds now. */
    public Outcome page(Wish wish, boolean hiddenToo, List<String> after, int limit) {
        return switch (read(wish)) {
            case Read.Malformed(String detail) -> new Outcome.Malformed(detail);
            case Read.Understood(Query query, List<SortKey> order) -> {
                var narrowing = new SearchRequest.Narrowing(wish.filters().chosen(), hiddenToo);
                try {
                    SearchResult result =
                            search.search(new SearchRequest(query, narrowing, order, limit, after, Set.of()));
                    yield new Outcome.Found(result.total(), result.hits());
                } catch (CatalogueSearch.TooBroadException e) {
                    yield new Outcome.Malformed("Too many words fit " + e.getMessage() + ".");
                }
            }
        };
    }

    /** All titles that a search finds now, as far as a list can hold them. */
    public Outcome all(Wish wish, boolean hiddenToo) {
        var hits = new ArrayList<SearchResult.Hit>();
        List<String> after = List.of();
        while (hits.size() < MOST) {
            int limit = Math.min(PAGE, MOST - hits.size());
            switch (page(wish, hiddenToo, after, limit)) {
                case Outcome.Malformed malformed -> {
                    return malformed;
                }
                case Outcome.Found(long total, var found) -> {
                    hits.addAll(found);
                    if (found.size() < limit) {
                        return new Outcome.Found(total, hits);
                    }
                    after = found.getLast().place();
                }
            }
        }
        return new Outcome.Found(hits.size(), hits);
    }

    /** The records of hits. */
    public static List<UUID> records(List<SearchResult.Hit> hits) {
        return hits.stream().map(SearchResult.Hit::recordId).toList();
    }

    private sealed interface Read {

        record Understood(Query query, List<SortKey> order) implements Read {}

        record Malformed(String detail) implements Read {}
    }

    private static Read read(Wish wish) {
        List<SortKey> order = List.of(new SortKey(wish.sort().by(), wish.sort().descending()));
        if (wish.cql() != null) {
            return switch (Cql.parse(wish.cql())) {
                case Cql.Result.Diagnostic diagnostic -> new Read.Malformed(diagnostic.details());
                case Cql.Result.Understood understood ->
                    new Read.Understood(understood.query(), understood.order().isEmpty() ? order : understood.order());
            };
        }
        return switch (QueryParser.parse(wish.q() == null ? "" : wish.q())) {
            case QueryParser.Parsed.Malformed malformed -> new Read.Malformed(malformed.detail());
            case QueryParser.Parsed.Understood understood -> new Read.Understood(understood.query(), order);
        };
    }
}

package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.SuggestMode;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.FieldSuggester;
import org.opensearch.client.opensearch.core.search.SuggestSort;
import org.opensearch.client.opensearch.core.search.TermSuggestOption;

import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.Suggestion;
import org.carrel.catalog.search.Suggestion.Kind;

/** What somebody may be about to type, and how they may have meant to spell it. */
final class OpenSearchSuggestions {

    private static final String TERMS = "terms";
    /** The same title or name is typed in so many ways at the most. */
    private static final int WAYS = 2;

    private static final int SHORTEST_MISSPELLED = 3;

    private final OpenSearchCluster cluster;
    private final String alias;
    private final OpenSearchQueries queries;
    private final IndexFields fields;

    OpenSearchSuggestions(OpenSearchCluster cluster, String alias, OpenSearchQueries queries, IndexFields fields) {
        this.cluster = cluster;
        this.alias = alias;
        this.queries = queries;
        this.fields = fields;
    }

    /** What begins as typed, the most frequent of each kind first, the kinds in turn. */
    List<Suggestion> suggest(String typed, int limit) {
        String begun = fields.whole(typed);
        if (begun.isEmpty()) {
            return List.of();
        }
        var counted = new HashMap<String, Aggregation>();
        for (Kind kind : Kind.values()) {
            String field = OpenSearchLayout.name(IndexFields.suggested(kind));
            counted.put(kind.name(), Aggregation.of(those -> those.filter(OpenSearchQueries.prefix(field, begun))
                    .aggregations(
                            TERMS,
                            all -> all.terms(terms -> terms.field(field)
                                    .include(include -> include.regexp(OpenSearchLayout.literal(begun) + "(.|\n)*"))
                                    .size(limit * WAYS)))));
        }
        SearchResponse<ObjectNode> found = cluster.ask(client -> client.search(
                search -> search.index(alias)
                        .ignoreUnavailable(true)
                        .size(0)
                        .trackTotalHits(total -> total.enabled(false))
                        .aggregations(counted),
                ObjectNode.class));
        var byKind = new ArrayList<List<Suggestion>>();
        for (Kind kind : Kind.values()) {
            byKind.add(suggestions(kind, found.aggregations().get(kind.name()), limit));
        }
        return SuggestedTerms.inTurn(byKind, limit);
    }

    private static List<Suggestion> suggestions(Kind kind, @Nullable Aggregate those, int limit) {
        Aggregate counted = those == null ? null : those.filter().aggregations().get(TERMS);
        if (counted == null) {
            return List.of();
        }
        Set<Suggestion> suggestions = new LinkedHashSet<>();
        for (StringTermsBucket bucket : counted.sterms().buckets().array()) {
            suggestions.add(new Suggestion(kind, SuggestedTerms.shown(bucket.key())));
        }
        return suggestions.stream().limit(limit).toList();
    }

    /** Words of the catalogue that are spelled nearly as those that somebody typed, if they find more. */
    Optional<Suggestion.Spelling> spelling(List<String> typed, SearchRequest.Narrowing narrowing, long found) {
        var doubtful = new HashMap<String, FieldSuggester>();
        for (String word : typed) {
            List<String> words = fields.words(word);
            if (words.size() == 1 && isSpelled(words.getFirst())) {
                doubtful.put(word, suggester(words.getFirst()));
            }
        }
        Map<String, String> better = doubtful.isEmpty() ? Map.of() : better(doubtful);
        if (better.isEmpty()) {
            return Optional.empty();
        }
        List<String> best =
                typed.stream().map(word -> better.getOrDefault(word, word)).toList();
        Query query = new Query.And(best.stream()
                .<Query>map(word -> new Query.Word(Field.ANY, word))
                .toList());
        long titles = cluster.ask(client -> client.count(
                        count -> count.index(alias).ignoreUnavailable(true).query(queries.narrowed(query, narrowing))))
                .count();
        return titles > found ? Optional.of(new Suggestion.Spelling(String.join(" ", best), titles)) : Optional.empty();
    }

    private static boolean isSpelled(String word) {
        return word.codePoints().allMatch(Character::isAlphabetic)
                && word.codePoints().noneMatch(Character::isIdeographic);
    }

    private static FieldSuggester suggester(String word) {
        return FieldSuggester.of(
                suggester -> suggester.text(word).term(term -> term.field(OpenSearchLayout.name(IndexFields.ALL))
                        .size(1)
                        .sort(SuggestSort.Score)
                        .suggestMode(SuggestMode.Popular)
                        .minWordLength(SHORTEST_MISSPELLED)
                        .maxEdits(2)
                        .prefixLength(1)));
    }

    private Map<String, String> better(Map<String, FieldSuggester> doubtful) {
        SearchResponse<ObjectNode> answer = cluster.ask(client -> client.search(
                search -> search.index(alias)
                        .ignoreUnavailable(true)
                        .size(0)
                        .suggest(suggest -> suggest.suggesters(doubtful)),
                ObjectNode.class));
        var better = new HashMap<String, String>();
        answer.suggest()
                .forEach((word, suggestions) -> suggestions.forEach(suggestion -> {
                    for (TermSuggestOption option : suggestion.term().options()) {
                        better.putIfAbsent(word, option.text());
                    }
                }));
        return better;
    }
}

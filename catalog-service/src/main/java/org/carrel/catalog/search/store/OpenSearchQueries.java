package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.SpanQuery;

import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;

/** Says clauses in the query language of OpenSearch. */
final class OpenSearchQueries {

    private final Clauses clauses;

    OpenSearchQueries(IndexFields fields) {
        this.clauses = new Clauses(fields);
    }

    /** The query with its weights, and what narrows it for everyone. */
    Query scored(SearchRequest request) {
        return query(clauses.scored(request));
    }

    /** What a query finds when it is narrowed, without weights. */
    Query narrowed(org.carrel.catalog.search.Query asked, SearchRequest.Narrowing narrowing, Facet... but) {
        var filters = new ArrayList<Clause>();
        filters.add(clauses.matching(asked, narrowing));
        filters.addAll(Clauses.filters(narrowing, but));
        return query(Clause.Of.filtered(filters, List.of()));
    }

    /** What results are narrowed by, but for the filter of a facet. */
    static Query filter(SearchRequest.Narrowing narrowing, Facet... but) {
        return filter(Clauses.filters(narrowing, but));
    }

    /** The same, and a copy on its shelf. */
    static Query available(SearchRequest.Narrowing narrowing) {
        var filters = new ArrayList<>(Clauses.filters(narrowing, Facet.AVAILABLE));
        filters.add(new Clause.Available());
        return filter(filters);
    }

    private static Query filter(List<Clause> filters) {
        return query(filters.isEmpty() ? new Clause.All() : Clause.Of.filtered(filters, List.of()));
    }

    static Query query(Clause clause) {
        return switch (clause) {
            case Clause.All _ -> Query.of(query -> query.matchAll(all -> all));
            case Clause.Term(String field, String value) -> term(OpenSearchLayout.name(field), value);
            case Clause.AnyOf(String field, List<String> values) ->
                Query.of(query -> query.terms(terms -> terms.field(OpenSearchLayout.name(field))
                        .terms(any ->
                                any.value(values.stream().map(FieldValue::of).toList()))));
            case Clause.Phrase(String field, List<String> words) ->
                Query.of(query -> query.matchPhrase(
                        phrase -> phrase.field(OpenSearchLayout.name(field)).query(String.join(" ", words))));
            case Clause.Prefix(String field, String beginning) -> prefix(OpenSearchLayout.name(field), beginning);
            case Clause.Mask(String field, String expression) -> wildcard(OpenSearchLayout.name(field), expression);
            case Clause.Nearly(String field, String word, int edits) ->
                Query.of(query -> query.fuzzy(fuzzy -> fuzzy.field(OpenSearchLayout.name(field))
                        .value(FieldValue.of(word))
                        .fuzziness(Integer.toString(edits))
                        .prefixLength(1)));
            case Clause.Adjacent(String field, List<Clause.Pattern> patterns) ->
                patterns.size() == 1 ? one(field, patterns.getFirst()) : sideBySide(field, patterns);
            case Clause.Between(String field, @Nullable String from, @Nullable String to) ->
                between(OpenSearchLayout.name(field), from, to);
            case Clause.Within(String field, int from, int to) -> between(OpenSearchLayout.name(field), from, to);
            case Clause.Available _ -> between(OpenSearchLayout.AVAILABLE, 1, null);
            case Clause.Of all -> combined(all);
            case Clause.Best(List<Clause> ways, float tie) ->
                Query.of(query -> query.disMax(best -> best.queries(
                                ways.stream().map(OpenSearchQueries::query).toList())
                        .tieBreaker(tie)));
            case Clause.Weighted(Clause weighted, float weight) ->
                Query.of(query -> query.bool(all -> all.must(query(weighted)).boost(weight)));
            case Clause.Same(Clause same, float weight) -> constant(query(same), weight);
        };
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(FieldValue.of(value))));
    }

    static Query prefix(String field, String beginning) {
        return Query.of(query -> query.prefix(prefix -> prefix.field(field).value(beginning)));
    }

    private static Query wildcard(String field, String expression) {
        return Query.of(query -> query.wildcard(mask -> mask.field(field).value(expression)));
    }

    private static Query constant(Query same, float weight) {
        return Query.of(
                query -> query.constantScore(constant -> constant.filter(same).boost(weight)));
    }

    private static Query between(String field, @Nullable Object from, @Nullable Object to) {
        return Query.of(query -> query.range(range -> {
            range.field(field);
            if (from != null) {
                range.gte(JsonData.of(from));
            }
            return to == null ? range : range.lte(JsonData.of(to));
        }));
    }

    /** A word whose beginning is unknown is looked up by its end, among words spelled back to front. */
    private static Query one(String field, Clause.Pattern pattern) {
        return switch (pattern) {
            case Clause.Pattern.Known(String word) -> constant(term(OpenSearchLayout.name(field), word), 1);
            case Clause.Pattern.Wildcard(String expression) ->
                expression.startsWith("*") || expression.startsWith("?")
                        ? wildcard(OpenSearchLayout.ends(field), ExpandedQuery.reversed(expression))
                        : wildcard(OpenSearchLayout.name(field), expression);
            case Clause.Pattern.Stem(String _, String stem) -> constant(term(OpenSearchLayout.stems(field), stem), 1);
        };
    }

    private static Query sideBySide(String field, List<Clause.Pattern> patterns) {
        String name = OpenSearchLayout.name(field);
        List<SpanQuery> words = patterns.stream()
                .map(pattern -> switch (pattern) {
                    case Clause.Pattern.Known(String word) ->
                        SpanQuery.of(
                                span -> span.spanTerm(term -> term.field(name).value(word)));
                    case Clause.Pattern.Wildcard(String expression) -> expanded(wildcard(name, expression));
                    case Clause.Pattern.Stem(String beginning, String _) -> expanded(prefix(name, beginning));
                })
                .toList();
        return Query.of(
                query -> query.spanNear(near -> near.clauses(words).slop(0).inOrder(true)));
    }

    private static SpanQuery expanded(Query words) {
        return SpanQuery.of(span -> span.spanMulti(multi -> multi.match(words)));
    }

    private static Query combined(Clause.Of all) {
        if (all.must().isEmpty() && all.should().isEmpty() && all.filter().isEmpty()) {
            // To Lucene this is nothing, to OpenSearch it is everything.
            return Query.of(query -> query.matchNone(none -> none));
        }
        return Query.of(query -> query.bool(combined -> combined.must(queries(all.must()))
                .should(queries(all.should()))
                .filter(queries(all.filter()))
                .mustNot(queries(all.not()))));
    }

    private static List<Query> queries(List<Clause> clauses) {
        return clauses.stream().map(OpenSearchQueries::query).toList();
    }
}

package org.carrel.catalog.search.store;

import java.util.List;

import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;

/** Says clauses in Lucene's terms. */
final class LuceneQueries {

    private final Clauses clauses;

    LuceneQueries(IndexFields fields) {
        this.clauses = new Clauses(fields);
    }

    /** The query with its weights, and what narrows it for everyone. */
    Query scored(SearchRequest request) {
        return query(clauses.scored(request));
    }

    /** The same without weights, which finds the same titles and is counted faster. */
    Query matching(org.carrel.catalog.search.Query asked, SearchRequest.Narrowing narrowing) {
        return query(clauses.matching(asked, narrowing));
    }

    /** The filters, but for the one of a facet that is being counted. */
    List<Query> filters(SearchRequest.Narrowing narrowing, Facet... but) {
        return Clauses.filters(narrowing, but).stream()
                .map(LuceneQueries::query)
                .toList();
    }

    /** Titles of which a copy is on its shelf. */
    static Query available() {
        return query(new Clause.Available());
    }

    private static Query query(Clause clause) {
        return switch (clause) {
            case Clause.All _ -> MatchAllDocsQuery.INSTANCE;
            case Clause.Term(String field, String value) -> new TermQuery(new Term(field, value));
            case Clause.AnyOf(String field, List<String> values) ->
                new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
            case Clause.Phrase(String field, List<String> words) ->
                new PhraseQuery(field, words.toArray(String[]::new));
            case Clause.Prefix(String field, String beginning) -> new PrefixQuery(new Term(field, beginning));
            case Clause.Mask(String field, String expression) -> new WildcardQuery(new Term(field, expression));
            case Clause.Nearly(String field, String word, int edits) -> new FuzzyQuery(new Term(field, word), edits, 1);
            case Clause.Adjacent(String field, List<Clause.Pattern> patterns) -> new ExpandedQuery(field, patterns);
            case Clause.Between(String field, @Nullable String from, @Nullable String to) ->
                TermRangeQuery.newStringRange(field, from, to, true, true);
            case Clause.Within(String field, int from, int to) -> IntPoint.newRangeQuery(field, from, to);
            case Clause.Available _ -> NumericDocValuesField.newSlowExactQuery(IndexFields.AVAILABLE, 1);
            case Clause.Of all -> combined(all);
            case Clause.Best(List<Clause> ways, float tie) ->
                new DisjunctionMaxQuery(ways.stream().map(LuceneQueries::query).toList(), tie);
            case Clause.Weighted(Clause weighted, float weight) -> new BoostQuery(query(weighted), weight);
            case Clause.Same(Clause same, float weight) ->
                weight == 1
                        ? new ConstantScoreQuery(query(same))
                        : new BoostQuery(new ConstantScoreQuery(query(same)), weight);
        };
    }

    private static Query combined(Clause.Of all) {
        var combined = new BooleanQuery.Builder();
        all.must().forEach(clause -> combined.add(query(clause), Occur.MUST));
        all.should().forEach(clause -> combined.add(query(clause), Occur.SHOULD));
        all.filter().forEach(clause -> combined.add(query(clause), Occur.FILTER));
        all.not().forEach(clause -> combined.add(query(clause), Occur.MUST_NOT));
        return combined.build();
    }
}

package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import org.carrel.catalog.records.Isbn;
import org.carrel.catalog.records.Issn;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;

/**
 * Says a neutral query in Lucene's terms. The weights put the title that somebody means before titles that mention it.
 */
final class LuceneQueries {

    private static final float WHOLE_TITLE = 2_000;
    private static final float WHOLE_VARIANT = 800;
    private static final float TITLE_BEGINS = 400;
    private static final float TITLE_PHRASE = 60;
    private static final float NUMBER = 5_000;
    private static final float TIE = 0.1f;

    private static final Map<String, Float> ANY = Map.of(
            IndexFields.TITLE, 10f,
            IndexFields.VARIANT, 8f,
            IndexFields.AUTHOR, 6f,
            IndexFields.SUBJECT, 4f,
            IndexFields.SERIES, 3f,
            IndexFields.ALL, 1f);
    private static final Map<String, Float> TITLES = Map.of(IndexFields.TITLE, 10f, IndexFields.VARIANT, 6f);

    private final IndexFields fields;

    LuceneQueries(IndexFields fields) {
        this.fields = fields;
    }

    /** The query with its weights, and what narrows it for everyone. */
    Query scored(SearchRequest request) {
        var query = new BooleanQuery.Builder().add(query(request.query()), Occur.MUST);
        wholeTitle(request.query(), query);
        if (!request.narrowing().suppressedToo()) {
            query.add(new TermQuery(new Term(IndexFields.SUPPRESSED, "1")), Occur.MUST_NOT);
        }
        return query.build();
    }

    /** The filters, but for the one of a facet that is being counted. */
    List<Query> filters(SearchRequest.Narrowing narrowing, Facet... but) {
        var without = List.of(but);
        var filters = new ArrayList<Query>();
        if (!without.contains(Facet.FORMAT) && !narrowing.formats().isEmpty()) {
            filters.add(anyOf(IndexFields.FORMAT, narrowing.formats()));
        }
        if (!without.contains(Facet.LANGUAGE) && !narrowing.languages().isEmpty()) {
            filters.add(anyOf(IndexFields.LANGUAGE, narrowing.languages()));
        }
        if (!without.contains(Facet.BRANCH) && !narrowing.branches().isEmpty()) {
            filters.add(anyOf(
                    IndexFields.BRANCH,
                    narrowing.branches().stream().map(UUID::toString).toList()));
        }
        if (!without.contains(Facet.AVAILABLE) && narrowing.availableOnly()) {
            filters.add(NumericDocValuesField.newSlowExactQuery(IndexFields.AVAILABLE, 1));
        }
        return filters;
    }

    private static Query anyOf(String field, Iterable<String> values) {
        var terms = new ArrayList<BytesRef>();
        values.forEach(value -> terms.add(new BytesRef(value)));
        return new TermInSetQuery(field, terms);
    }

    private Query query(org.carrel.catalog.search.Query query) {
        return switch (query) {
            case org.carrel.catalog.search.Query.Everything _ -> MatchAllDocsQuery.INSTANCE;
            case org.carrel.catalog.search.Query.Word(Field field, String text) -> word(field, text);
            case org.carrel.catalog.search.Query.Phrase(Field field, String text) -> word(field, text);
            case org.carrel.catalog.search.Query.Truncated(Field field, String text) -> truncated(field, text);
            case org.carrel.catalog.search.Query.Years(int from, int to) -> years(from, to);
            case org.carrel.catalog.search.Query.And(List<org.carrel.catalog.search.Query> parts) -> all(parts);
            case org.carrel.catalog.search.Query.Or(List<org.carrel.catalog.search.Query> parts) -> {
                var any = new BooleanQuery.Builder();
                parts.forEach(part -> any.add(query(part), Occur.SHOULD));
                yield any.build();
            }
            case org.carrel.catalog.search.Query.Not _ -> all(List.of(query));
        };
    }

    private Query all(List<org.carrel.catalog.search.Query> parts) {
        var all = new BooleanQuery.Builder();
        boolean positive = false;
        for (org.carrel.catalog.search.Query part : parts) {
            if (part instanceof org.carrel.catalog.search.Query.Not(org.carrel.catalog.search.Query unwanted)) {
                all.add(query(unwanted), Occur.MUST_NOT);
            } else {
                all.add(query(part), Occur.MUST);
                positive = true;
            }
        }
        if (!positive) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private Query word(Field field, String text) {
        return switch (field) {
            case ANY -> anywhere(text);
            case TITLE -> sideBySide(TITLES, text);
            case AUTHOR -> sideBySide(Map.of(IndexFields.AUTHOR, 1f), text);
            case SUBJECT -> sideBySide(Map.of(IndexFields.SUBJECT, 1f), text);
            case SERIES -> sideBySide(Map.of(IndexFields.SERIES, 1f), text);
            case ISBN ->
                exact(IndexFields.ISBN, Isbn.parse(text).map(Isbn::thirteen).orElse(text.replace("-", "")));
            case ISSN ->
                exact(IndexFields.ISSN, Issn.parse(text).map(Issn::text).orElse(text));
            case LCCN ->
                exact(IndexFields.LCCN, RecordKey.of(RecordKey.Type.LCCN, text).value());
            case OCLC ->
                exact(IndexFields.OCLC, RecordKey.of(RecordKey.Type.OCLC, text).value());
            case NUMBER -> exact(IndexFields.NUMBER, text);
            case BARCODE -> exact(IndexFields.BARCODE, text);
            case CALL_NUMBER ->
                new ConstantScoreQuery(
                        new PrefixQuery(new Term(IndexFields.CALL_NUMBER, IndexFields.callNumber(text))));
            case FORMAT -> exact(IndexFields.FORMAT, text);
            case LANGUAGE -> exact(IndexFields.LANGUAGE, text);
            case YEAR -> new MatchNoDocsQuery("years are read by the parser");
        };
    }

    /** A word of the one box: in any text, or a number that somebody typed or scanned. */
    private Query anywhere(String text) {
        var ways = new ArrayList<Query>();
        ways.add(sideBySide(ANY, text));
        if (text.chars().anyMatch(Character::isDigit)) {
            Isbn.parse(text).ifPresent(isbn -> ways.add(number(IndexFields.ISBN, isbn.thirteen())));
            Issn.parse(text).ifPresent(issn -> ways.add(number(IndexFields.ISSN, issn.text())));
            for (String field : List.of(
                    IndexFields.BARCODE, IndexFields.LCCN, IndexFields.OCLC, IndexFields.NUMBER, IndexFields.ISBN)) {
                ways.add(number(field, text));
            }
        }
        return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
    }

    private static Query number(String field, String text) {
        return new BoostQuery(exact(field, text), NUMBER);
    }

    private static Query exact(String field, String text) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, IndexFields.number(text))));
    }

    /** The words of a text side by side in the best of some fields; a text without words asks for nothing. */
    private Query sideBySide(Map<String, Float> weights, String text) {
        List<String> words = fields.words(text);
        if (words.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        var ways = new ArrayList<Query>();
        weights.forEach((field, weight) -> ways.add(new BoostQuery(sideBySide(field, words), weight)));
        return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, TIE);
    }

    private static Query sideBySide(String field, List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(field, words.getFirst()))
                : new PhraseQuery(field, words.toArray(String[]::new));
    }

    private Query truncated(Field field, String beginning) {
        return switch (field) {
            case ANY -> truncated(ANY, beginning);
            case TITLE -> truncated(TITLES, beginning);
            case AUTHOR -> truncated(Map.of(IndexFields.AUTHOR, 1f), beginning);
            case SUBJECT -> truncated(Map.of(IndexFields.SUBJECT, 1f), beginning);
            case SERIES -> truncated(Map.of(IndexFields.SERIES, 1f), beginning);
            case ISBN -> begins(IndexFields.ISBN, beginning.replace("-", ""));
            case ISSN -> begins(IndexFields.ISSN, beginning);
            case LCCN -> begins(IndexFields.LCCN, beginning);
            case OCLC -> begins(IndexFields.OCLC, beginning);
            case NUMBER -> begins(IndexFields.NUMBER, beginning);
            case BARCODE -> begins(IndexFields.BARCODE, beginning);
            case CALL_NUMBER -> word(field, beginning);
            case FORMAT -> begins(IndexFields.FORMAT, beginning);
            case LANGUAGE -> begins(IndexFields.LANGUAGE, beginning);
            case YEAR -> new MatchNoDocsQuery("years are read by the parser");
        };
    }

    private static Query begins(String field, String beginning) {
        return new PrefixQuery(new Term(field, IndexFields.number(beginning)));
    }

    private Query truncated(Map<String, Float> weights, String beginning) {
        List<String> words = fields.words(beginning);
        if (words.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        var ways = new ArrayList<Query>();
        weights.forEach((field, weight) -> {
            var together = new BooleanQuery.Builder();
            words.subList(0, words.size() - 1)
                    .forEach(word -> together.add(new TermQuery(new Term(field, word)), Occur.MUST));
            together.add(new PrefixQuery(new Term(field, words.getLast())), Occur.MUST);
            ways.add(new BoostQuery(together.build(), weight));
        });
        return new DisjunctionMaxQuery(ways, TIE);
    }

    /** Published in a span: what may have appeared in it, for dates are often uncertain. */
    private static Query years(int from, int to) {
        return new ConstantScoreQuery(new BooleanQuery.Builder()
                .add(IntPoint.newRangeQuery(IndexFields.YEAR_FROM, Integer.MIN_VALUE, to), Occur.FILTER)
                .add(IntPoint.newRangeQuery(IndexFields.YEAR_TO, from, Integer.MAX_VALUE), Occur.FILTER)
                .build());
    }

    /** Somebody who types a whole title means that title: "Nature", not everything about nature. */
    private void wholeTitle(org.carrel.catalog.search.Query query, BooleanQuery.Builder into) {
        List<String> plain = QueryParser.plainWords(query, Field.ANY);
        if (plain.isEmpty()) {
            plain = QueryParser.plainWords(query, Field.TITLE);
        }
        if (plain.isEmpty()) {
            return;
        }
        List<String> words = fields.words(String.join(" ", plain));
        if (words.isEmpty()) {
            return;
        }
        String whole = String.join(" ", words);
        should(into, new TermQuery(new Term(IndexFields.TITLE_WHOLE, whole)), WHOLE_TITLE);
        should(into, new TermQuery(new Term(IndexFields.VARIANT_WHOLE, whole)), WHOLE_VARIANT);
        should(into, new PrefixQuery(new Term(IndexFields.TITLE_WHOLE, whole + " ")), TITLE_BEGINS);
        if (words.size() > 1) {
            should(into, new PhraseQuery(IndexFields.TITLE, words.toArray(String[]::new)), TITLE_PHRASE);
        }
    }

    private static void should(BooleanQuery.Builder into, Query query, float weight) {
        into.add(new BoostQuery(new ConstantScoreQuery(query), weight), Occur.SHOULD);
    }
}

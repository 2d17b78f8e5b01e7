package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

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

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
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
    private static final float TITLE_MARKED = 20;
    private static final float NUMBER = 5_000;
    private static final float TIE = 0.1f;

    private static final Map<String, Float> ANY = Map.of(
            IndexFields.TITLE, 10f,
            IndexFields.VARIANT, 8f,
            IndexFields.AUTHOR, 6f,
            IndexFields.SUBJECT, 4f,
            IndexFields.SERIES, 3f,
            IndexFields.ALL, 1f);
    private static final Map<String, Float> EVERYTHING = Map.of(IndexFields.ALL, 1f);
    private static final Map<String, Float> TITLES = Map.of(IndexFields.TITLE, 10f, IndexFields.VARIANT, 6f);

    private final IndexFields fields;

    LuceneQueries(IndexFields fields) {
        this.fields = fields;
    }

    /** The query with its weights, and what narrows it for everyone. */
    Query scored(SearchRequest request) {
        var query = new BooleanQuery.Builder().add(query(request.query(), true), Occur.MUST);
        wholeTitle(request.query(), query);
        hide(request.narrowing(), query);
        return query.build();
    }

    /** The same without weights, which finds the same titles and is counted faster. */
    Query matching(org.carrel.catalog.search.Query asked, SearchRequest.Narrowing narrowing) {
        var query = new BooleanQuery.Builder().add(query(asked, false), Occur.FILTER);
        hide(narrowing, query);
        return query.build();
    }

    private static void hide(SearchRequest.Narrowing narrowing, BooleanQuery.Builder query) {
        if (!narrowing.suppressedToo()) {
            query.add(new TermQuery(new Term(IndexFields.SUPPRESSED, "1")), Occur.MUST_NOT);
        }
    }

    /** The filters, but for the one of a facet that is being counted. */
    List<Query> filters(SearchRequest.Narrowing narrowing, Facet... but) {
        var without = List.of(but);
        var filters = new ArrayList<Query>();
        narrowing.chosen().forEach((facet, values) -> {
            if (!without.contains(facet)) {
                filters.add(facet == Facet.AVAILABLE ? available() : anyOf(IndexFields.facetField(facet), values));
            }
        });
        return filters;
    }

    /** Titles of which a copy is on its shelf. */
    static Query available() {
        return NumericDocValuesField.newSlowExactQuery(IndexFields.AVAILABLE, 1);
    }

    private static Query anyOf(String field, Iterable<String> values) {
        var terms = new ArrayList<BytesRef>();
        values.forEach(value -> terms.add(new BytesRef(IndexFields.facetValue(value))));
        return new TermInSetQuery(field, terms);
    }

    private Query query(org.carrel.catalog.search.Query query, boolean weighted) {
        return switch (query) {
            case org.carrel.catalog.search.Query.Everything _ -> MatchAllDocsQuery.INSTANCE;
            case org.carrel.catalog.search.Query.Word(Field field, String text) -> word(field, text, weighted);
            case org.carrel.catalog.search.Query.Phrase(Field field, String text) -> word(field, text, weighted);
            case org.carrel.catalog.search.Query.Truncated(Field field, String text) ->
                truncated(field, text, weighted);
            case org.carrel.catalog.search.Query.Masked(Field field, String mask) -> masked(field, mask);
            case org.carrel.catalog.search.Query.Adjacent(Field field, List<String> masks) -> adjacent(field, masks);
            case org.carrel.catalog.search.Query.Exact(Field field, String text) -> exactly(field, text);
            case org.carrel.catalog.search.Query.Begins(Field field, String text, boolean open) ->
                begins(field, text, open);
            case org.carrel.catalog.search.Query.Fuzzy(Field field, String text) ->
                each(field, text, (in, word) -> new FuzzyQuery(new Term(in, word), edits(word), 1));
            case org.carrel.catalog.search.Query.Stemmed(Field field, String text) ->
                each(field, text, (in, word) -> new ExpandedQuery(in, List.of(Stems.pattern(word))));
            case org.carrel.catalog.search.Query.Shelf(@Nullable String from, @Nullable String to) -> shelf(from, to);
            case org.carrel.catalog.search.Query.Years(int from, int to) -> years(from, to);
            case org.carrel.catalog.search.Query.And(List<org.carrel.catalog.search.Query> parts) ->
                all(parts, weighted);
            case org.carrel.catalog.search.Query.Or(List<org.carrel.catalog.search.Query> parts) -> {
                var any = new BooleanQuery.Builder();
                parts.forEach(part -> any.add(query(part, weighted), Occur.SHOULD));
                yield any.build();
            }
            case org.carrel.catalog.search.Query.Not _ -> all(List.of(query), weighted);
        };
    }

    private Query all(List<org.carrel.catalog.search.Query> parts, boolean weighted) {
        var all = new BooleanQuery.Builder();
        boolean positive = false;
        for (org.carrel.catalog.search.Query part : parts) {
            if (part instanceof org.carrel.catalog.search.Query.Not(org.carrel.catalog.search.Query unwanted)) {
                all.add(query(unwanted, false), Occur.MUST_NOT);
            } else {
                all.add(query(part, weighted), Occur.MUST);
                positive = true;
            }
        }
        if (!positive) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private Query word(Field field, String text) {
        return word(field, text, true);
    }

    private Query word(Field field, String text, boolean weighted) {
        return switch (field) {
            case ANY -> anywhere(text, weighted);
            case TITLE, AUTHOR, SUBJECT, SERIES, PUBLISHER, NOTES -> sideBySide(weights(field), text);
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
            case FORMAT, LANGUAGE -> exact(numberField(field), text);
            case YEAR -> throw yearsAreRead();
        };
    }

    /** A word of the one box: in any text, or a number that somebody typed or scanned. */
    private Query anywhere(String text, boolean weighted) {
        var ways = new ArrayList<Query>();
        // Whatever stands in another field stands among everything, too; but words may be neighbours there only.
        boolean one = !weighted && fields.words(text).size() == 1;
        ways.add(sideBySide(one ? EVERYTHING : ANY, text));
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

    private Query truncated(Field field, String beginning, boolean weighted) {
        return switch (field) {
            case ANY -> truncated(weighted ? ANY : EVERYTHING, beginning);
            case TITLE, AUTHOR, SUBJECT, SERIES, PUBLISHER, NOTES -> truncated(weights(field), beginning);
            case ISBN -> begins(IndexFields.ISBN, beginning.replace("-", ""));
            case ISSN, LCCN, OCLC, NUMBER, BARCODE, FORMAT, LANGUAGE -> begins(numberField(field), beginning);
            case CALL_NUMBER -> word(field, beginning);
            case YEAR -> throw yearsAreRead();
        };
    }

    private static Map<String, Float> weights(Field field) {
        return switch (field) {
            case ANY -> ANY;
            case TITLE -> TITLES;
            case AUTHOR -> Map.of(IndexFields.AUTHOR, 1f);
            case SUBJECT -> Map.of(IndexFields.SUBJECT, 1f);
            case SERIES -> Map.of(IndexFields.SERIES, 1f);
            case PUBLISHER -> Map.of(IndexFields.PUBLISHER, 1f);
            case NOTES -> Map.of(IndexFields.NOTES, 1f);
            case ISBN, ISSN, LCCN, OCLC, NUMBER, BARCODE, CALL_NUMBER, FORMAT, LANGUAGE, YEAR ->
                throw new IllegalArgumentException(field + " has no words");
        };
    }

    /** The fields that hold whole titles, names and headings as one term each. */
    private static List<String> wholes(Field field) {
        return switch (field) {
            case ANY ->
                List.of(
                        IndexFields.TITLE_WHOLE,
                        IndexFields.VARIANT_WHOLE,
                        IndexFields.AUTHOR_WHOLE,
                        IndexFields.SUBJECT_WHOLE,
                        IndexFields.SERIES_WHOLE,
                        IndexFields.PUBLISHER_WHOLE);
            case TITLE -> List.of(IndexFields.TITLE_WHOLE, IndexFields.VARIANT_WHOLE);
            case AUTHOR -> List.of(IndexFields.AUTHOR_WHOLE);
            case SUBJECT -> List.of(IndexFields.SUBJECT_WHOLE);
            case SERIES -> List.of(IndexFields.SERIES_WHOLE);
            case PUBLISHER -> List.of(IndexFields.PUBLISHER_WHOLE);
            case NOTES, ISBN, ISSN, LCCN, OCLC, NUMBER, BARCODE, CALL_NUMBER, FORMAT, LANGUAGE, YEAR -> List.of();
        };
    }

    private static String numberField(Field field) {
        return switch (field) {
            case ISBN -> IndexFields.ISBN;
            case ISSN -> IndexFields.ISSN;
            case LCCN -> IndexFields.LCCN;
            case OCLC -> IndexFields.OCLC;
            case NUMBER -> IndexFields.NUMBER;
            case BARCODE -> IndexFields.BARCODE;
            case CALL_NUMBER -> IndexFields.CALL_NUMBER;
            case FORMAT -> IndexFields.facetField(Facet.FORMAT);
            case LANGUAGE -> IndexFields.facetField(Facet.LANGUAGE);
            case ANY, TITLE, AUTHOR, SUBJECT, SERIES, PUBLISHER, NOTES, YEAR ->
                throw new IllegalArgumentException(field + " holds no numbers");
        };
    }

    private static IllegalArgumentException yearsAreRead() {
        return new IllegalArgumentException("years are read by the parser");
    }

    private Query masked(Field field, String mask) {
        return switch (field.kind()) {
            case TEXT -> {
                var pattern = new ExpandedQuery.Pattern.Wildcard(folded(mask));
                var ways = new ArrayList<Query>();
                weights(field)
                        .forEach((in, weight) ->
                                ways.add(new BoostQuery(new ExpandedQuery(in, List.of(pattern)), weight)));
                yield ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, TIE);
            }
            case NUMBER -> new WildcardQuery(new Term(numberField(field), IndexFields.number(mask)));
            case SHELF -> new WildcardQuery(new Term(IndexFields.CALL_NUMBER, IndexFields.callNumber(mask)));
            case YEAR -> throw yearsAreRead();
        };
    }

    /** A mask as the index has its words; what masks stays. */
    private String folded(String mask) {
        var folded = new StringBuilder();
        var part = new StringBuilder();
        for (int at = 0; at < mask.length(); at++) {
            char next = mask.charAt(at);
            if (next == '*' || next == '?') {
                folded.append(escaped(part)).append(next);
                part.setLength(0);
            } else {
                if (next == '\\' && at + 1 < mask.length()) {
                    at++;
                }
                part.append(mask.charAt(at));
            }
        }
        return folded.append(escaped(part)).toString();
    }

    private String escaped(CharSequence part) {
        return part.isEmpty() ? "" : fields.folded(part.toString()).replaceAll("[*?\\\\]", "\\\\$0");
    }

    private Query adjacent(Field field, List<String> masks) {
        if (field.kind() != Field.Kind.TEXT) {
            return masked(field, String.join(" ", masks));
        }
        var patterns = new ArrayList<ExpandedQuery.Pattern>();
        for (String mask : masks) {
            if (mask.indexOf('*') >= 0 || mask.indexOf('?') >= 0) {
                patterns.add(new ExpandedQuery.Pattern.Wildcard(folded(mask)));
            } else {
                fields.words(mask).forEach(word -> patterns.add(new ExpandedQuery.Pattern.Known(word)));
            }
        }
        var ways = new ArrayList<Query>();
        weights(field).forEach((in, weight) -> ways.add(new BoostQuery(new ExpandedQuery(in, patterns), weight)));
        return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, TIE);
    }

    private Query exactly(Field field, String text) {
        if (field == Field.CALL_NUMBER) {
            return new ConstantScoreQuery(
                    new TermQuery(new Term(IndexFields.CALL_NUMBER, IndexFields.callNumber(text))));
        }
        List<String> wholes = wholes(field);
        if (wholes.isEmpty()) {
            return word(field, text);
        }
        String whole = fields.whole(text);
        return either(wholes, in -> new TermQuery(new Term(in, whole)));
    }

    private Query begins(Field field, String text, boolean open) {
        List<String> wholes = wholes(field);
        if (wholes.isEmpty()) {
            return open ? truncated(field, text, true) : word(field, text);
        }
        String whole = fields.whole(text);
        if (open) {
            return either(wholes, in -> new PrefixQuery(new Term(in, whole)));
        }
        return either(wholes, in -> new BooleanQuery.Builder()
                .add(new TermQuery(new Term(in, whole)), Occur.SHOULD)
                .add(new PrefixQuery(new Term(in, whole + " ")), Occur.SHOULD)
                .build());
    }

    private static Query either(List<String> in, Function<String, Query> query) {
        var ways = new BooleanQuery.Builder();
        in.forEach(field -> ways.add(query.apply(field), Occur.SHOULD));
        return new ConstantScoreQuery(ways.build());
    }

    /** Every word of a text for itself, in the best of the fields. */
    private Query each(Field field, String text, BiFunction<String, String, Query> query) {
        var all = new BooleanQuery.Builder();
        for (String word : fields.words(text)) {
            var ways = new ArrayList<Query>();
            weights(field).forEach((in, weight) -> ways.add(new BoostQuery(query.apply(in, word), weight)));
            all.add(new DisjunctionMaxQuery(ways, TIE), Occur.MUST);
        }
        BooleanQuery built = all.build();
        return built.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : built;
    }

    private static int edits(String word) {
        int length = word.codePointCount(0, word.length());
        return length < 3 ? 0 : length < 6 ? 1 : 2;
    }

    /** Call numbers are put beside others by the keys that they would have. */
    private static Query shelf(@Nullable String from, @Nullable String to) {
        return new ConstantScoreQuery(TermRangeQuery.newStringRange(
                IndexFields.SHELF,
                from == null ? null : shelvingKey(from),
                to == null ? null : shelvingKey(to),
                true,
                true));
    }

    private static String shelvingKey(String callNumber) {
        return new CallNumber(callNumber, Scheme.guess(callNumber)).shelvingKey();
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
        List<String> marked = fields.words(IndexFields.TITLE_MARKED, String.join(" ", plain));
        if (!marked.equals(words)) {
            should(into, sideBySide(IndexFields.TITLE_MARKED, marked), TITLE_MARKED);
        }
        if (words.size() > 1) {
            should(into, new PhraseQuery(IndexFields.TITLE, words.toArray(String[]::new)), TITLE_PHRASE);
        }
    }

    private static void should(BooleanQuery.Builder into, Query query, float weight) {
        into.add(new BoostQuery(new ConstantScoreQuery(query), weight), Occur.SHOULD);
    }
}

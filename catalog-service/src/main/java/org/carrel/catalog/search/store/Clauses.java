package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.records.Isbn;
import org.carrel.catalog.records.Issn;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;

/**
 * Says a neutral query in terms of the index. The weights put the title that somebody means before titles that mention
 * it.
 */
final class Clauses {

    private static final float WHOLE_TITLE = 2_000;
    private static final float WHOLE_VARIANT = 800;
    private static final float TITLE_BEGINS = 400;
    private static final float TITLE_PHRASE = 60;
    private static final float TITLE_MARKED = 20;
    private static final float NUMBER = 5_000;
    private static final Clause ALL = new Clause.All();
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

    Clauses(IndexFields fields) {
        this.fields = fields;
    }

    /** The query with its weights, and what narrows it for everyone. */
    Clause scored(SearchRequest request) {
        return new Clause.Of(
                List.of(clause(request.query(), true)),
                wholeTitle(request.query()),
                List.of(),
                hidden(request.narrowing()));
    }

    /** The same without weights, which finds the same titles and is counted faster. */
    Clause matching(Query asked, SearchRequest.Narrowing narrowing) {
        return Clause.Of.filtered(List.of(clause(asked, false)), hidden(narrowing));
    }

    private static List<Clause> hidden(SearchRequest.Narrowing narrowing) {
        return narrowing.suppressedToo() ? List.of() : List.of(new Clause.Term(IndexFields.SUPPRESSED, "1"));
    }

    /** The filters, but for the one of a facet that is being counted. */
    static List<Clause> filters(SearchRequest.Narrowing narrowing, Facet... but) {
        var without = List.of(but);
        var filters = new ArrayList<Clause>();
        narrowing.chosen().forEach((facet, values) -> {
            if (!without.contains(facet)) {
                filters.add(
                        facet == Facet.AVAILABLE
                                ? new Clause.Available()
                                : new Clause.AnyOf(
                                        IndexFields.facetField(facet),
                                        values.stream()
                                                .map(IndexFields::facetValue)
                                                .toList()));
            }
        });
        return filters;
    }

    private Clause clause(Query query, boolean weighted) {
        return switch (query) {
            case Query.Everything _ -> ALL;
            case Query.Word(Field field, String text) -> word(field, text, weighted);
            case Query.Phrase(Field field, String text) -> word(field, text, weighted);
            case Query.Truncated(Field field, String text) -> truncated(field, text, weighted);
            case Query.Masked(Field field, String mask) -> masked(field, mask);
            case Query.Adjacent(Field field, List<String> masks) -> adjacent(field, masks);
            case Query.Exact(Field field, String text) -> exactly(field, text);
            case Query.Begins(Field field, String text, boolean open) -> begins(field, text, open);
            case Query.Fuzzy(Field field, String text) ->
                each(field, text, (in, word) -> new Clause.Nearly(in, word, edits(word)));
            case Query.Stemmed(Field field, String text) ->
                each(field, text, (in, word) -> new Clause.Adjacent(in, List.of(Stems.pattern(word))));
            case Query.Shelf(@Nullable String from, @Nullable String to) -> shelf(from, to);
            case Query.Years(int from, int to) -> years(from, to);
            case Query.And(List<Query> parts) -> all(parts, weighted);
            case Query.Or(List<Query> parts) ->
                Clause.Of.any(parts.stream().map(part -> clause(part, weighted)).toList());
            case Query.Not _ -> all(List.of(query), weighted);
        };
    }

    private Clause all(List<Query> parts, boolean weighted) {
        var must = new ArrayList<Clause>();
        var not = new ArrayList<Clause>();
        for (Query part : parts) {
            if (part instanceof Query.Not(Query unwanted)) {
                not.add(clause(unwanted, false));
            } else {
                must.add(clause(part, weighted));
            }
        }
        return new Clause.Of(must.isEmpty() ? List.of(ALL) : must, List.of(), List.of(), not);
    }

    private Clause word(Field field, String text) {
        return word(field, text, true);
    }

    private Clause word(Field field, String text, boolean weighted) {
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
            case CALL_NUMBER -> same(new Clause.Prefix(IndexFields.CALL_NUMBER, IndexFields.callNumber(text)));
            case FORMAT, LANGUAGE -> exact(numberField(field), text);
            case YEAR -> throw yearsAreRead();
        };
    }

    /** A word of the one box: in any text, or a number that somebody typed or scanned. */
    private Clause anywhere(String text, boolean weighted) {
        var ways = new ArrayList<Clause>();
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
        return ways.size() == 1 ? ways.getFirst() : new Clause.Best(ways, 0);
    }

    private static Clause number(String field, String text) {
        return new Clause.Same(new Clause.Term(field, IndexFields.number(text)), NUMBER);
    }

    private static Clause exact(String field, String text) {
        return same(new Clause.Term(field, IndexFields.number(text)));
    }

    /** The words of a text side by side in the best of some fields; a text without words asks for nothing. */
    private Clause sideBySide(Map<String, Float> weights, String text) {
        List<String> words = fields.words(text);
        if (words.isEmpty()) {
            return ALL;
        }
        return best(weights, field -> sideBySide(field, words));
    }

    private static Clause sideBySide(String field, List<String> words) {
        return words.size() == 1 ? new Clause.Term(field, words.getFirst()) : new Clause.Phrase(field, words);
    }

    private Clause truncated(Field field, String beginning, boolean weighted) {
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

    private Clause masked(Field field, String mask) {
        return switch (field.kind()) {
            case TEXT -> {
                var pattern = new Clause.Pattern.Wildcard(folded(mask));
                yield best(weights(field), in -> new Clause.Adjacent(in, List.of(pattern)));
            }
            case NUMBER -> new Clause.Mask(numberField(field), IndexFields.number(mask));
            case SHELF -> new Clause.Mask(IndexFields.CALL_NUMBER, IndexFields.callNumber(mask));
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

    private Clause adjacent(Field field, List<String> masks) {
        if (field.kind() != Field.Kind.TEXT) {
            return masked(field, String.join(" ", masks));
        }
        var patterns = new ArrayList<Clause.Pattern>();
        for (String mask : masks) {
            if (mask.indexOf('*') >= 0 || mask.indexOf('?') >= 0) {
                patterns.add(new Clause.Pattern.Wildcard(folded(mask)));
            } else {
                fields.words(mask).forEach(word -> patterns.add(new Clause.Pattern.Known(word)));
            }
        }
        return best(weights(field), in -> new Clause.Adjacent(in, patterns));
    }

    private Clause exactly(Field field, String text) {
        if (field == Field.CALL_NUMBER) {
            return same(new Clause.Term(IndexFields.CALL_NUMBER, IndexFields.callNumber(text)));
        }
        List<String> wholes = wholes(field);
        if (wholes.isEmpty()) {
            return word(field, text);
        }
        String whole = fields.whole(text);
        return either(wholes, in -> new Clause.Term(in, whole));
    }

    private Clause begins(Field field, String text, boolean open) {
        List<String> wholes = wholes(field);
        if (wholes.isEmpty()) {
            return open ? truncated(field, text, true) : word(field, text);
        }
        String whole = fields.whole(text);
        if (open) {
            return either(wholes, in -> new Clause.Prefix(in, whole));
        }
        return either(
                wholes, in -> Clause.Of.any(List.of(new Clause.Term(in, whole), new Clause.Prefix(in, whole + " "))));
    }

    private static Clause either(List<String> in, Function<String, Clause> clause) {
        return same(Clause.Of.any(in.stream().map(clause).toList()));
    }

    private static Clause same(Clause clause) {
        return new Clause.Same(clause, 1);
    }

    /** Every word of a text for itself, in the best of the fields. */
    private Clause each(Field field, String text, BiFunction<String, String, Clause> clause) {
        List<Clause> words = fields.words(text).stream()
                .map(word -> best(weights(field), in -> clause.apply(in, word)))
                .toList();
        return words.isEmpty() ? ALL : new Clause.Of(words, List.of(), List.of(), List.of());
    }

    /** The best of some fields, each with its weight. */
    private static Clause best(Map<String, Float> weights, Function<String, Clause> clause) {
        var ways = new ArrayList<Clause>();
        weights.forEach((in, weight) -> ways.add(new Clause.Weighted(clause.apply(in), weight)));
        return ways.size() == 1 ? ways.getFirst() : new Clause.Best(ways, TIE);
    }

    private static int edits(String word) {
        int length = word.codePointCount(0, word.length());
        return length < 3 ? 0 : length < 6 ? 1 : 2;
    }

    /** Call numbers are put beside others by the keys that they would have. */
    private static Clause shelf(@Nullable String from, @Nullable String to) {
        return same(new Clause.Between(
                IndexFields.SHELF, from == null ? null : shelvingKey(from), to == null ? null : shelvingKey(to)));
    }

    private static String shelvingKey(String callNumber) {
        return new CallNumber(callNumber, Scheme.guess(callNumber)).shelvingKey();
    }

    private static Clause begins(String field, String beginning) {
        return new Clause.Prefix(field, IndexFields.number(beginning));
    }

    private Clause truncated(Map<String, Float> weights, String beginning) {
        List<String> words = fields.words(beginning);
        if (words.isEmpty()) {
            return ALL;
        }
        return best(weights, field -> {
            var together = new ArrayList<Clause>();
            words.subList(0, words.size() - 1).forEach(word -> together.add(new Clause.Term(field, word)));
            together.add(new Clause.Prefix(field, words.getLast()));
            return new Clause.Of(together, List.of(), List.of(), List.of());
        });
    }

    /** Published in a span: what may have appeared in it, for dates are often uncertain. */
    private static Clause years(int from, int to) {
        return same(Clause.Of.filtered(
                List.of(
                        new Clause.Within(IndexFields.YEAR_FROM, Integer.MIN_VALUE, to),
                        new Clause.Within(IndexFields.YEAR_TO, from, Integer.MAX_VALUE)),
                List.of()));
    }

    /** Somebody who types a whole title means that title: "Nature", not everything about nature. */
    private List<Clause> wholeTitle(Query query) {
        List<String> plain = QueryParser.plainWords(query, Field.ANY);
        if (plain.isEmpty()) {
            plain = QueryParser.plainWords(query, Field.TITLE);
        }
        List<String> words = fields.words(String.join(" ", plain));
        if (words.isEmpty()) {
            return List.of();
        }
        String whole = String.join(" ", words);
        var wanted = new ArrayList<Clause>();
        wanted.add(new Clause.Same(new Clause.Term(IndexFields.TITLE_WHOLE, whole), WHOLE_TITLE));
        wanted.add(new Clause.Same(new Clause.Term(IndexFields.VARIANT_WHOLE, whole), WHOLE_VARIANT));
        wanted.add(new Clause.Same(new Clause.Prefix(IndexFields.TITLE_WHOLE, whole + " "), TITLE_BEGINS));
        List<String> marked = fields.words(IndexFields.TITLE_MARKED, String.join(" ", plain));
        if (!marked.equals(words)) {
            wanted.add(new Clause.Same(sideBySide(IndexFields.TITLE_MARKED, marked), TITLE_MARKED));
        }
        if (words.size() > 1) {
            wanted.add(new Clause.Same(new Clause.Phrase(IndexFields.TITLE, words), TITLE_PHRASE));
        }
        return wanted;
    }
}

package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.Suggestion;

/** The fields of the index, and how a title fills them. */
final class IndexFields {

    static final String ID = "id";
    static final String ID_ORDER = "id.order";
    static final String SUPPRESSED = "suppressed";
    static final String TITLE = "title";
    static final String TITLE_WHOLE = "title.whole";
    /** The title with the marks on its letters. */
    static final String TITLE_MARKED = "title.marked";

    static final String VARIANT = "variant";
    static final String VARIANT_WHOLE = "variant.whole";
    static final String AUTHOR = "author";
    static final String AUTHOR_WHOLE = "author.whole";
    static final String SUBJECT = "subject";
    static final String SUBJECT_WHOLE = "subject.whole";
    static final String SERIES = "series";
    static final String SERIES_WHOLE = "series.whole";
    static final String PUBLISHER = "publisher";
    static final String PUBLISHER_WHOLE = "publisher.whole";
    static final String NOTES = "notes";
    static final String ALL = "all";
    /** Every word, back to front: the dictionary in which words are found by how they end. */
    static final String REVERSED = "reversed";

    static final String ISBN = "isbn";
    static final String ISSN = "issn";
    static final String LCCN = "lccn";
    static final String OCLC = "oclc";
    static final String NUMBER = "number";
    static final String BARCODE = "barcode";
    static final String CALL_NUMBER = "callnumber";
    static final String SHELF = "shelf";
    static final String AVAILABLE = "available";
    static final String YEAR_FROM = "year.from";
    static final String YEAR_TO = "year.to";
    static final String VERSION = "version";
    static final String COPIES_PRINT = "copies.print";
    static final String SUGGESTED_TITLE = "suggested.title";
    static final String SUGGESTED_NAME = "suggested.name";
    static final String SUGGESTED_SUBJECT = "suggested.subject";
    static final String TITLE_ORDER = "title.order";
    static final String AUTHOR_ORDER = "author.order";
    static final String YEAR_ORDER = "year.order";
    static final String SHELF_ORDER = "shelf.order";
    static final String COPIES_ORDER = "copies.order";

    private static final int LONGEST_VALUE = 300;

    /** Lucene takes no single term longer than this. */
    private static final int LONGEST_TERM = 1_000;

    private static final FieldType DICTIONARY = dictionary();

    private static final Collator ORDER = Collator.getInstance(ULocale.ROOT).freeze();

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BLANKS_AND_DOTS = Pattern.compile("[\\s.]+");

    private final Analyzer analyzer = new CatalogueAnalyzer(false);
    private final Analyzer indexing = new CatalogueAnalyzer(true);

    private static FieldType dictionary() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.freeze();
        return type;
    }

    Document document(SearchDocument from) {
        var document = new Document();
        String id = from.recordId().toString();
        document.add(new StringField(ID, id, Store.YES));
        document.add(new SortedDocValuesField(ID_ORDER, new BytesRef(id)));
        if (from.suppressed()) {
            document.add(new StringField(SUPPRESSED, "1", Store.NO));
        }
        // The same title, name or subject goes into several fields.
        var wholes = new HashMap<String, String>();
        UnaryOperator<String> whole = text -> wholes.computeIfAbsent(text, this::whole);
        texts(document, from.texts(), whole);
        numbers(document, from.numbers());
        filters(document, from.filters());
        order(document, from.sorting());
        LuceneSuggestions.terms(from, whole)
                .forEach((kind, terms) ->
                        terms.forEach(term -> document.add(new StringField(suggested(kind), term, Store.NO))));
        document.add(new NumericDocValuesField(VERSION, from.state().version()));
        document.add(new NumericDocValuesField(COPIES_PRINT, from.state().copiesPrint()));
        return document;
    }

    /** The field that holds the suggestions of a kind. */
    static String suggested(Suggestion.Kind kind) {
        return switch (kind) {
            case TITLE -> SUGGESTED_TITLE;
            case NAME -> SUGGESTED_NAME;
            case SUBJECT -> SUGGESTED_SUBJECT;
        };
    }

    private static void order(Document document, SearchDocument.Sorting sorting) {
        document.add(new SortedDocValuesField(TITLE_ORDER, orderKey(sorting.title())));
        if (!sorting.author().isEmpty()) {
            document.add(new SortedDocValuesField(AUTHOR_ORDER, orderKey(sorting.author())));
        }
        if (sorting.year() > 0) {
            document.add(new NumericDocValuesField(YEAR_ORDER, sorting.year()));
        }
        if (!sorting.shelf().isEmpty()) {
            document.add(new SortedDocValuesField(SHELF_ORDER, new BytesRef(cut(sorting.shelf()))));
        }
        document.add(new NumericDocValuesField(COPIES_ORDER, sorting.copies()));
    }

    private void texts(Document document, SearchDocument.Texts texts, UnaryOperator<String> whole) {
        // The first form is the fullest; the others only make it findable as a whole.
        document.add(new TextField(TITLE, texts.titles().getFirst(), Store.NO));
        if (texts.titles().size() > 1) {
            texts.titles().stream()
                    .skip(1)
                    .filter(title -> !texts.titles().getFirst().contains(title))
                    .forEach(title -> document.add(new TextField(TITLE, title, Store.NO)));
        }
        texts.titles().stream()
                .map(whole)
                .distinct()
                .forEach(title -> document.add(new StringField(TITLE_WHOLE, title, Store.NO)));
        document.add(new TextField(TITLE_MARKED, texts.titles().getFirst(), Store.NO));
        text(document, VARIANT, VARIANT_WHOLE, texts.variants(), whole);
        text(document, AUTHOR, AUTHOR_WHOLE, texts.authors(), whole);
        text(document, SUBJECT, SUBJECT_WHOLE, texts.subjects(), whole);
        text(document, SERIES, SERIES_WHOLE, texts.series(), whole);
        text(document, PUBLISHER, PUBLISHER_WHOLE, texts.publishers(), whole);
        texts.notes().forEach(note -> document.add(new TextField(NOTES, note, Store.NO)));
        var everything = KnownWords.of(indexing, ALL, texts.everything());
        document.add(new TextField(ALL, everything));
        document.add(new org.apache.lucene.document.Field(REVERSED, everything.reversed(), DICTIONARY));
    }

    private static void text(
            Document document, String field, String wholeField, List<String> texts, UnaryOperator<String> whole) {
        texts.forEach(text -> document.add(new TextField(field, text, Store.NO)));
        texts.stream().map(whole).distinct().forEach(term -> document.add(new StringField(wholeField, term, Store.NO)));
    }

    private static void numbers(Document document, SearchDocument.Numbers numbers) {
        exact(document, ISBN, numbers.isbns());
        exact(document, ISSN, numbers.issns());
        exact(document, LCCN, numbers.lccns());
        exact(document, OCLC, numbers.oclcs());
        exact(document, NUMBER, numbers.control());
        exact(document, BARCODE, numbers.barcodes());
        numbers.callNumbers().stream()
                .map(IndexFields::callNumber)
                .distinct()
                .forEach(number -> document.add(new StringField(CALL_NUMBER, number, Store.NO)));
        numbers.shelves().stream()
                .map(IndexFields::cut)
                .distinct()
                .forEach(key -> document.add(new StringField(SHELF, key, Store.NO)));
    }

    private static void filters(Document document, SearchDocument.Filters filters) {
        filters.values().forEach((facet, values) -> values.stream()
                .map(IndexFields::facetValue)
                .distinct()
                .forEach(value -> {
                    document.add(new StringField(facetField(facet), value, Store.NO));
                    document.add(new FacetField(facet.name(), value));
                }));
        document.add(new NumericDocValuesField(AVAILABLE, filters.available() > 0 ? 1 : 0));
        if (filters.to() > 0) {
            document.add(new IntPoint(YEAR_FROM, filters.from()));
            document.add(new IntPoint(YEAR_TO, filters.to()));
        }
    }

    /** The field in which the values of a facet are looked up. */
    static String facetField(Facet facet) {
        return "by." + facet.name().toLowerCase(Locale.ROOT);
    }

    /** A value as it is indexed. */
    static String facetValue(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    /** How facets are laid out: each in a field of its own, so that nobody pays for those that are not asked for. */
    static FacetsConfig facets() {
        var config = new FacetsConfig();
        for (Facet facet : Facet.values()) {
            config.setMultiValued(facet.name(), true);
            config.setIndexFieldName(facet.name(), "count." + facet.name().toLowerCase(Locale.ROOT));
        }
        return config;
    }

    private static void exact(Document document, String field, List<String> values) {
        values.stream()
                .map(IndexFields::number)
                .distinct()
                .forEach(value -> document.add(new StringField(field, value, Store.NO)));
    }

    /** A number without what people leave out or add. */
    static String number(String text) {
        return cut(BLANKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT));
    }

    /** A call number without blanks and dots, which are written in many ways. */
    static String callNumber(String text) {
        return cut(BLANKS_AND_DOTS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT));
    }

    /** A text as one term: its words, joined. */
    String whole(String text) {
        return cut(String.join(" ", words(text)));
    }

    /** The words that the engine sees in a text. */
    List<String> words(String text) {
        return words(TITLE, text);
    }

    /** The words that the engine sees in the text of a field. */
    List<String> words(String field, String text) {
        var words = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** A part of a word as the index has it. */
    String folded(String part) {
        return analyzer.normalize(ALL, part).utf8ToString();
    }

    private static BytesRef orderKey(String title) {
        return new BytesRef(ORDER.getCollationKey(cut(title)).toByteArray());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TERM ? text : text.substring(0, LONGEST_TERM);
    }
}

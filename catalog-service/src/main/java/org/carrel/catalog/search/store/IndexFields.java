package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

import org.carrel.catalog.search.SearchDocument;

/** The fields of the index, and how a title fills them. */
final class IndexFields {

    static final String ID = "id";
    static final String ID_ORDER = "id.order";
    static final String SUPPRESSED = "suppressed";
    static final String TITLE = "title";
    static final String TITLE_WHOLE = "title.whole";
    static final String VARIANT = "variant";
    static final String VARIANT_WHOLE = "variant.whole";
    static final String AUTHOR = "author";
    static final String SUBJECT = "subject";
    static final String SERIES = "series";
    static final String ALL = "all";
    static final String ISBN = "isbn";
    static final String ISSN = "issn";
    static final String LCCN = "lccn";
    static final String OCLC = "oclc";
    static final String NUMBER = "number";
    static final String BARCODE = "barcode";
    static final String CALL_NUMBER = "callnumber";
    static final String FORMAT = "format";
    static final String LANGUAGE = "language";
    static final String BRANCH = "branch";
    static final String AVAILABLE = "available";
    static final String YEAR_FROM = "year.from";
    static final String YEAR_TO = "year.to";
    static final String TITLE_ORDER = "title.order";
    static final String YEAR_ORDER = "year.order";

    /** Lucene takes no single term longer than this. */
    private static final int LONGEST_TERM = 1_000;

    private static final Collator ORDER = Collator.getInstance(ULocale.ROOT).freeze();

    private final Analyzer analyzer = new CatalogueAnalyzer(false);

    Document document(SearchDocument from) {
        var document = new Document();
        String id = from.recordId().toString();
        document.add(new StringField(ID, id, Store.YES));
        document.add(new SortedDocValuesField(ID_ORDER, new BytesRef(id)));
        if (from.suppressed()) {
            document.add(new StringField(SUPPRESSED, "1", Store.NO));
        }
        texts(document, from.texts());
        numbers(document, from.numbers());
        filters(document, from.filters());
        document.add(
                new SortedDocValuesField(TITLE_ORDER, orderKey(from.sorting().title())));
        document.add(new NumericDocValuesField(YEAR_ORDER, from.sorting().year()));
        return document;
    }

    private void texts(Document document, SearchDocument.Texts texts) {
        // The first form is the fullest; the others only make it findable as a whole.
        document.add(new TextField(TITLE, texts.titles().getFirst(), Store.NO));
        if (texts.titles().size() > 1) {
            texts.titles().stream()
                    .skip(1)
                    .filter(title -> !texts.titles().getFirst().contains(title))
                    .forEach(title -> document.add(new TextField(TITLE, title, Store.NO)));
        }
        texts.titles().stream()
                .map(this::whole)
                .distinct()
                .forEach(whole -> document.add(new StringField(TITLE_WHOLE, whole, Store.NO)));
        texts.variants().forEach(variant -> document.add(new TextField(VARIANT, variant, Store.NO)));
        texts.variants().stream()
                .map(this::whole)
                .distinct()
                .forEach(whole -> document.add(new StringField(VARIANT_WHOLE, whole, Store.NO)));
        texts.authors().forEach(author -> document.add(new TextField(AUTHOR, author, Store.NO)));
        texts.subjects().forEach(subject -> document.add(new TextField(SUBJECT, subject, Store.NO)));
        texts.series().forEach(series -> document.add(new TextField(SERIES, series, Store.NO)));
        document.add(new TextField(ALL, texts.everything(), Store.NO));
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
    }

    private static void filters(Document document, SearchDocument.Filters filters) {
        facet(document, FORMAT, filters.formats());
        facet(document, LANGUAGE, filters.languages());
        facet(document, BRANCH, filters.branches().stream().map(String::valueOf).toList());
        document.add(new NumericDocValuesField(AVAILABLE, filters.available() > 0 ? 1 : 0));
        if (filters.to() > 0) {
            document.add(new IntPoint(YEAR_FROM, filters.from()));
            document.add(new IntPoint(YEAR_TO, filters.to()));
        }
    }

    private static void facet(Document document, String field, List<String> values) {
        for (String value : values) {
            document.add(new StringField(field, value, Store.NO));
            document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
        }
    }

    private static void exact(Document document, String field, List<String> values) {
        values.stream()
                .map(IndexFields::number)
                .distinct()
                .forEach(value -> document.add(new StringField(field, value, Store.NO)));
    }

    /** A number without what people leave out or add. */
    static String number(String text) {
        return cut(text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT));
    }

    /** A call number without blanks and dots, which are written in many ways. */
    static String callNumber(String text) {
        return cut(text.replaceAll("[\\s.]+", "").toLowerCase(Locale.ROOT));
    }

    /** A text as one term: its words, joined. */
    String whole(String text) {
        return cut(String.join(" ", words(text)));
    }

    /** The words that the engine sees in a text. */
    List<String> words(String text) {
        var words = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream(TITLE, text)) {
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

    private static BytesRef orderKey(String title) {
        return new BytesRef(ORDER.getCollationKey(cut(title)).toByteArray());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TERM ? text : text.substring(0, LONGEST_TERM);
    }
}

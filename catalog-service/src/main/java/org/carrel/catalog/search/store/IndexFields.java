package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.Suggestion;

/** The fields of the index, and how what stands in them is written. */
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

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BLANKS_AND_DOTS = Pattern.compile("[\\s.]+");

    private final Analyzer analyzer = new CatalogueAnalyzer(false);
    private final Analyzer indexing = new CatalogueAnalyzer(true);

    /** The field that holds the suggestions of a kind. */
    static String suggested(Suggestion.Kind kind) {
        return switch (kind) {
            case TITLE -> SUGGESTED_TITLE;
            case NAME -> SUGGESTED_NAME;
            case SUBJECT -> SUGGESTED_SUBJECT;
        };
    }

    /** The field in which the values of a facet are looked up. */
    static String facetField(Facet facet) {
        return "by." + facet.name().toLowerCase(Locale.ROOT);
    }

    /** A value as it is indexed. */
    static String facetValue(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
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

    /** The words that the index has of the text of a field. */
    KnownWords known(String field, String text) {
        return KnownWords.of(indexing, field, text);
    }

    /** A part of a word as the index has it. */
    String folded(String part) {
        return analyzer.normalize(ALL, part).utf8ToString();
    }

    /** As much of a text as an index takes as one term. */
    static String cut(String text) {
        return text.length() <= LONGEST_TERM ? text : text.substring(0, LONGEST_TERM);
    }
}

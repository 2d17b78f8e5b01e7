package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.lucene.util.BytesRef;

import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.Suggestion;

/**
 * How titles lie in an index of OpenSearch. Words are made here and not in the cluster: texts are sent as words with
 * blanks between them, so that every engine has the same words and the cluster needs no plugin. Words that stand in the
 * same place, as single and paired characters do, are joined by a bar that the cluster takes apart.
 */
final class OpenSearchLayout {

    static final String AVAILABLE = name(IndexFields.AVAILABLE);
    static final String VERSION = name(IndexFields.VERSION);
    static final String COPIES_PRINT = name(IndexFields.COPIES_PRINT);

    private static final String STEMS = "stem";
    private static final String ENDS = "end";
    private static final char SAME_PLACE = '|';
    /** Between the parts of a value that is counted. */
    private static final char NEXT = '\u001f';

    private static final int FARTHEST = 100_000;
    /** As long as the longest word that is ever made. */
    private static final int LONGEST_WORD = 16_384;

    private static final int GAP = 100;

    private static final List<String> TEXTS = List.of(
            IndexFields.TITLE,
            IndexFields.VARIANT,
            IndexFields.AUTHOR,
            IndexFields.SUBJECT,
            IndexFields.SERIES,
            IndexFields.PUBLISHER,
            IndexFields.NOTES,
            IndexFields.ALL);
    private static final List<String> TERMS = List.of(
            IndexFields.SUPPRESSED,
            IndexFields.TITLE_WHOLE,
            IndexFields.VARIANT_WHOLE,
            IndexFields.AUTHOR_WHOLE,
            IndexFields.SUBJECT_WHOLE,
            IndexFields.SERIES_WHOLE,
            IndexFields.PUBLISHER_WHOLE,
            IndexFields.ISBN,
            IndexFields.ISSN,
            IndexFields.LCCN,
            IndexFields.OCLC,
            IndexFields.NUMBER,
            IndexFields.BARCODE,
            IndexFields.CALL_NUMBER,
            IndexFields.SHELF);
    private static final List<String> ORDERS =
            List.of(IndexFields.ID_ORDER, IndexFields.TITLE_ORDER, IndexFields.AUTHOR_ORDER, IndexFields.SHELF_ORDER);
    private static final List<String> NUMBERS = List.of(
            IndexFields.AVAILABLE,
            IndexFields.YEAR_FROM,
            IndexFields.YEAR_TO,
            IndexFields.YEAR_ORDER,
            IndexFields.COPIES_ORDER,
            IndexFields.VERSION,
            IndexFields.COPIES_PRINT);

    private final IndexFields fields;

    OpenSearchLayout(IndexFields fields) {
        this.fields = fields;
    }

    /** A field's name: OpenSearch takes a full stop for a step into an object. */
    static String name(String field) {
        return field.replace('.', '_');
    }

    /** The field that has the stems of a text's words. */
    static String stems(String field) {
        return name(field) + "." + STEMS;
    }

    /** The field that has a text's words back to front. */
    static String ends(String field) {
        return name(field) + "." + ENDS;
    }

    /** The field in which the values of a facet are counted. */
    static String counted(Facet facet) {
        return "count_" + facet.name().toLowerCase(Locale.ROOT);
    }

    /** The body of a request that makes an index. */
    static Map<String, Object> index(int shards, int replicas, Map<String, String> about) {
        return Map.of(
                "settings",
                        Map.of(
                                "index",
                                Map.of(
                                        "number_of_shards", shards,
                                        "number_of_replicas", replicas,
                                        // Whoever keeps the index says when searches are to see what is new.
                                        "refresh_interval", "-1",
                                        "max_result_window", FARTHEST,
                                        "codec", "best_compression"),
                                "analysis",
                                analysis()),
                "mappings", Map.of("dynamic", "strict", "_meta", about, "properties", properties()));
    }

    private static Map<String, Object> analysis() {
        return Map.of(
                "tokenizer",
                Map.of("blanks", Map.of("type", "whitespace", "max_token_length", LONGEST_WORD)),
                "filter",
                Map.of(
                        "places",
                        Map.of(
                                "type",
                                "pattern_capture",
                                "preserve_original",
                                false,
                                "patterns",
                                List.of("([^" + SAME_PLACE + "]+)")),
                        "stems",
                        Map.of("type", "snowball", "language", "English")),
                "analyzer",
                Map.of(
                        "words", analyzer("places"),
                        "stems", analyzer("places", "stems"),
                        "ends", analyzer("places", "reverse")));
    }

    private static Map<String, Object> analyzer(String... filters) {
        return Map.of("type", "custom", "tokenizer", "blanks", "filter", List.of(filters));
    }

    private static Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        for (String field : TEXTS) {
            properties.put(
                    name(field),
                    Map.of(
                            "type",
                            "text",
                            "analyzer",
                            "words",
                            "position_increment_gap",
                            GAP,
                            "fields",
                            Map.of(STEMS, dictionary("stems"), ENDS, dictionary("ends"))));
        }
        properties.put(
                name(IndexFields.TITLE_MARKED),
                Map.of("type", "text", "analyzer", "words", "position_increment_gap", GAP));
        for (String field : TERMS) {
            properties.put(name(field), Map.of("type", "keyword", "doc_values", false));
        }
        for (Suggestion.Kind kind : Suggestion.Kind.values()) {
            properties.put(name(IndexFields.suggested(kind)), Map.of("type", "keyword"));
        }
        for (Facet facet : Facet.values()) {
            properties.put(name(IndexFields.facetField(facet)), Map.of("type", "keyword", "doc_values", false));
            properties.put(counted(facet), Map.of("type", "keyword", "index", false));
        }
        for (String field : ORDERS) {
            properties.put(name(field), Map.of("type", "keyword", "index", false));
        }
        for (String field : NUMBERS) {
            properties.put(name(field), Map.of("type", "integer"));
        }
        return properties;
    }

    /** Words without what weighing and phrases need. */
    private static Map<String, Object> dictionary(String analyzer) {
        return Map.of("type", "text", "analyzer", analyzer, "index_options", "docs", "norms", false);
    }

    /** A title as a document. */
    Map<String, Object> document(SearchDocument from) {
        IndexedTitle title = IndexedTitle.of(from, fields);
        var document = new HashMap<String, Object>();
        document.put(name(IndexFields.ID_ORDER), title.id());
        title.texts()
                .forEach((field, texts) -> putAll(
                        document,
                        name(field),
                        texts.stream()
                                .map(text -> spaced(fields.known(field, text).places()))
                                .toList()));
        title.terms().forEach((field, terms) -> putAll(document, name(field), terms));
        title.orders().forEach((field, order) -> document.put(name(field), hex(order)));
        title.numbers().forEach((field, number) -> document.put(name(field), number));
        title.facets()
                .forEach((facet, values) -> putAll(
                        document,
                        counted(facet),
                        values.stream().map(this::counted).toList()));
        return document;
    }

    /** A value with what it is ordered by and what is looked for in it. */
    private String counted(String value) {
        return hex(IndexedTitle.alphabetical(value)) + NEXT + fields.whole(value) + NEXT + value;
    }

    private static void putAll(Map<String, Object> document, String name, List<String> values) {
        if (!values.isEmpty()) {
            document.put(name, values);
        }
    }

    private static String spaced(List<List<String>> places) {
        var words = new ArrayList<String>(places.size());
        for (List<String> place : places) {
            words.add(String.join(String.valueOf(SAME_PLACE), place));
        }
        return String.join(" ", words);
    }

    private static String hex(BytesRef order) {
        return HexFormat.of().formatHex(order.bytes, order.offset, order.offset + order.length);
    }

    /** The value of a facet as it is shown. */
    static String shown(String counted) {
        return counted.substring(counted.indexOf(NEXT, counted.indexOf(NEXT) + 1) + 1);
    }

    /** An expression for what is counted of values that have words which begin so. */
    static String containing(List<String> beginnings) {
        String part = "[^" + NEXT + "]*";
        return String.join(
                "&",
                beginnings.stream()
                        .map(word -> "(" + part + NEXT + "(" + part + " )?" + literal(word) + part + NEXT + ".*)")
                        .toList());
    }

    /** A text as a regular expression for itself. */
    static String literal(String text) {
        var literal = new StringBuilder();
        text.codePoints().forEach(next -> {
            if (!Character.isLetterOrDigit(next)) {
                literal.append('\\');
            }
            literal.appendCodePoint(next);
        });
        return literal.toString();
    }
}

package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.util.BytesRef;

import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchRequest.Facet;

/**
 * What a title puts into the fields of an index, whatever the engine.
 *
 * @param texts texts that are searched word by word, by field
 * @param terms values that are found whole or by their beginning, by field, as {@link IndexFields} writes them
 * @param orders what hits are ordered by, by field, compared octet by octet
 * @param numbers numbers by field
 * @param facets values that are counted, by facet
 */
record IndexedTitle(
        String id,
        Map<String, List<String>> texts,
        Map<String, List<String>> terms,
        Map<String, BytesRef> orders,
        Map<String, Integer> numbers,
        Map<Facet, List<String>> facets) {

    private static final Collator ORDER = Collator.getInstance(ULocale.ROOT).freeze();

    /** Lays a title out. */
    static IndexedTitle of(SearchDocument document, IndexFields fields) {
        // The same title, name or subject goes into several fields.
        var known = new HashMap<String, String>();
        UnaryOperator<String> whole = text -> known.computeIfAbsent(text, fields::whole);
        var terms = new HashMap<String, List<String>>();
        wholes(document.texts(), whole, terms);
        numbers(document.numbers(), terms);
        if (document.suppressed()) {
            terms.put(IndexFields.SUPPRESSED, List.of("1"));
        }
        SuggestedTerms.of(document, whole)
                .forEach((kind, typed) -> terms.put(IndexFields.suggested(kind), List.copyOf(typed)));
        var facets = new EnumMap<Facet, List<String>>(Facet.class);
        document.filters().values().forEach((facet, values) -> {
            List<String> distinct = distinct(values, IndexFields::facetValue);
            facets.put(facet, distinct);
            terms.put(IndexFields.facetField(facet), distinct);
        });
        return new IndexedTitle(
                document.recordId().toString(),
                texts(document.texts()),
                terms,
                orders(document.sorting()),
                numbers(document),
                facets);
    }

    private static Map<String, List<String>> texts(SearchDocument.Texts texts) {
        // The first form is the fullest; the others only make it findable as a whole.
        String fullest = texts.titles().getFirst();
        var titles = new ArrayList<String>();
        titles.add(fullest);
        texts.titles().stream()
                .skip(1)
                .filter(title -> !fullest.contains(title))
                .forEach(titles::add);
        return Map.of(
                IndexFields.TITLE, titles,
                IndexFields.TITLE_MARKED, List.of(fullest),
                IndexFields.VARIANT, texts.variants(),
                IndexFields.AUTHOR, texts.authors(),
                IndexFields.SUBJECT, texts.subjects(),
                IndexFields.SERIES, texts.series(),
                IndexFields.PUBLISHER, texts.publishers(),
                IndexFields.NOTES, texts.notes(),
                IndexFields.ALL, List.of(texts.everything()));
    }

    private static void wholes(
            SearchDocument.Texts texts, UnaryOperator<String> whole, Map<String, List<String>> into) {
        into.put(IndexFields.TITLE_WHOLE, distinct(texts.titles(), whole));
        into.put(IndexFields.VARIANT_WHOLE, distinct(texts.variants(), whole));
        into.put(IndexFields.AUTHOR_WHOLE, distinct(texts.authors(), whole));
        into.put(IndexFields.SUBJECT_WHOLE, distinct(texts.subjects(), whole));
        into.put(IndexFields.SERIES_WHOLE, distinct(texts.series(), whole));
        into.put(IndexFields.PUBLISHER_WHOLE, distinct(texts.publishers(), whole));
    }

    private static void numbers(SearchDocument.Numbers numbers, Map<String, List<String>> into) {
        into.put(IndexFields.ISBN, distinct(numbers.isbns(), IndexFields::number));
        into.put(IndexFields.ISSN, distinct(numbers.issns(), IndexFields::number));
        into.put(IndexFields.LCCN, distinct(numbers.lccns(), IndexFields::number));
        into.put(IndexFields.OCLC, distinct(numbers.oclcs(), IndexFields::number));
        into.put(IndexFields.NUMBER, distinct(numbers.control(), IndexFields::number));
        into.put(IndexFields.BARCODE, distinct(numbers.barcodes(), IndexFields::number));
        into.put(IndexFields.CALL_NUMBER, distinct(numbers.callNumbers(), IndexFields::callNumber));
        into.put(IndexFields.SHELF, distinct(numbers.shelves(), IndexFields::cut));
    }

    private static List<String> distinct(List<String> values, Function<String, String> written) {
        return values.stream().map(written).distinct().toList();
    }

    private static Map<String, BytesRef> orders(SearchDocument.Sorting sorting) {
        var orders = new HashMap<String, BytesRef>();
        orders.put(IndexFields.TITLE_ORDER, alphabetical(sorting.title()));
        if (!sorting.author().isEmpty()) {
            orders.put(IndexFields.AUTHOR_ORDER, alphabetical(sorting.author()));
        }
        if (!sorting.shelf().isEmpty()) {
            orders.put(IndexFields.SHELF_ORDER, new BytesRef(IndexFields.cut(sorting.shelf())));
        }
        return orders;
    }

    /** What a text is ordered by among others. */
    static BytesRef alphabetical(String text) {
        return new BytesRef(ORDER.getCollationKey(IndexFields.cut(text)).toByteArray());
    }

    private static Map<String, Integer> numbers(SearchDocument document) {
        var numbers = new HashMap<String, Integer>();
        numbers.put(IndexFields.AVAILABLE, available(document.filters().available()));
        if (document.filters().to() > 0) {
            numbers.put(IndexFields.YEAR_FROM, document.filters().from());
            numbers.put(IndexFields.YEAR_TO, document.filters().to());
        }
        if (document.sorting().year() > 0) {
            numbers.put(IndexFields.YEAR_ORDER, document.sorting().year());
        }
        numbers.put(IndexFields.COPIES_ORDER, document.sorting().copies());
        numbers.put(IndexFields.VERSION, Math.toIntExact(document.state().version()));
        numbers.put(IndexFields.COPIES_PRINT, document.state().copiesPrint());
        return numbers;
    }

    /** Whether any of some copies is on its shelf, as it is indexed. */
    static int available(int copies) {
        return copies > 0 ? 1 : 0;
    }
}

package org.carrel.catalog.search.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.taxonomy.FastTaxonomyFacetCounts;
import org.apache.lucene.facet.taxonomy.SearcherTaxonomyManager.SearcherAndTaxonomy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;

/**
 * Counts by value. A facet's counts leave its own filter out, so that somebody who chose one value sees what the others
 * would give; facets that nothing was chosen of share one walk through the hits.
 */
final class LuceneFacets {

    private static final int MOST_COUNTS = 30;
    private static final FacetsConfig CONFIG = LuceneDocuments.facets();

    private final LuceneQueries queries;
    private final IndexFields fields;

    LuceneFacets(LuceneQueries queries, IndexFields fields) {
        this.queries = queries;
        this.fields = fields;
    }

    /** The most frequent values of the facets that a request asks for. */
    Map<Facet, List<SearchResult.Count>> counts(SearchRequest request, SearcherAndTaxonomy index) throws IOException {
        var counts = new EnumMap<Facet, List<SearchResult.Count>>(Facet.class);
        if (request.facets().isEmpty()) {
            return counts;
        }
        Query matching = queries.matching(request.query(), request.narrowing());
        Set<Facet> chosen = request.narrowing().chosen().keySet();
        boolean shared =
                request.facets().stream().anyMatch(facet -> facet != Facet.AVAILABLE && !chosen.contains(facet));
        FacetsCollector all = shared ? hits(matching, request.narrowing(), index) : new FacetsCollector();
        for (Facet facet : request.facets()) {
            if (facet == Facet.AVAILABLE) {
                counts.put(facet, available(matching, request.narrowing(), index));
            } else {
                FacetsCollector hits = chosen.contains(facet) ? hits(matching, request.narrowing(), index, facet) : all;
                counts.put(facet, top(facet, hits, MOST_COUNTS, index));
            }
        }
        return counts;
    }

    /** A look at the values of one facet. */
    List<SearchResult.Count> values(
            org.carrel.catalog.search.Query query,
            SearchRequest.Narrowing narrowing,
            SearchRequest.Values wanted,
            SearcherAndTaxonomy index)
            throws IOException {
        Query matching = queries.matching(query, narrowing);
        if (wanted.facet() == Facet.AVAILABLE) {
            return available(matching, narrowing, index);
        }
        List<String> words = fields.words(wanted.containing());
        boolean everything = words.isEmpty() && !wanted.byName();
        List<SearchResult.Count> counts = top(
                wanted.facet(),
                hits(matching, narrowing, index, wanted.facet()),
                everything ? wanted.skipped() + wanted.limit() : Integer.MAX_VALUE,
                index);
        Stream<SearchResult.Count> found = counts.stream().filter(count -> contains(count.value(), words));
        if (wanted.byName()) {
            Collator order = Collator.getInstance(ULocale.ROOT);
            found = found.sorted(Comparator.comparing(SearchResult.Count::value, order::compare));
        }
        return found.skip(wanted.skipped()).limit(wanted.limit()).toList();
    }

    private boolean contains(String value, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        List<String> present = fields.words(value);
        return words.stream().allMatch(word -> present.stream().anyMatch(other -> other.startsWith(word)));
    }

    private FacetsCollector hits(
            Query matching, SearchRequest.Narrowing narrowing, SearcherAndTaxonomy index, Facet... but)
            throws IOException {
        return index.searcher()
                .search(narrowed(matching, queries.filters(narrowing, but)), new FacetsCollectorManager());
    }

    private static List<SearchResult.Count> top(Facet facet, FacetsCollector hits, int most, SearcherAndTaxonomy index)
            throws IOException {
        String field = CONFIG.getDimConfig(facet.name()).indexFieldName;
        var counted = new FastTaxonomyFacetCounts(field, index.taxonomyReader(), CONFIG, hits);
        FacetResult top = most == Integer.MAX_VALUE
                ? counted.getAllChildren(facet.name())
                : counted.getTopChildren(Math.max(1, most), facet.name());
        var counts = new ArrayList<SearchResult.Count>();
        if (top != null) {
            for (LabelAndValue one : top.labelValues) {
                counts.add(new SearchResult.Count(one.label, one.value.longValue()));
            }
        }
        if (most == Integer.MAX_VALUE) {
            counts.sort(Comparator.comparingLong(SearchResult.Count::titles)
                    .reversed()
                    .thenComparing(SearchResult.Count::value));
        }
        return counts;
    }

    private List<SearchResult.Count> available(
            Query matching, SearchRequest.Narrowing narrowing, SearcherAndTaxonomy index) throws IOException {
        var filters = new ArrayList<>(queries.filters(narrowing, Facet.AVAILABLE));
        filters.add(LuceneQueries.available());
        long available = index.searcher().count(narrowed(matching, filters));
        return available == 0 ? List.of() : List.of(new SearchResult.Count("true", available));
    }

    /** A query, narrowed. */
    static Query narrowed(Query query, List<Query> filters) {
        if (filters.isEmpty()) {
            return query;
        }
        var narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
        filters.forEach(filter -> narrowed.add(filter, Occur.FILTER));
        return narrowed.build();
    }
}

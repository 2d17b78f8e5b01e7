package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SearchType;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.opensearch.core.search.TotalHits;

import org.carrel.catalog.search.CatalogueSearch.AwayException;
import org.carrel.catalog.search.CatalogueSearch.MalformedPlaceException;
import org.carrel.catalog.search.CatalogueSearch.TooBroadException;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;

/**
 * Searches and counts. A facet's counts leave its own filter out, so that somebody who chose one value sees what the
 * others would give: with facets the filters come behind the counting.
 */
final class OpenSearchSearches {

    private static final String NOTHING = "-";
    private static final String VALUES = "values";
    private static final int MOST_COUNTS = 30;
    /** What a cluster counts in one go unless it is told otherwise. */
    private static final int MOST_VALUES = 65_535;
    /** How many values each part of the index names, so that their sum is right for the first. */
    private static final int VALUES_OF_SHARD = 1_000;

    /** The setting that a query with too many words breaks, as OpenSearch names it. */
    private static final String MOST_CLAUSES = "maxClauseCount";

    private static final Set<String> TOO_BROAD = Set.of("too_many_clauses", "too_many_nested_clauses");

    private final OpenSearchCluster cluster;
    private final String alias;
    private final OpenSearchQueries queries;
    private final IndexFields fields;

    OpenSearchSearches(OpenSearchCluster cluster, String alias, OpenSearchQueries queries, IndexFields fields) {
        this.cluster = cluster;
        this.alias = alias;
        this.queries = queries;
        this.fields = fields;
    }

    /** A value that hits are ordered by. */
    private record Order(String field, boolean descending, boolean text) {}

    SearchResult search(SearchRequest request) {
        List<Order> order = order(request.order());
        List<FieldValue> after = after(request.after(), order);
        Query scored = queries.scored(request);
        Query filter = OpenSearchQueries.filter(request.narrowing());
        boolean counted = !request.facets().isEmpty();
        var sought = new org.opensearch.client.opensearch.core.SearchRequest.Builder()
                .index(alias)
                .ignoreUnavailable(true)
                .searchType(SearchType.DfsQueryThenFetch)
                // The pages of one search come from the same copies, which weigh alike.
                .preference("q" + Integer.toHexString(request.query().hashCode()))
                .query(
                        counted
                                ? scored
                                : Query.of(query -> query.bool(
                                        narrowed -> narrowed.must(scored).filter(filter))))
                .size(request.limit())
                .source(source -> source.fetch(false))
                .trackTotalHits(total -> total.enabled(true))
                .sort(order.stream().map(OpenSearchSearches::sort).toList());
        if (!after.isEmpty()) {
            sought.searchAfter(after);
        }
        if (counted) {
            sought.postFilter(filter);
            sought.aggregations(aggregations(request));
        }
        SearchResponse<ObjectNode> found = ask(sought.build());
        var hits = new ArrayList<SearchResult.Hit>();
        for (Hit<ObjectNode> hit : found.hits().hits()) {
            hits.add(new SearchResult.Hit(UUID.fromString(hit.id()), place(hit.sort())));
        }
        TotalHits total = found.hits().total();
        return new SearchResult(total == null ? 0 : total.value(), hits, counts(request, found.aggregations()));
    }

    private SearchResponse<ObjectNode> ask(org.opensearch.client.opensearch.core.SearchRequest request) {
        try {
            return cluster.ask(client -> client.search(request, ObjectNode.class));
        } catch (OpenSearchException e) {
            if (isTooBroad(e.error())) {
                throw new TooBroadException(String.valueOf(e.error().reason()));
            }
            throw e;
        } catch (AwayException e) {
            // Where every part of the index refuses so, the cluster says that it is away.
            if (String.valueOf(e.getMessage()).contains(MOST_CLAUSES)) {
                throw new TooBroadException(MOST_CLAUSES);
            }
            throw e;
        }
    }

    /** Whether a mask stands for more words than the cluster takes into one query. */
    private static boolean isTooBroad(@Nullable ErrorCause error) {
        return error != null
                && (TOO_BROAD.contains(error.type())
                        || String.valueOf(error.reason()).contains(MOST_CLAUSES)
                        || isTooBroad(error.causedBy())
                        || error.rootCause().stream().anyMatch(OpenSearchSearches::isTooBroad));
    }

    private static List<Order> order(List<SortKey> keys) {
        var order = new ArrayList<Order>();
        for (SortKey key : keys) {
            switch (key.by()) {
                case RELEVANCE -> {
                    // The score of the best is the highest; among equals, what is held and read most and what is new.
                    order.add(new Order("_score", key.descending(), false));
                    order.add(new Order(IndexFields.COPIES_ORDER, true, false));
                    order.add(new Order(IndexFields.YEAR_ORDER, true, false));
                }
                case TITLE -> order.add(new Order(IndexFields.TITLE_ORDER, key.descending(), true));
                case AUTHOR -> order.add(new Order(IndexFields.AUTHOR_ORDER, key.descending(), true));
                case YEAR -> order.add(new Order(IndexFields.YEAR_ORDER, key.descending(), false));
                case CALL_NUMBER -> order.add(new Order(IndexFields.SHELF_ORDER, key.descending(), true));
                case POPULARITY -> order.add(new Order(IndexFields.COPIES_ORDER, key.descending(), false));
                // Ids carry the time at which they were given.
                case ADDED -> order.add(new Order(IndexFields.ID_ORDER, key.descending(), true));
            }
        }
        order.add(new Order(IndexFields.ID_ORDER, false, true));
        return order;
    }

    /** What has no value comes last, in either direction. */
    private static SortOptions sort(Order order) {
        SortOrder direction = order.descending() ? SortOrder.Desc : SortOrder.Asc;
        return order.field().equals("_score")
                ? SortOptions.of(sort -> sort.score(score -> score.order(direction)))
                : SortOptions.of(sort -> sort.field(field -> field.field(OpenSearchLayout.name(order.field()))
                        .order(direction)
                        .missing(FieldValue.of("_last"))));
    }

    private static List<String> place(List<FieldValue> sort) {
        return sort.stream()
                .map(value -> value.isNull() ? NOTHING : String.valueOf(value._get()))
                .toList();
    }

    private static List<FieldValue> after(List<String> place, List<Order> order) {
        if (place.isEmpty()) {
            return List.of();
        }
        if (place.size() != order.size()) {
            throw new MalformedPlaceException();
        }
        var values = new ArrayList<FieldValue>();
        for (int index = 0; index < place.size(); index++) {
            String part = place.get(index);
            try {
                if (part.equals(NOTHING)) {
                    values.add(FieldValue.NULL);
                } else if (order.get(index).text()) {
                    values.add(FieldValue.of(part));
                } else if (order.get(index).field().equals("_score")) {
                    values.add(FieldValue.of(Double.parseDouble(part)));
                } else {
                    values.add(FieldValue.of(Long.parseLong(part)));
                }
            } catch (NumberFormatException _) {
                throw new MalformedPlaceException();
            }
        }
        return values;
    }

    private static Map<String, Aggregation> aggregations(SearchRequest request) {
        var aggregations = new HashMap<String, Aggregation>();
        for (Facet facet : request.facets()) {
            aggregations.put(
                    facet.name(),
                    facet == Facet.AVAILABLE
                            ? Aggregation.of(count -> count.filter(OpenSearchQueries.available(request.narrowing())))
                            : Aggregation.of(count -> count.filter(OpenSearchQueries.filter(request.narrowing(), facet))
                                    .aggregations(
                                            VALUES,
                                            values -> values.terms(terms -> terms.field(OpenSearchLayout.counted(facet))
                                                    .size(MOST_COUNTS)
                                                    .shardSize(VALUES_OF_SHARD)))));
        }
        return aggregations;
    }

    private static Map<Facet, List<SearchResult.Count>> counts(
            SearchRequest request, Map<String, Aggregate> aggregations) {
        var counts = new EnumMap<Facet, List<SearchResult.Count>>(Facet.class);
        for (Facet facet : request.facets()) {
            Aggregate counted = aggregations.get(facet.name());
            if (counted == null) {
                counts.put(facet, List.of());
            } else if (facet == Facet.AVAILABLE) {
                counts.put(facet, available(counted.filter().docCount()));
            } else {
                counts.put(facet, values(counted.filter().aggregations().get(VALUES)));
            }
        }
        return counts;
    }

    private static List<SearchResult.Count> available(long titles) {
        return titles == 0 ? List.of() : List.of(new SearchResult.Count("true", titles));
    }

    private static List<SearchResult.Count> values(@Nullable Aggregate counted) {
        var counts = new ArrayList<SearchResult.Count>();
        if (counted == null) {
            // No index serves yet.
            return counts;
        }
        for (StringTermsBucket bucket : counted.sterms().buckets().array()) {
            counts.add(new SearchResult.Count(OpenSearchLayout.shown(bucket.key()), bucket.docCount()));
        }
        return counts;
    }

    /** A look at the values of one facet. */
    List<SearchResult.Count> values(
            org.carrel.catalog.search.Query query, SearchRequest.Narrowing narrowing, SearchRequest.Values wanted) {
        if (wanted.facet() == Facet.AVAILABLE) {
            Query available =
                    Query.of(all -> all.bool(both -> both.filter(queries.narrowed(query, narrowing, Facet.AVAILABLE))
                            .filter(OpenSearchQueries.query(new Clause.Available()))));
            return available(count(available));
        }
        List<String> words = fields.words(wanted.containing());
        int seen = (int) Math.min(MOST_VALUES, (long) wanted.skipped() + wanted.limit());
        Aggregation counted = Aggregation.of(count -> count.terms(terms -> {
            terms.field(OpenSearchLayout.counted(wanted.facet())).size(seen).shardSize(Math.max(seen, VALUES_OF_SHARD));
            if (wanted.byName()) {
                terms.order(List.of(Map.of("_key", SortOrder.Asc)));
            }
            return words.isEmpty()
                    ? terms
                    : terms.include(include -> include.regexp(OpenSearchLayout.containing(words)));
        }));
        SearchResponse<ObjectNode> found = ask(new org.opensearch.client.opensearch.core.SearchRequest.Builder()
                .index(alias)
                .ignoreUnavailable(true)
                .query(queries.narrowed(query, narrowing, wanted.facet()))
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .aggregations(VALUES, counted)
                .build());
        return values(found.aggregations().get(VALUES)).stream()
                .skip(wanted.skipped())
                .toList();
    }

    private long count(Query query) {
        return cluster.ask(client -> client.count(
                        request -> request.index(alias).ignoreUnavailable(true).query(query)))
                .count();
    }
}

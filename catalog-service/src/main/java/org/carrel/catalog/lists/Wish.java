package org.carrel.catalog.lists;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SortKey;

/**
 * What is looked for: the query and its filters, not an address, so that it outlives both.
 *
 * @param q the query as people type it; null if it is in CQL
 * @param cql the query in CQL; null if it is not
 * @param filters what the results are narrowed by
 * @param sort in which order
 */
public record Wish(@Nullable String q, @Nullable String cql, Filters filters, Sort sort) {

    /** What the results are narrowed by: values by facet, as in a search. */
    public record Filters(Map<Facet, Set<String>> chosen) {
        public Filters {
            chosen = Map.copyOf(chosen);
        }
    }

    /** In which order. */
    public record Sort(SortKey.By by, boolean descending) {}
}

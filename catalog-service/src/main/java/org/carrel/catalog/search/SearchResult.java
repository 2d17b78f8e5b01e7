package org.carrel.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.carrel.catalog.search.SearchRequest.Facet;

/**
 * What a search found.
 *
 * @param total how many titles
 * @param hits the first of them, or those after the place asked for
 * @param facets counts by value, the most frequent first
 */
public record SearchResult(long total, List<Hit> hits, Map<Facet, List<Count>> facets) {

    public SearchResult {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /**
     * A title found.
     *
     * @param place where it stands in the order, to go on from
     */
    public record Hit(UUID recordId, List<String> place) {}

    /** How many titles have a value. */
    public record Count(String value, long titles) {}
}

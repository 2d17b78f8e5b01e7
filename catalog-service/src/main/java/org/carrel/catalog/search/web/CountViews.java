package org.carrel.catalog.search.web;

import java.util.List;
import java.util.UUID;

import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;

/** Counts by value as people see them: places have names. */
final class CountViews {

    private CountViews() {}

    static List<SearchView.CountView> of(Facet facet, List<SearchResult.Count> counts, Places places) {
        if (facet != Facet.BRANCH && facet != Facet.LOCATION) {
            return counts.stream()
                    .map(count -> new SearchView.CountView(count.value(), null, count.titles()))
                    .toList();
        }
        PlaceTree tree = places.tree();
        return counts.stream()
                .map(count -> new SearchView.CountView(
                        count.value(),
                        tree.find(UUID.fromString(count.value()))
                                .map(place -> place.description().name())
                                .orElse(null),
                        count.titles()))
                .toList();
    }
}

package org.carrel.catalog.search;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A search.
 *
 * @param query what is looked for
 * @param narrowing what the results are narrowed by
 * @param order in which order, the first the most important; hits that stand alike stand as they were added
 * @param limit how many hits at the most
 * @param after the place of the last hit seen; empty for the beginning
 * @param facets which facets are to be counted
 */
public record SearchRequest(
        Query query, Narrowing narrowing, List<SortKey> order, int limit, List<String> after, Set<Facet> facets) {

    /** The order that hits come in unless somebody asks for another. */
    public static final List<SortKey> BEST_FIRST = List.of(new SortKey(SortKey.By.RELEVANCE, true));

    public SearchRequest {
        order = List.copyOf(order);
        after = List.copyOf(after);
        facets = Set.copyOf(facets);
    }

    /** What can be counted. */
    public enum Facet {
        FORMAT,
        LANGUAGE,
        BRANCH,
        AVAILABLE
    }

    /**
     * What the results are narrowed by; an empty set narrows nothing, several values of one kind are alternatives.
     *
     * @param availableOnly whether a copy must be on its shelf
     * @param suppressedToo whether titles that the public must not see are shown
     */
    public record Narrowing(
            Set<String> formats,
            Set<String> languages,
            Set<UUID> branches,
            boolean availableOnly,
            boolean suppressedToo) {

        public Narrowing {
            formats = Set.copyOf(formats);
            languages = Set.copyOf(languages);
            branches = Set.copyOf(branches);
        }
    }
}

package org.carrel.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** What can be counted and narrowed by. */
    public enum Facet {
        FORMAT,
        LANGUAGE,
        /** Decade of publication. */
        ERA,
        BRANCH,
        LOCATION,
        TOPIC,
        GEOGRAPHIC,
        GENRE,
        AUTHOR,
        SERIES,
        /** Class of a call number: letters of the Library of Congress, tens of Dewey. */
        CLASS,
        /** Whether a copy is on its shelf; its one value is {@code true}. */
        AVAILABLE
    }

    /**
     * What the results are narrowed by.
     *
     * @param chosen values by facet: several of one facet are alternatives, facets must all be met
     * @param suppressedToo whether titles that the public must not see are shown
     */
    public record Narrowing(Map<Facet, Set<String>> chosen, boolean suppressedToo) {

        /** Nothing, but for what the public must not see. */
        public static final Narrowing NONE = new Narrowing(Map.of(), false);

        public Narrowing {
            chosen = chosen.entrySet().stream()
                    .filter(facet -> !facet.getValue().isEmpty())
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, facet -> Set.copyOf(facet.getValue())));
        }
    }

    /**
     * A look at the values of one facet.
     *
     * @param containing words that the values must contain, each at least by its beginning; empty for all values
     * @param byName whether they come in the order of the alphabet rather than the most frequent first
     * @param limit how many at the most
     * @param skipped how many are left out from the beginning
     */
    public record Values(Facet facet, String containing, boolean byName, int limit, int skipped) {}
}

package org.carrel.catalog.search;

import java.util.List;
import java.util.Optional;

/**
 * The engine, as those who search see it. Where it runs elsewhere, each of these may end in an {@link AwayException}.
 */
public interface CatalogueSearch {

    /**
     * Searches what has been indexed so far.
     *
     * @throws MalformedPlaceException if the place to go on from is not one of ours
     * @throws TooBroadException if a masked word stands for more words than can be looked for
     */
    SearchResult search(SearchRequest request);

    /** The values of a facet among what a query finds, the facet's own filter left out. */
    List<SearchResult.Count> values(Query query, SearchRequest.Narrowing narrowing, SearchRequest.Values wanted);

    /** The place to go on from was made up. */
    final class MalformedPlaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What somebody who has typed this far may be about to type. */
    List<Suggestion> suggest(String typed, int limit);

    /**
     * A spelling of some words that finds more than they do.
     *
     * @param found how many titles they find as they are
     */
    Optional<Suggestion.Spelling> spelling(List<String> words, SearchRequest.Narrowing narrowing, long found);

    /** A masked word stands for more words than can be looked for. */
    final class TooBroadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooBroadException(String mask) {
            super(mask);
        }
    }

    /** The engine cannot be reached, or is overloaded; the same search may work later. */
    final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AwayException(Throwable cause) {
            super(cause);
        }

        public AwayException(String why) {
            super(why);
        }
    }
}

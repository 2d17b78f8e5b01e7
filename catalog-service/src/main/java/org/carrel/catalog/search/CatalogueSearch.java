package org.carrel.catalog.search;

/** The engine, as those who search see it. */
public interface CatalogueSearch {

    /**
     * Searches what has been indexed so far.
     *
     * @throws MalformedPlaceException if the place to go on from is not one of ours
     */
    SearchResult search(SearchRequest request);

    /** The place to go on from was made up. */
    final class MalformedPlaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

package org.carrel.catalog.search;

/** The engine, as those who search see it. */
public interface CatalogueSearch {

    /**
     * Searches what has been indexed so far.
     *
     * @throws MalformedPlaceException if the place to go on from is not one of ours
     * @throws TooBroadException if a masked word stands for more words than can be looked for
     */
    SearchResult search(SearchRequest request);

    /** The place to go on from was made up. */
    final class MalformedPlaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A masked word stands for more words than can be looked for. */
    final class TooBroadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooBroadException(String mask) {
            super(mask);
        }
    }
}

package org.carrel.catalog.search;

import java.time.Instant;

/** Requests to make the index anew. Every instance answers each of them for its own index. */
public interface RebuildRequests {

    /** Makes a request; the result is its number. */
    long request(String actor, Instant now);

    /** The number of the last request, 0 if there was none. */
    long last();
}

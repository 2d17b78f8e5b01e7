package org.carrel.catalog.headings;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.Headings.Sight;
import org.carrel.catalog.marc.Octets;

/** The virtual shelf: the call numbers of items and of records, side by side as they would stand on one long shelf. */
public interface Shelf {

    /** A stretch of the shelf. */
    List<Spine> spines(Place place, Filter filter, Sight sight, int limit);

    /** All spines whose shelving key begins so, in shelf order. */
    List<Spine> beginningWith(Octets key, int limit);

    /**
     * A place on the shelf: just before or behind a spine, looking one way or the other.
     *
     * @param key its shelving key
     * @param recordId its record
     * @param direction which way to look
     */
    record Place(Octets key, UUID recordId, Headings.Place.Direction direction) {}

    /**
     * What is wanted.
     *
     * @param scheme one scheme; null for all, one behind the other
     * @param locationId one shelving location; null for all, and for titles without items
     */
    record Filter(@Nullable String scheme, @Nullable UUID locationId) {}

    /**
     * A title at its place on the shelf.
     *
     * @param callNumber the call number
     * @param scheme its scheme
     * @param recordId the title
     * @param copies how many items carry the number; none if only the record does
     * @param key where it stands
     */
    record Spine(String callNumber, String scheme, UUID recordId, int copies, Octets key) {}
}

package org.carrel.catalog.places;

import java.util.List;

/** What came of a command on a place. */
public sealed interface PlaceOutcome {

    /** It is stored. */
    record Stored(Place place) implements PlaceOutcome {}

    /** It is gone. */
    record Removed() implements PlaceOutcome {}

    /** Rules stand in the way: all of them. */
    record Refused(List<PlaceReason> reasons) implements PlaceOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** There is no such place. */
    record Unknown() implements PlaceOutcome {}
}

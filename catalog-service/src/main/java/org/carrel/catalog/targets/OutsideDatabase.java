package org.carrel.catalog.targets;

import java.util.List;
import java.util.function.Consumer;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;

/** A database elsewhere that can be searched. */
public interface OutsideDatabase {

    /**
     * Searches; ends by the deadline, give or take a moment.
     *
     * @param limit how many records at the most
     * @param found is given each record as it comes, also of a search that fails later
     * @throws OutsideFailure if there is no answer, or none that can be understood
     */
    Answer search(FieldedQuery query, int limit, Deadline deadline, Consumer<Found> found);

    /**
     * A record found, as it came.
     *
     * @param position its place in the answer, from 1
     * @param charset the encoding of MARCXML; of no meaning for ISO 2709
     */
    record Found(int position, Octets octets, Serialisation serialisation, String charset) {}

    /**
     * How it went.
     *
     * @param total how many records the database has
     * @param complaints what it said of records that it could not give
     */
    record Answer(long total, List<String> complaints) {
        public Answer {
            complaints = List.copyOf(complaints);
        }
    }
}

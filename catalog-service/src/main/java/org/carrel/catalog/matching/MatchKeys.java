package org.carrel.catalog.matching;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.RecordKey;

/** Exact look-ups, and the keys of fields that match sets look at. */
public interface MatchKeys {

    /** The live records that carry these numbers. */
    Map<RecordKey, Set<UUID>> byNumber(Collection<RecordKey> keys);

    /** The live records that say these things in these fields. */
    Map<MatchFields.Key, Set<UUID>> byField(Collection<MatchFields.Key> keys);

    /** The fields whose keys are kept. */
    Set<String> fields();

    /** Keeps the keys of one more field, from now on; those of records that are there already are filled in behind. */
    void keep(String field);

    /** Whether the keys of all these fields are filled in. */
    boolean filled(Collection<String> fields);

    /** Gives records these keys of some fields, and no others of them. */
    void set(Collection<String> fields, Map<UUID, Set<MatchFields.Key>> keys);

    /** A field whose keys are still to be filled in, held until the transaction ends; none if another has it. */
    Optional<Filling> filling();

    /** Notes how far a field is filled in. */
    void filledTo(String field, @Nullable UUID last);

    /** How far a field has been filled in. */
    record Filling(String field, @Nullable UUID filledTo) {}
}

package org.carrel.catalog.records;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The records in store. */
public interface Records {

    Optional<CatalogueRecord> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else changes it before this transaction ends. */
    Optional<CatalogueRecord> findForEdit(UUID id);

    /**
     * The live records that have these numbers at a source, by number; nobody else stores records of that source before
     * this transaction ends.
     */
    Map<String, CatalogueRecord> ofSourceForEdit(String source, Collection<String> controlNumbers);

    /** Digests of the octets in force. */
    Map<UUID, String> digests(Collection<UUID> ids);

    /** Live records that somebody may look through, in the order of their ids. */
    List<CatalogueRecord> list(Filter filter, @Nullable UUID after, int limit);

    /** What names these records. */
    Map<UUID, CatalogueRecord> findAll(Collection<UUID> ids);

    /** As {@link #findAll(Collection)}, and nobody changes them before this transaction ends. */
    Map<UUID, CatalogueRecord> findAllForUse(Collection<UUID> ids);

    Optional<RecordVersion> version(UUID id, int version);

    /** Versions of a record, newest first, without their octets; only those before one if that is given. */
    List<Heading> versions(UUID id, @Nullable Integer before, int limit);

    /** Number of the octets that were in force when a record was in this version; empty if it never was. */
    Optional<Integer> octetsAt(UUID id, long recordVersion);

    /** Stores records that are new. */
    void add(List<CatalogueRecord> records);

    /** Stores what has become of records. */
    void change(List<CatalogueRecord> records);

    void addVersions(List<RecordVersion> versions);

    /** Gives records these keys and no others. */
    void setKeys(Map<UUID, Set<RecordKey>> keys);

    /** The octets in force of live bibliographic records, for projections. */
    List<Current> current(Collection<UUID> ids);

    /** As {@link #current(Collection)}, and nobody else changes them before this transaction ends. */
    List<Current> currentForEdit(Collection<UUID> ids);

    /** The octets in force of live records of every kind; nobody changes them before this transaction ends. */
    List<Current> headsForEdit(Collection<UUID> ids);

    /** As {@link #current(Collection)}, for all of them in the order of their ids. */
    List<Current> currentAfter(@Nullable UUID after, int limit);

    /**
     * The octets in force of live records of all kinds, in the order of their ids; nobody changes them before this
     * transaction ends.
     */
    List<Current> anyAfterForUse(@Nullable UUID after, int limit);

    /** What has become of records since an import first stored a version of them. */
    Map<UUID, Since> since(UUID importId, Collection<UUID> ids);

    /** How many live bibliographic records there are. */
    long count();

    /**
     * Which records are wanted; null for any.
     *
     * @param key a number that they carry
     * @param source where they came from
     * @param controlNumber their number there
     * @param suppressedToo whether those that the public must not see are wanted too
     */
    record Filter(
            @Nullable RecordKey key,
            @Nullable String source,
            @Nullable String controlNumber,
            boolean suppressedToo) {}

    /** A record with its octets in force. */
    record Current(CatalogueRecord record, RecordVersion.Original original) {}

    /**
     * What has become of a record since an import first stored a version of it.
     *
     * @param untouched whether all versions since are of that import
     * @param before the octets that were in force before; null if there were none
     */
    record Since(boolean untouched, RecordVersion.@Nullable Original before) {}

    /** What is told of a version in a list. */
    record Heading(int version, Provenance provenance, Instant at, String sha256, int length, int warnings) {}
}

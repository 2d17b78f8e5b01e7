package org.carrel.catalog.records.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.Merges;

/** A row of {@code record_merge}. */
@Entity
@Table(name = "record_merge")
class MergeRow {

    @Id
    UUID mergedId;

    @Column
    UUID survivorId;

    @Column
    String actor;

    @Column
    @Nullable
    String reason;

    @Column
    Instant at;

    @Column
    @JdbcTypeCode(SqlTypes.ARRAY)
    UUID[] things;

    /** For Hibernate, which fills every column before anyone looks. */
    MergeRow() {}

    MergeRow(Merges.Merge merge) {
        mergedId = merge.mergedId();
        survivorId = merge.survivorId();
        actor = merge.actor();
        reason = merge.reason();
        at = merge.at();
        things = merge.things().stream().sorted().toArray(UUID[]::new);
    }

    Merges.Merge merge() {
        return new Merges.Merge(mergedId, survivorId, actor, reason, at, Set.copyOf(Arrays.asList(things)));
    }
}

package org.carrel.catalog.records;

import java.time.Instant;
import java.util.UUID;

import org.carrel.events.TitleChanged;

/**
 * A record of the catalogue, in one version.
 *
 * @param id its id
 * @param version grows with every change, of octets or of visibility
 * @param kind what it describes
 * @param deleted whether it is deleted; it stays as a tombstone
 * @param suppressed whether the public must not see it
 * @param identity where it came from, and its number there
 * @param currentVersion number of the octets in force
 * @param brief what names it
 * @param updatedAt when it last changed
 */
public record CatalogueRecord(
        UUID id,
        long version,
        RecordKind kind,
        boolean deleted,
        boolean suppressed,
        Identity identity,
        int currentVersion,
        Brief brief,
        Instant updatedAt) {

    /**
     * Where a record came from, and its number there: what makes a second import the same record.
     *
     * @param source code of the source
     * @param controlNumber field 001, or failing that the first 035, or failing that a digest of the octets
     */
    public record Identity(String source, String controlNumber) {}

    /** A record that did not exist before. */
    public static CatalogueRecord created(UUID id, Identity identity, RecordKind kind, Brief brief, Instant now) {
        return new CatalogueRecord(id, 1, kind, false, false, identity, 1, brief, now);
    }

    /** This record with new octets. */
    public CatalogueRecord revised(String controlNumber, RecordKind newKind, Brief newBrief, Instant now) {
        return new CatalogueRecord(
                id,
                version + 1,
                newKind,
                deleted,
                suppressed,
                new Identity(identity.source(), controlNumber),
                currentVersion + 1,
                newBrief,
                now);
    }

    /** This record, shown to the public or hidden from it. */
    public CatalogueRecord withSuppressed(boolean hide, Instant now) {
        return new CatalogueRecord(id, version + 1, kind, deleted, hide, identity, currentVersion, brief, now);
    }

    /** The tombstone of this record. */
    public CatalogueRecord tombstone(Instant now) {
        return new CatalogueRecord(id, version + 1, kind, true, suppressed, identity, currentVersion, brief, now);
    }

    /** The event that tells others of it. */
    public TitleChanged changed() {
        return new TitleChanged(id, version, brief.title(), brief.author(), brief.isbns(), brief.year(), suppressed);
    }
}

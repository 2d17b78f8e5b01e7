package org.carrel.catalog.records;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.TitleChanged;

/**
 * A record of the catalogue, in one version.
 *
 * @param id its id
 * @param version grows with every change, of octets or of visibility
 * @param kind what it describes
 * @param standing whether it lives, and who may see it
 * @param identity where it came from, and its number there
 * @param currentVersion number of the octets in force
 * @param brief what names it
 * @param updatedAt when it last changed
 */
public record CatalogueRecord(
        UUID id,
        long version,
        RecordKind kind,
        Standing standing,
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

    /** Whether a record is part of the catalogue. */
    public enum State {
        ACTIVE,
        /** A tombstone: its versions stay, and so does the news of its end. */
        DELETED,
        /** A tombstone that points to the record which it became one with. */
        MERGED
    }

    /**
     * Whether a record lives, and who may see it.
     *
     * @param mergedInto the record that answers for it, if it was merged
     * @param suppressed whether the public must not see it
     * @param suppressedWhy why not
     */
    public record Standing(
            State state,
            @Nullable UUID mergedInto,
            boolean suppressed,
            @Nullable String suppressedWhy) {

        public Standing {
            if ((state == State.MERGED) != (mergedInto != null)) {
                throw new IllegalArgumentException("a merged record, and only that, points to another");
            }
        }

        /** Alive and open to the public. */
        public static final Standing OPEN = new Standing(State.ACTIVE, null, false, null);

        Standing ended(@Nullable UUID survivor) {
            return new Standing(survivor == null ? State.DELETED : State.MERGED, survivor, suppressed, suppressedWhy);
        }

        Standing alive() {
            return new Standing(State.ACTIVE, null, suppressed, suppressedWhy);
        }

        Standing visible(boolean hide, @Nullable String why) {
            return new Standing(state, mergedInto, hide, hide ? why : null);
        }
    }

    /** A record that did not exist before. */
    public static CatalogueRecord created(UUID id, Identity identity, RecordKind kind, Brief brief, Instant now) {
        return new CatalogueRecord(id, 1, kind, Standing.OPEN, identity, 1, brief, now);
    }

    /** Whether it is a tombstone, be it deleted or merged. */
    public boolean deleted() {
        return standing.state() != State.ACTIVE;
    }

    /** Whether the public must not see it. */
    public boolean suppressed() {
        return standing.suppressed();
    }

    /** This record with new octets. */
    public CatalogueRecord revised(String controlNumber, RecordKind newKind, Brief newBrief, Instant now) {
        return new CatalogueRecord(
                id,
                version + 1,
                newKind,
                standing,
                new Identity(identity.source(), controlNumber),
                currentVersion + 1,
                newBrief,
                now);
    }

    /** This record with the octets of another of the same thing: it keeps its own number. */
    public CatalogueRecord overlaid(RecordKind newKind, Brief newBrief, Instant now) {
        return revised(identity.controlNumber(), newKind, newBrief, now);
    }

    /** This record, shown to the public or hidden from it. */
    public CatalogueRecord withSuppressed(boolean hide, @Nullable String why, Instant now) {
        return new CatalogueRecord(
                id, version + 1, kind, standing.visible(hide, why), identity, currentVersion, brief, now);
    }

    /** The tombstone of this record, whose last octets say that it is deleted. */
    public CatalogueRecord tombstone(@Nullable UUID survivor, Instant now) {
        return new CatalogueRecord(
                id, version + 1, kind, standing.ended(survivor), identity, currentVersion + 1, brief, now);
    }

    /** This tombstone brought back to life, with octets that do not say that it is deleted. */
    public CatalogueRecord revived(Instant now) {
        return new CatalogueRecord(id, version + 1, kind, standing.alive(), identity, currentVersion + 1, brief, now);
    }

    /** The event that tells others of it. */
    public TitleChanged changed() {
        return new TitleChanged(id, version, brief.title(), brief.author(), brief.isbns(), brief.year(), suppressed());
    }
}

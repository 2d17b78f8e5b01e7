package org.carrel.catalog.imports;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.matching.MatchSet;
import org.carrel.catalog.overlay.OverlayProfile;

/**
 * What an import does with the records of its file. Kept with the import, so that whoever edits a rule meanwhile does
 * not change what is running.
 *
 * @param matching when a record is taken for one that the catalogue has
 * @param onMatch what is done then
 * @param onNoMatch what is done otherwise
 * @param overlay how records are merged
 * @param items when items are made of local fields
 * @param mapping how they are made; null if none are
 * @param findings what is done with records that break validation rules
 * @param named the codes of the rules as the sender named them
 */
public record ImportPlan(
        MatchSet matching,
        OnMatch onMatch,
        OnNoMatch onNoMatch,
        OverlayProfile overlay,
        Items items,
        @Nullable ItemMapping mapping,
        FindingsPolicy findings,
        Named named) {

    /** Same number at the same source is the same record and gets the octets that arrive; no items. */
    public static final ImportPlan DEFAULT = new ImportPlan(
            MatchSet.CONTROL_NUMBER,
            OnMatch.REPLACE,
            OnNoMatch.NEW,
            OverlayProfile.LOCAL_FIELDS_STAY,
            Items.IGNORE,
            null,
            FindingsPolicy.REPORT,
            new Named(null, null, null));

    public ImportPlan {
        if (items != Items.IGNORE && mapping == null) {
            throw new IllegalArgumentException("items are made by an item mapping");
        }
    }

    /** What is done with a record that the catalogue has. */
    public enum OnMatch {
        /** It gets the octets that arrive, exactly. */
        REPLACE,
        /** It gets what the overlay profile makes of both. */
        MERGE,
        /** The record is added beside it. */
        NEW,
        /** The record is left out. */
        IGNORE,
        /** Somebody decides. */
        REVIEW
    }

    /** What is done with a record that the catalogue does not have. */
    public enum OnNoMatch {
        /** It is added. */
        NEW,
        /** It is left out. */
        IGNORE
    }

    /** When items are made of local fields. */
    public enum Items {
        IGNORE,
        ALWAYS,
        /** For records that were in the catalogue. */
        IF_MATCH,
        /** For records that were not. */
        IF_NEW;

        /** Whether items are made for a record that was in the catalogue, or was not. */
        public boolean made(boolean matched) {
            return switch (this) {
                case IGNORE -> false;
                case ALWAYS -> true;
                case IF_MATCH -> matched;
                case IF_NEW -> !matched;
            };
        }
    }

    /** What is done with records that break validation rules. */
    public enum FindingsPolicy {
        /** They are stored like others, and what is wrong with them is counted. */
        REPORT,
        /** A record with an error is rejected. */
        REJECT_ERRORS
    }

    /** The codes of the rules as the sender named them. */
    public record Named(
            @Nullable String matchSet,
            @Nullable String overlay,
            @Nullable String mapping) {}
}

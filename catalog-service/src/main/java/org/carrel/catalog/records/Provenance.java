package org.carrel.catalog.records;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How a version came.
 *
 * @param origin by which way
 * @param actor who brought it
 * @param importId the import that it was part of
 * @param reason why, in the actor's words
 * @param reviewer who accepted it, if the actor had only proposed it
 */
public record Provenance(
        Origin origin,
        String actor,
        @Nullable UUID importId,
        @Nullable String reason,
        @Nullable String reviewer) {

    /** A version that nobody else had to accept. */
    public Provenance(Origin origin, String actor, @Nullable UUID importId, @Nullable String reason) {
        this(origin, actor, importId, reason, null);
    }

    /** A version that needs no more explanation than how it came. */
    public Provenance(Origin origin, String actor, @Nullable UUID importId) {
        this(origin, actor, importId, null);
    }

    /** Whether the version is what is left of a record that was deleted or merged. */
    public boolean endsRecord() {
        return origin == Origin.DELETION || origin == Origin.MERGE;
    }

    /** By which way a version came. */
    public enum Origin {
        /** Somebody edited its fields. */
        EDITOR,
        /** With a file. */
        IMPORT,
        /** By itself, as octets. */
        API,
        /** With many others, changed in one go. */
        BULK,
        /** A heading that it uses has changed. */
        AUTHORITY,
        /** It was deleted: the octets say no more than that. */
        DELETION,
        /** It became one with another record: the octets say no more than that it is gone. */
        MERGE,
        /** An earlier version came back, or a change was taken out. */
        UNDO
    }
}

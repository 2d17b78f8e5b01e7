package org.carrel.catalog.records;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How a version came.
 *
 * @param origin by which way
 * @param actor who brought it
 * @param importId the import that it was part of
 */
public record Provenance(
        Origin origin, String actor, @Nullable UUID importId) {

    /** By which way a version came. */
    public enum Origin {
        /** With a file. */
        IMPORT,
        /** By itself. */
        API
    }
}

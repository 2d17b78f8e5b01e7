package org.carrel.catalog.items;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.security.BranchScope;

/**
 * On whose behalf items are edited.
 *
 * @param actor id of the account or client
 * @param scope the branches at which it may act
 * @param origin by which way
 * @param batchId the batch that the edit belongs to
 */
public record Editor(
        String actor,
        BranchScope scope,
        Origin origin,
        @Nullable UUID batchId) {

    /** By which way an item is edited. */
    public enum Origin {
        /** One by one. */
        API,
        /** With a file of records. */
        IMPORT,
        /** With many others. */
        BULK_EDIT,
        /** By taking a bulk edit back. */
        UNDO,
        /** At a step of processing: receiving, repair, weeding, inventory. */
        PROCESSING,
        /** By checking in an issue or binding some. */
        SERIALS,
        /** By the clock. */
        SYSTEM
    }

    /** Somebody who edits one by one. */
    public static Editor of(String actor, BranchScope scope) {
        return new Editor(actor, scope, Origin.API, null);
    }

    /** The service itself. */
    public static Editor system() {
        return new Editor("system", new BranchScope.Everywhere(), Origin.SYSTEM, null);
    }
}

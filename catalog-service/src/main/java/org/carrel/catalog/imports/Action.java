package org.carrel.catalog.imports;

/** What an import does, or would do, with a record. */
public enum Action {
    /** The record is added. */
    NEW,
    /** A record of the catalogue gets a new version. */
    OVERLAY,
    /** The catalogue has the record just so. */
    UNCHANGED,
    /** It is left out, because the plan or a person says so. */
    SKIP,
    /** Somebody has to decide. */
    REVIEW,
    /** It cannot be stored. */
    REJECTED
}

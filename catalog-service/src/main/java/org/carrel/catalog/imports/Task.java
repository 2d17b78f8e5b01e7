package org.carrel.catalog.imports;

/** What is done with an import when its turn comes. */
public enum Task {
    /** Find out what would become of each record, and store nothing. */
    STAGE,
    /** Store the records. */
    STORE,
    /** Take back what was stored. */
    UNDO
}

package org.carrel.catalog.imports;

/** How far an import has come. */
public enum ImportState {
    /** The file is arriving. */
    RECEIVING,
    /** The file is here and waits for its turn. */
    QUEUED,
    /** Records are being stored. */
    RUNNING,
    /** Every record has been stored or rejected. */
    DONE,
    /** Somebody stopped it; what was stored until then stays. */
    CANCELLED,
    /** The file could not be read to its end; what was stored until then stays. */
    FAILED;

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }
}

package org.carrel.catalog.imports;

/** How far an import has come. */
public enum ImportState {
    /** The file is arriving. */
    RECEIVING,
    /** It waits for its turn. */
    QUEUED,
    /** Its task is being done. */
    RUNNING,
    /** It has been tried out, and waits for somebody to commit or discard it. */
    STAGED,
    /** Every record has been stored, left out, put up for review or rejected. */
    DONE,
    /** Somebody stopped it; what was stored until then stays. */
    CANCELLED,
    /** It was tried out and given up; nothing was stored. */
    DISCARDED,
    /** It was stored and taken back, as far as nobody had built on it. */
    UNDONE,
    /** The file could not be read to its end; what was stored until then stays. */
    FAILED;

    /** Whether nothing more will happen by itself. */
    public boolean isOver() {
        return switch (this) {
            case RECEIVING, QUEUED, RUNNING -> false;
            case STAGED, DONE, CANCELLED, DISCARDED, UNDONE, FAILED -> true;
        };
    }
}

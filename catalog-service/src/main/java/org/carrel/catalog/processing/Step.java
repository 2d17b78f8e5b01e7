package org.carrel.catalog.processing;

import java.util.EnumSet;
import java.util.Set;

/** How far an item has come on its way to the shelf. */
public enum Step {
    /** The vendor has been asked for it. */
    ORDERED,
    /** It is in the house. */
    RECEIVED,
    /** It has its barcode and its number in the register. */
    ACCESSIONED,
    /** It is being catalogued and labelled. */
    IN_PROCESS,
    /** It is ready. */
    SHELF_READY,
    /** It will not come, or was sent back. */
    CANCELLED;

    /** Where it can go from here. */
    public Set<Step> next() {
        return switch (this) {
            case ORDERED -> EnumSet.of(RECEIVED, CANCELLED);
            case RECEIVED -> EnumSet.of(ACCESSIONED, CANCELLED);
            case ACCESSIONED -> EnumSet.of(IN_PROCESS);
            case IN_PROCESS -> EnumSet.of(SHELF_READY);
            // Somebody finds a fault at the shelf.
            case SHELF_READY -> EnumSet.of(IN_PROCESS);
            case CANCELLED -> EnumSet.noneOf(Step.class);
        };
    }

    /** Whether nothing more is to be done. */
    public boolean isLast() {
        return this == SHELF_READY || this == CANCELLED;
    }
}

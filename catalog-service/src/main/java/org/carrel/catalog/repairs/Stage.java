package org.carrel.catalog.repairs;

import java.util.EnumSet;
import java.util.Set;

/** How far a repair has come. */
public enum Stage {
    /** Somebody saw the damage. */
    REPORTED,
    /** Somebody who can tell has looked at it. */
    ASSESSED,
    /** It is being mended in the house. */
    MENDING,
    /** It is at the bindery. */
    AT_BINDERY,
    /** It is back from the bindery. */
    RETURNED,
    /** Somebody looks whether it can go back on the shelf. */
    QUALITY_CHECK,
    /** It is as good as it gets. */
    CLOSED,
    /** It was not worth it: the item has left the collection. */
    WITHDRAWN;

    /** Where it can go from here. */
    public Set<Stage> next() {
        return switch (this) {
            case REPORTED -> EnumSet.of(ASSESSED, CLOSED);
            case ASSESSED -> EnumSet.of(MENDING, AT_BINDERY, CLOSED, WITHDRAWN);
            case MENDING -> EnumSet.of(QUALITY_CHECK, WITHDRAWN);
            case AT_BINDERY -> EnumSet.of(RETURNED);
            case RETURNED -> EnumSet.of(QUALITY_CHECK);
            case QUALITY_CHECK -> EnumSet.of(MENDING, AT_BINDERY, CLOSED, WITHDRAWN);
            case CLOSED, WITHDRAWN -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether the ticket is over. */
    public boolean isLast() {
        return next().isEmpty();
    }
}

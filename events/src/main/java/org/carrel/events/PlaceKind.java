package org.carrel.events;

/** The levels of the place tree, and the desks in it. */
public enum PlaceKind {
    /** The whole co-operation; exactly one. */
    CONSORTIUM,
    /** A library system: a member of the consortium. */
    LIBRARY,
    /** A building, or a bookmobile. */
    BRANCH,
    /** A shelving location within a branch. */
    LOCATION,
    /** A desk, kiosk, sorter or stop where items change hands. */
    SERVICE_POINT
}

package org.carrel.catalog.validation;

/** How bad it is that a rule is broken. */
public enum Severity {
    /** A record cannot be saved like this. */
    ERROR,
    /** Somebody should look at it. */
    WARNING,
    /** Worth knowing. */
    INFO
}

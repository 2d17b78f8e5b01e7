package org.carrel.catalog.search;

/** Carries a diagnostic out of the depths of reading a query; never leaves the readers of CQL. */
final class CqlRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int number;
    private final String details;

    CqlRefusal(int number, String details) {
        super(details, null, false, false);
        this.number = number;
        this.details = details;
    }

    int number() {
        return number;
    }

    String details() {
        return details;
    }
}

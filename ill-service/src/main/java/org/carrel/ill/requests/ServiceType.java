package org.carrel.ill.requests;

/** What the patron wants of the title. The names are those of ISO 18626 service types. */
public enum ServiceType {
    /** The thing itself, to be given back. */
    LOAN,
    /** A copy of a part, to keep. */
    COPY
}

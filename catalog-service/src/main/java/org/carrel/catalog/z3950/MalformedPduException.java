package org.carrel.catalog.z3950;

/** What came over the line is not a message of the protocol, or is larger than we are willing to read. */
public final class MalformedPduException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedPduException(String message) {
        super(message);
    }
}

package org.carrel.catalog.marc;

import java.io.IOException;

/** A stream as a whole cannot be taken for records: there is nothing in it that a framer could start from. */
public final class UnreadableStreamException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableStreamException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** Stable code of the reason. */
    public String reason() {
        return reason;
    }

    /** The reason in words. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

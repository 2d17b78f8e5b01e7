package org.carrel.catalog.targets;

import java.util.Locale;

/**
 * An outside database did not answer, or not so that it could be understood. Never leaves the search of that database.
 */
public final class OutsideFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Code {
        /** Nobody listens there, or the name is not known. */
        UNREACHABLE,
        TIMED_OUT,
        /** It does not let us in. */
        REFUSED,
        /** It says that it cannot do what was asked. */
        DIAGNOSTIC,
        /** What it says is not the protocol. */
        PROTOCOL_ERROR,
        /** The address is one that this installation does not connect to. */
        HOST_NOT_ALLOWED,
        /** It failed too often of late, and is left alone for a while. */
        PAUSED,
        /** The search was broken off on our side. */
        INTERRUPTED;

        /** Stable code. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it says something about the health of the database. */
        public boolean ill() {
            return switch (this) {
                case UNREACHABLE, TIMED_OUT, PROTOCOL_ERROR -> true;
                case REFUSED, DIAGNOSTIC, HOST_NOT_ALLOWED, PAUSED, INTERRUPTED -> false;
            };
        }
    }

    private final Code code;

    public OutsideFailure(Code code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

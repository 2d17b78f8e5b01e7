package org.carrel.notification.notices;

import java.util.UUID;

/**
 * What a notice is about.
 *
 * @param kind what sort of thing
 * @param id which one
 */
public record Subject(Kind kind, UUID id) {

    /** What sort of thing a notice is about. */
    public enum Kind {
        /** A request at the consortium's own libraries. */
        REQUEST,
        /** A loan. */
        LOAN,
        /** An interlibrary request. */
        ILL_REQUEST
    }
}

package org.carrel.catalog.authorities;

import java.util.UUID;

/**
 * A heading of a record under the control of an authority.
 *
 * @param recordId the record
 * @param tag the field's tag
 * @param occurrence which of the fields with this tag, from 1
 * @param authorityId the authority
 * @param match how they were found to belong together
 * @param whole whether the authority controls all of the heading, not its main part alone
 */
public record Link(UUID recordId, String tag, int occurrence, UUID authorityId, Match match, boolean whole) {

    /** How a heading and an authority were found to belong together, the surest first. */
    public enum Match {
        /** The field cites its number. */
        NUMBER,
        /** It is the established heading. */
        HEADING,
        /** It is what the established heading used to be. */
        FORMER,
        /** It is a variant, which should not be used. */
        VARIANT
    }
}

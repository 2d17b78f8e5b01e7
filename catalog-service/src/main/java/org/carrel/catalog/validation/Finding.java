package org.carrel.catalog.validation;

import org.jspecify.annotations.Nullable;

/**
 * A rule that a record breaks, and where.
 *
 * @param rule stable code of a MARC 21 rule, or {@code local:} and the name of one of the library's own
 * @param severity how bad it is
 * @param tag the field, {@code LDR} for the leader; null for the record as a whole
 * @param occurrence which of the fields with this tag, counting from 1; 0 if it is not about one of them
 * @param subfield the subfield, if it is about one
 * @param message what is wrong and what would be right
 */
public record Finding(
        String rule,
        Severity severity,
        @Nullable String tag,
        int occurrence,
        @Nullable String subfield,
        String message) {

    /** Whether another finding is about the same thing, perhaps in a field that has moved. */
    public boolean repeats(Finding other) {
        return equals(new Finding(
                other.rule(), other.severity(), other.tag(), occurrence, other.subfield(), other.message()));
    }
}
